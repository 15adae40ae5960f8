package io.throng.marl.ctde;

import io.throng.marl.rollout.Replay;
import java.util.Arrays;

/**
 * Runs of consecutive steps of worlds that were drawn to learn from, in tiles that go through networks together: within a tile
 * lie all its runs' first steps, then all their second ones, and so on.
 *
 * @param length steps of a run; 1 where nothing is remembered from step to step
 * @param places in the replay, {@code [steps]}
 * @param kept 0 where memory is forgotten before a step, because an episode begins or the run does, {@code [steps]}
 * @param counts 1 for steps to learn from, 0 for those that only warm a memory up, {@code [steps]}
 */
record Runs(int length, int[] places, float[] kept, float[] counts) {
    /** Steps drawn one by one. */
    static Runs ofSteps(int[] places) {
        float[] counts = new float[places.length];
        Arrays.fill(counts, 1);
        return new Runs(1, places, new float[places.length], counts);
    }

    /**
     * Runs as drawn.
     *
     * @param runs {@code [runs][length]}
     * @param inTile runs of a tile
     * @param burnIn first steps of a run that are not learned from, unless an episode has begun within the run (Kapturowski et
     *     al., "Recurrent experience replay in distributed reinforcement learning", ICLR 2019, section 3)
     */
    static Runs of(Replay replay, int[][] runs, int inTile, int burnIn) {
        int length = runs[0].length;
        Runs all = new Runs(
                length,
                new int[runs.length * length],
                new float[runs.length * length],
                new float[runs.length * length]);
        for (int run = 0; run < runs.length; run++) {
            int tile = run / inTile * inTile;
            int tileRuns = Math.min(inTile, runs.length - tile);
            boolean isKnown = false;
            for (int step = 0; step < length; step++) {
                int at = tile * length + step * tileRuns + run - tile;
                boolean begins = step > 0 && replay.ends(runs[run][step - 1]);
                isKnown |= begins || step >= burnIn;
                all.places[at] = runs[run][step];
                all.kept[at] = step == 0 || begins ? 0 : 1;
                all.counts[at] = isKnown ? 1 : 0;
            }
        }
        return all;
    }

    /** How many steps there are. */
    int steps() {
        return places.length;
    }

    /** How many of them are learned from, at least 1. */
    double weight() {
        double weight = 0;
        for (float count : counts) {
            weight += count;
        }
        return Math.max(1, weight);
    }
}
