package io.throng.marl.ctde;

/**
 * Settings of {@link Bnpg}.
 *
 * @param graph where the graph comes from
 * @param dag the graph of {@link GraphKind#FIXED}: who knows whose choice, as long as edges are there
 * @param graphWidth units of each of the two hidden layers of the network that draws graphs of {@link GraphKind#LEARNED}
 * @param annealSteps environment steps over which the chance of an edge falls linearly from 1 to 0, at least 1
 * @param ppo how policies learn
 */
public record BnpgSettings(GraphKind graph, Dag dag, int graphWidth, long annealSteps, PpoSettings ppo) {
    /** Where a graph comes from. */
    public enum GraphKind {
        /** It is given, and agents choose in the order of the game. */
        FIXED,
        /** Order and edges are drawn in each step, from what all agents perceive, by a network that learns. */
        LEARNED
    }

    /** Checks the ranges. */
    public BnpgSettings {
        Require.inRange("graphWidth", graphWidth, 1, 1 << 14);
        if (annealSteps < 1) {
            throw new IllegalArgumentException("annealSteps must be at least 1, got " + annealSteps);
        }
    }

    /** All edges, gone after 100,000 steps. */
    public static BnpgSettings defaults() {
        return new BnpgSettings(GraphKind.FIXED, Dag.COMPLETE, 64, 100_000, PpoSettings.defaults());
    }
}
