package io.throng.marl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final Bootstrap BOOTSTRAP = Bootstrap.defaults();

    @Test
    void severalSeedsAreSummarisedByTheirMeans() {
        double[][] scores = {{1, 3}, {4, 4, 4}, {10, 14}, {-2, 2}};
        Evaluation evaluation = Evaluation.of(scores, BOOTSTRAP, random(1));
        assertThat(evaluation.n()).isEqualTo(4);
        assertThat(evaluation.resampled()).isEqualTo(Resampling.SEEDS);
        assertThat(evaluation.perSeed()).containsExactly(2.0, 4.0, 12.0, 0.0);
        assertThat(evaluation.mean()).isEqualTo(4.5);
        assertThat(evaluation.iqm()).isEqualTo(3);
        assertThat(evaluation.interval().contains(4.5)).isTrue();
        assertThat(evaluation.interval().low()).isBetween(0.0, 2.0);
        assertThat(evaluation.interval().high()).isBetween(7.0, 12.0);
        assertThat(evaluation.iqmInterval().contains(3)).isTrue();
    }

    @Test
    void oneSeedIsSummarisedByItsEpisodesAndSaysSo() {
        Evaluation evaluation = Evaluation.of(new double[][] {{1, 2, 3, 10}}, BOOTSTRAP, random(2));
        assertThat(evaluation.n()).isEqualTo(4);
        assertThat(evaluation.resampled()).isEqualTo(Resampling.EPISODES);
        assertThat(evaluation.perSeed()).containsExactly(4.0);
        assertThat(evaluation.mean()).isEqualTo(4);
        assertThat(evaluation.iqm()).isEqualTo(2.5);
        assertThat(evaluation.interval().contains(4)).isTrue();
    }

    @Test
    void sameStateOfTheGeneratorGivesTheSameIntervals() {
        double[][] scores = column(1, 1.7, 2.9, 3.3, 5.1, 8.2, 9.6, 11.4);
        assertThat(Evaluation.of(scores, BOOTSTRAP, random(3)))
                .isEqualTo(Evaluation.of(scores, BOOTSTRAP, random(3)))
                .isNotEqualTo(Evaluation.of(scores, BOOTSTRAP, random(4)));
    }

    @Test
    void episodesWithinSeedsSpeakOfThesePoliciesOnly() {
        // seeds far apart, episodes of a seed alike: another seed could be anywhere, these policies are known well
        double[][] scores = {{0, 0.1}, {10, 10.1}, {20, 20.1}, {30, 30.1}};
        Evaluation algorithm = Evaluation.of(scores, BOOTSTRAP, random(5));
        Evaluation policies = Evaluation.ofThesePolicies(scores, BOOTSTRAP, random(5));
        assertThat(width(algorithm.interval())).isGreaterThan(10);
        assertThat(width(policies.interval())).isLessThan(0.11);
        assertThat(policies.mean()).isEqualTo(algorithm.mean());
        assertThat(policies.n()).isEqualTo(4);
    }

    @Test
    void intervalsOverSeedsHoldTheAlgorithmsMeanWhereIntervalsOverEpisodesDoNot() {
        UniformRandomProvider random = random(6);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        var bootstrap = new Bootstrap(500, 0.95);
        int overSeeds = 0;
        int overEpisodes = 0;
        for (int trial = 0; trial < 400; trial++) {
            double[][] scores = new double[20][];
            Arrays.setAll(scores, _ -> {
                double seedsMean = normal.sample();
                return normal.samples(10).map(noise -> seedsMean + noise).toArray();
            });
            overSeeds += Evaluation.of(scores, bootstrap, random).interval().contains(0) ? 1 : 0;
            overEpisodes += Evaluation.ofThesePolicies(scores, bootstrap, random)
                            .interval()
                            .contains(0)
                    ? 1
                    : 0;
        }
        assertThat(overSeeds / 400.0).isEqualTo(0.93, within(0.03));
        assertThat(overEpisodes / 400.0).isLessThan(0.6);
    }

    @Test
    void oneNumberIsNotAnEvaluation() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluation.of(new double[][] {{3}}, BOOTSTRAP, random(7)))
                .withMessage("scores must come from at least 2 seeds or 2 episodes, got 1 number;"
                        + " one number has no interval: evaluate more episodes");
        var interval = new Interval(0, 1, 0.95);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evaluation(1, Resampling.EPISODES, 0.5, interval, 0.5, interval, List.of(0.5)))
                .withMessageStartingWith("n must be at least 2, got 1; one number has no interval");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evaluation(5, Resampling.SEEDS, 0.5, interval, 0.5, interval, List.of(0.5)))
                .withMessage("resampled must be EPISODES with one seed, got SEEDS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Interval(Double.NaN, 1, 0.95))
                .withMessage("interval must have finite low <= high, got [NaN, 1.0]");
    }

    @Test
    void scoresThatAreNoNumbersAreRefusedByPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluation.of(new double[][] {{1, 2}, {3, Double.NaN}}, BOOTSTRAP, random(8)))
                .withMessage("scores must be finite, got NaN for seed 1, episode 1;"
                        + " a run that diverged has no mean: report it apart");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluation.of(new double[][] {{1, 2}, {}}, BOOTSTRAP, random(8)))
                .withMessage("seed 1 must have at least one episode, got none");
    }

    @Test
    void differenceOfGroupsEqualsThatOfScipy() {
        double[][] first = column(3.1, -0.4, 2.2, 5.9, 1.7, 0.3, 4.4, 2.8, -1.2, 3.6);
        double[][] second = column(0.2, -0.9, 1.1, 0.4, -0.3, 0.8);
        Difference difference = Difference.of(first, second, new Bootstrap(100_000, 0.95), random(9));
        // scipy.stats.bootstrap((x, y), lambda a, b: a.mean() - b.mean(), method="percentile")
        assertThat(difference.mean()).isEqualTo(2.02333333, within(1e-8));
        assertThat(difference.interval().low()).isEqualTo(0.62, within(0.03));
        assertThat(difference.interval().high()).isEqualTo(3.42, within(0.03));
        assertThat(difference.isClear()).isTrue();
        assertThat(difference.firstN()).isEqualTo(10);
        assertThat(difference.secondN()).isEqualTo(6);
    }

    @Test
    void differenceOfAGroupAndItselfIsNotClear() {
        double[][] group = column(1, 2, 3, 4, 5);
        Difference difference = Difference.of(group, group, BOOTSTRAP, random(10));
        assertThat(difference.mean()).isZero();
        assertThat(difference.iqm()).isZero();
        assertThat(difference.isClear()).isFalse();
        assertThat(width(difference.interval())).isGreaterThan(1);
    }

    /** One episode a seed. */
    private static double[][] column(double... scores) {
        return Arrays.stream(scores).mapToObj(score -> new double[] {score}).toArray(double[][]::new);
    }

    private static double width(Interval interval) {
        return interval.high() - interval.low();
    }

    private static UniformRandomProvider random(long seed) {
        return RandomSource.XO_SHI_RO_256_PP.create(seed);
    }
}
