package io.throng.marl.ctde;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.rollout.ActionCode;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.Supplement;
import java.util.Arrays;
import java.util.List;

/**
 * What the parents of an agent have chosen in this very step, as far as the edges to them are there: a coded action for each
 * agent of the game, zeros for who is no parent or is cut off. Edges of the graph stay for each world, step and pair with a
 * chance that falls from 1 to exactly 0.
 */
final class ParentsActions implements Supplement {
    private final List<Kind> kinds;
    private final List<ActionCode> codes;
    private final Crew crew;
    private final Graph graph;
    private final long annealSteps;
    private final int worlds;
    private final int width;
    private final float[] rows;
    private final Philox random = new Philox();
    private double chance = 1;

    private ParentsActions(List<Kind> kinds, Crew crew, int worlds, Graph graph, long annealSteps) {
        this.kinds = kinds;
        this.codes = kinds.stream().map(kind -> new ActionCode(kind.action())).toList();
        this.crew = crew;
        this.worlds = worlds;
        this.graph = graph;
        this.annealSteps = annealSteps;
        this.width = width(kinds);
        this.rows = new float[worlds * crew.agentsPerWorld() * width];
    }

    /** Who knows whose choice, as long as nobody is cut off; agents are numbered in the order of the game. */
    interface Graph {
        /** Makes it known for a step. */
        void begin(List<AgentBatch> batches, long seed, long step);

        /** Whether an agent's choice is known to another in a world, in this step. */
        boolean isParent(int world, int agent, int ofAgent);

        /** Whether there are never any edges. */
        boolean isEmpty();

        /** The same in all worlds and steps. */
        static Graph of(Dag dag) {
            return new Graph() {
                @Override
                public void begin(List<AgentBatch> batches, long seed, long step) {}

                @Override
                public boolean isParent(int world, int agent, int ofAgent) {
                    return dag.isParent(agent, ofAgent);
                }

                @Override
                public boolean isEmpty() {
                    return dag == Dag.NONE;
                }
            };
        }
    }

    private static int width(List<Kind> kinds) {
        return kinds.stream()
                .mapToInt(kind -> kind.count() * new ActionCode(kind.action()).width())
                .sum();
    }

    /**
     * Of agents that learn.
     *
     * @param kinds all of the game
     * @param annealSteps environment steps until no edge is there any more
     */
    static Supplement.Maker learning(List<Kind> kinds, Graph graph, long annealSteps) {
        return (crew, worlds) -> new ParentsActions(kinds, crew, worlds, graph, annealSteps);
    }

    /** Of agents that decide by themselves: as many zeros. */
    static Supplement.Maker cutOff(List<Kind> kinds) {
        return Supplement.Maker.always(new float[width(kinds)]);
    }

    @Override
    public int width() {
        return width;
    }

    /** As long as there are edges, an agent of the crew more is right after each round. */
    @Override
    public int rounds() {
        return graph.isEmpty() || chance == 0 ? 1 : crew.agentsPerWorld();
    }

    @Override
    public boolean isForCritics() {
        return false;
    }

    /** The chance of an edge after so many environment steps. */
    static double chance(long environmentSteps, long annealSteps) {
        return Math.max(0, 1 - (double) environmentSteps / annealSteps);
    }

    @Override
    public void begin(List<AgentBatch> batches, long seed, long step) {
        Arrays.fill(rows, 0);
        chance = chance(step * worlds, annealSteps);
        if (graph.isEmpty() || chance == 0) {
            return;
        }
        graph.begin(batches, seed, step);
        int row = 0;
        for (Crew.Member member : crew.members()) {
            int first = member.firstAgentOfGame(kinds);
            for (int i = 0; i < worlds * member.agents(); i++) {
                look(batches, seed, step, row++, i / member.agents(), first + i % member.agents());
            }
        }
    }

    private void look(List<AgentBatch> batches, long seed, long step, int row, int world, int agent) {
        int agents = kinds.stream().mapToInt(Kind::count).sum();
        random.reset(seed, (long) world * agents + agent, step, Streams.EDGE);
        int other = 0;
        int at = row * width;
        for (int kind = 0; kind < kinds.size(); kind++) {
            ActionCode code = codes.get(kind);
            int columns = kinds.get(kind).action().columns();
            int count = kinds.get(kind).count();
            for (int i = 0; i < count; i++) {
                boolean there = random.nextDouble() < chance;
                if (there && graph.isParent(world, other, agent)) {
                    code.encode(batches.get(kind).actions(), (world * count + i) * columns, rows, at);
                }
                other++;
                at += code.width();
            }
        }
    }

    /** Nothing: the batches hold the actions. */
    @Override
    public void acted(float[] actions) {}

    @Override
    public float[] rows() {
        return rows;
    }
}
