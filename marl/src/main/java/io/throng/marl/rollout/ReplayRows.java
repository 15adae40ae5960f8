package io.throng.marl.rollout;

import io.throng.agents.Kind;
import java.util.List;

/**
 * The agents of a crew in drawn steps of worlds, as rows: all agents of the first drawn step, then of the second, and so on.
 */
public final class ReplayRows {
    private final Crew crew;
    private final List<Kind> kinds;
    private final int agents;
    private final int steps;

    /**
     * Rows of a crew.
     *
     * @param kinds all of the game
     * @param steps how many world steps are drawn at a time
     */
    public ReplayRows(Crew crew, List<Kind> kinds, int steps) {
        this.crew = crew;
        this.kinds = kinds;
        this.agents = crew.agentsPerWorld();
        this.steps = steps;
    }

    /** Whose rows these are. */
    public Crew crew() {
        return crew;
    }

    /** How many there are. */
    public int rows() {
        return steps * agents;
    }

    /** How many there are of one step of a world. */
    public int agents() {
        return agents;
    }

    /**
     * The numbers of each agent.
     *
     * @param width how many
     * @return {@code [rows, width]} in row order
     */
    public float[] own(Replay replay, Replay.Part part, int width, int[] places) {
        float[] rows = new float[rows() * width];
        int at = 0;
        for (int place : places) {
            for (Crew.Member member : crew.members()) {
                replay.copy(part, member.kindIndex(), place, member.firstAgent(), member.agents(), width, rows, at);
                at += member.agents() * width;
            }
        }
        return rows;
    }

    /** What each agent perceives, then what all others of its world do, as {@link CriticView#WORLD} has it. */
    public float[] world(Replay replay, Replay.Part observations, int[] places) {
        int width = worldWidth(kinds);
        float[] all = new float[width];
        float[] rows = new float[rows() * width];
        int at = 0;
        for (int place : places) {
            gather(replay, observations, place, all);
            for (Crew.Member member : crew.members()) {
                int own = member.kind().observation().size();
                for (int i = 0; i < member.agents(); i++) {
                    int start = offset(member.kindIndex()) + (member.firstAgent() + i) * own;
                    System.arraycopy(all, start, rows, at, own);
                    System.arraycopy(all, 0, rows, at + own, start);
                    System.arraycopy(all, start + own, rows, at + own + start, width - start - own);
                    at += width;
                }
            }
        }
        return rows;
    }

    /** What all agents of each drawn world perceive, {@code [steps, worldWidth]}. */
    public static float[] states(Replay replay, List<Kind> kinds, Replay.Part observations, int[] places) {
        int width = worldWidth(kinds);
        float[] rows = new float[places.length * width];
        for (int i = 0; i < places.length; i++) {
            int at = i * width;
            for (int k = 0; k < kinds.size(); k++) {
                int own = kinds.get(k).observation().size();
                replay.copy(observations, k, places[i], 0, kinds.get(k).count(), own, rows, at);
                at += kinds.get(k).count() * own;
            }
        }
        return rows;
    }

    private void gather(Replay replay, Replay.Part observations, int place, float[] all) {
        int at = 0;
        for (int k = 0; k < kinds.size(); k++) {
            int own = kinds.get(k).observation().size();
            replay.copy(observations, k, place, 0, kinds.get(k).count(), own, all, at);
            at += kinds.get(k).count() * own;
        }
    }

    private int offset(int kind) {
        return worldWidth(kinds.subList(0, kind));
    }

    /** Numbers that all agents of a world perceive together. */
    public static int worldWidth(List<Kind> kinds) {
        return kinds.stream()
                .mapToInt(kind -> kind.count() * kind.observation().size())
                .sum();
    }
}
