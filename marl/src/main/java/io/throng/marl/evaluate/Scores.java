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
        if (episodes.length == 0) {
            throw new IllegalArgumentException("seed " + seed + " must have at least one episode, got none");
        }
        for (int episode = 0; episode < episodes.length; episode++) {
            if (!Double.isFinite(episodes[episode])) {
                throw new IllegalArgumentException("scores must be finite, got " + episodes[episode] + " for seed "
                        + seed + ", episode " + episode + "; a run that diverged has no mean: report it apart");
            }
        }
        return episodes.clone();
    }
}
