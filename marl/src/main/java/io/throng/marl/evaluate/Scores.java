package io.throng.marl.evaluate;

import java.util.Arrays;

/** Checked scores, {@code [seeds, episodes]}, a row per training seed; rows may differ in length. */
final class Scores {
    private final double[][] bySeed;
    private final double[] seedMeans;

    Scores(double[][] bySeed) {
        if (bySeed.length == 0) {
            throw new IllegalArgumentException("scores must have at least one seed [seeds, episodes], got none");
        }
        this.bySeed = new double[bySeed.length][];
        for (int seed = 0; seed < bySeed.length; seed++) {
            this.bySeed[seed] = checked(seed, bySeed[seed]);
        }
        if (bySeed.length == 1 && bySeed[0].length == 1) {
            throw new IllegalArgumentException("scores must come from at least 2 seeds or 2 episodes, got 1 number;"
                    + " one number has no interval: evaluate more episodes");
        }
        seedMeans = Arrays.stream(this.bySeed).mapToDouble(Statistic.MEAN::of).toArray();
    }

    int seeds() {
        return bySeed.length;
    }

    /** The scores of one seed, {@code [episodes]}; not to be changed. */
    double[] episodes(int seed) {
        return bySeed[seed];
    }

    /** The mean score of each seed, {@code [seeds]}; not to be changed. */
    double[] seedMeans() {
        return seedMeans;
    }

    private static double[] checked(int seed, double[] episodes) {
        return checked("seed", seed, "episode", episodes);
    }

    /** A copy of one row of scores, of which there must be some, all finite. */
    static double[] checked(String rowName, int row, String columnName, double[] scores) {
        if (scores.length == 0) {
            throw new IllegalArgumentException(
                    rowName + " " + row + " must have at least one " + columnName + ", got none");
        }
        for (int column = 0; column < scores.length; column++) {
            if (!Double.isFinite(scores[column])) {
                throw new IllegalArgumentException(
                        "scores must be finite, got " + scores[column] + " for " + rowName + " " + row + ", "
                                + columnName + " " + column + "; a run that diverged has no mean: report it apart");
            }
        }
        return scores.clone();
    }
}
