package io.throng.marl.ctde;

import io.throng.marl.rollout.ActionCode;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.Replay;
import io.throng.marl.rollout.ReplayRows;
import java.util.ArrayList;
import java.util.List;

/** What all agents of a learner do in drawn steps of worlds, coded: {@code [steps, width]}, crew by crew, agent by agent. */
final class JointActions {
    private final List<Crew> crews;
    private final List<ActionCode> codes = new ArrayList<>();
    private final int[] first;
    private final int width;
    private final float[] rows;

    JointActions(List<Crew> crews, int steps) {
        this.crews = crews;
        this.first = new int[crews.size()];
        int at = 0;
        for (int i = 0; i < first.length; i++) {
            codes.add(new ActionCode(crews.get(i).kind().action()));
            first[i] = at;
            at += crews.get(i).agentsPerWorld() * codes.get(i).width();
        }
        this.width = at;
        this.rows = new float[steps * width];
    }

    /** Numbers of a whole world's actions. */
    int width() {
        return width;
    }

    /** How a crew's actions are coded. */
    ActionCode code(int crew) {
        return codes.get(crew);
    }

    /** Takes over what a crew did in drawn steps. */
    void remember(int crew, ReplayRows of, Replay replay, int[] places) {
        int columns = crews.get(crew).kind().action().columns();
        float[] actions = of.own(replay, Replay.Part.ACTIONS, columns, places);
        for (int row = 0; row < of.rows(); row++) {
            codes.get(crew).encode(actions, row * columns, rows, at(crew, row));
        }
    }

    /** Sets one agent's coded action. */
    void set(int crew, int row, float[] coded, int from) {
        System.arraycopy(coded, from, rows, at(crew, row), codes.get(crew).width());
    }

    private int at(int crew, int row) {
        int agents = crews.get(crew).agentsPerWorld();
        return row / agents * width
                + first[crew]
                + row % agents * codes.get(crew).width();
    }

    /**
     * For each of a crew's rows, {@code [rows, width]}: the agent's own action, then those of all others; or the others' alone.
     *
     * @param withOwn whether the own action is there
     */
    float[] around(int crew, int crewRows, boolean withOwn) {
        int own = codes.get(crew).width();
        int length = withOwn ? width : width - own;
        float[] around = new float[crewRows * length];
        for (int row = 0; row < crewRows; row++) {
            int to = row * length;
            int start = at(crew, row);
            int step = start / width * width;
            if (withOwn) {
                System.arraycopy(rows, start, around, to, own);
                to += own;
            }
            System.arraycopy(rows, step, around, to, start - step);
            System.arraycopy(rows, start + own, around, to + start - step, step + width - start - own);
        }
        return around;
    }
}
