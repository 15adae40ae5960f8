package io.throng.marl.evaluate;

import org.apache.commons.rng.UniformRandomProvider;

/** What a bootstrap draws anew, and so what its interval speaks about. */
public enum Resampling {
    /**
     * Training seeds: the interval says where the algorithm's mean lies over all seeds there could be. An episode's luck is
     * in it through the seeds' means.
     */
    SEEDS {
        @Override
        double[] draw(Scores scores, UniformRandomProvider random) {
            return resample(scores.seedMeans(), random);
        }

        @Override
        double[] observed(Scores scores) {
            return scores.seedMeans();
        }
    },

    /**
     * Episodes within their own seed (a bootstrap stratified by seed): the interval says where the mean of these very
     * policies lies over all episodes there could be. It knows nothing of other seeds and is too narrow for a claim about
     * an algorithm; with one seed there is nothing else.
     */
    EPISODES {
        @Override
        double[] draw(Scores scores, UniformRandomProvider random) {
            if (scores.seeds() == 1) {
                return resample(scores.episodes(0), random);
            }
            double[] drawn = new double[scores.seeds()];
            for (int seed = 0; seed < drawn.length; seed++) {
                drawn[seed] = Statistic.MEAN.of(resample(scores.episodes(seed), random));
            }
            return drawn;
        }

        @Override
        double[] observed(Scores scores) {
            return scores.seeds() == 1 ? scores.episodes(0) : scores.seedMeans();
        }
    };

    /** One resample, {@code [n]} numbers to take a statistic of. */
    abstract double[] draw(Scores scores, UniformRandomProvider random);

    /** The numbers themselves, whose statistic is the estimate. */
    abstract double[] observed(Scores scores);

    /** As many values again, each drawn from all of them. */
    static double[] resample(double[] values, UniformRandomProvider random) {
        double[] drawn = new double[values.length];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = values[random.nextInt(values.length)];
        }
        return drawn;
    }

    /** What an interval can rest on: seeds, or with one seed its episodes. */
    static Resampling widestOf(Scores scores) {
        return scores.seeds() == 1 ? EPISODES : SEEDS;
    }
}
