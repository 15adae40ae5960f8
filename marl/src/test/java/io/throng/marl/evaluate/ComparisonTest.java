package io.throng.marl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Bootstrap BOOTSTRAP = Bootstrap.defaults();

    @Test
    void probabilityOfImprovementCountsTiesHalfAndAveragesOverTasks() {
        var first = new TaskScores(new double[][] {{0.1, 0.2, 0.4, 0.8, 0.9}, {0.1, 0.5, 0.2, 0.9, 0.4}});
        var second = new TaskScores(new double[][] {{0.3, 0.1, 0.5, 0.2}, {0.4, 0.4, 0.9, 0.1}});
        // scipy.stats.mannwhitneyu over the number of pairs: (13 + 10) / 20 / 2; interval by numpy, 400,000 resamples
        Estimate better = ProbabilityOfImprovement.of(first, second, new Bootstrap(50_000, 0.95), random(1));
        assertThat(better.value()).isEqualTo(0.575, within(1e-12));
        assertThat(better.interval().orElseThrow().low()).isEqualTo(0.3, within(0.013));
        assertThat(better.interval().orElseThrow().high()).isEqualTo(0.825, within(0.013));
        assertThat(ProbabilityOfImprovement.of(second, first, BOOTSTRAP, random(1))
                        .value())
                .isEqualTo(0.425, within(1e-12));
    }

    @Test
    void probabilityOfImprovementByHand() {
        // pairs of {1, 2, 3} and {2, 2}: lost twice, tied twice, won twice
        assertThat(improvement(task(1, 2, 3), task(2, 2))).isEqualTo(0.5);
        assertThat(improvement(task(4, 5), task(1, 2, 3))).isEqualTo(1);
        assertThat(improvement(task(7), task(7))).isEqualTo(0.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> improvement(task(1), new TaskScores(new double[][] {{1}, {2}})))
                .withMessage("both algorithms must have run on the same tasks, got 1 and 2 tasks");
    }

    private static double improvement(TaskScores first, TaskScores second) {
        return ProbabilityOfImprovement.of(first, second, BOOTSTRAP, random(2)).value();
    }

    @Test
    void profileIsTheShareOfRunsStrictlyAboveEachThreshold() {
        var scores = new TaskScores(new double[][] {{0.2, 0.4}, {0.4, 0.8}});
        PerformanceProfile profile =
                PerformanceProfile.of(scores, new double[] {0, 0.2, 0.3, 0.4, 0.8}, BOOTSTRAP, random(3));
        assertThat(profile.points())
                .extracting(point -> point.share().value())
                .containsExactly(1.0, 0.75, 0.75, 0.25, 0.0);
        assertThat(profile.points().get(0).share().interval()).contains(new Interval(1, 1, 0.95));
        // of the first task half are above 0.3 and of the second all: between 0.5 and 1
        assertThat(profile.points().get(2).share().interval()).contains(new Interval(0.5, 1, 0.95));
    }

    @Test
    void bandsOfAProfileNeverRise() {
        double[] scores = RandomSource.SPLIT_MIX_64.create(4L).doubles(9).toArray();
        List<PerformanceProfile.Point> points = Comparison.of(
                        named("a", new TaskScores(new double[][] {scores})), Optional.empty(), BOOTSTRAP, random(4))
                .standings()
                .getFirst()
                .profile()
                .points();
        assertThat(points).hasSizeGreaterThan(100);
        for (int i = 1; i < points.size(); i++) {
            Interval before = points.get(i - 1).share().interval().orElseThrow();
            Interval now = points.get(i).share().interval().orElseThrow();
            assertThat(now.low()).isLessThanOrEqualTo(before.low());
            assertThat(now.high()).isLessThanOrEqualTo(before.high());
        }
    }

    @Test
    void threeRunsAreRankedByInterquartileMeanAndFewerAreNot() {
        SequencedMap<String, TaskScores> three = named("low", task(1, 2, 3));
        three.put("high", task(7, 8, 9));
        three.put("middle", task(4, 5, 6));
        assertThat(compare(three).ranking()).contains(List.of("high", "middle", "low"));
        SequencedMap<String, TaskScores> two = new LinkedHashMap<>(three);
        two.put("middle", task(4, 5));
        Comparison refused = compare(two);
        assertThat(refused.ranking()).isEmpty();
        assertThat(refused.fewestRuns()).isEqualTo(2);
        assertThat(refused.standings()).extracting(Comparison.Standing::name).containsExactly("low", "high", "middle");
        assertThat(refused.pairs())
                .hasSize(3)
                .allMatch(pair -> pair.probability().interval().isPresent());
    }

    @Test
    void aPairIsClearWhereTheIntervalLeavesOutOneHalf() {
        SequencedMap<String, TaskScores> scores = named("a", task(1, 2, 3, 4));
        scores.put("b", task(5, 6, 7, 8));
        scores.put("c", task(4, 5, 6, 9));
        scores.put("d", task(100));
        List<Comparison.Pair> pairs = compare(scores).pairs();
        assertThat(pairs.get(0).isClear()).isTrue();
        assertThat(pairs.get(0).probability().value()).isZero();
        assertThat(pairs.get(3).second()).isEqualTo("c");
        assertThat(pairs.get(3).isClear()).isFalse();
        assertThat(pairs.get(2).isClear()).as("no interval, nothing clear").isFalse();
    }

    @Test
    void optimalityGapNeedsTargets() {
        SequencedMap<String, TaskScores> scores = named("a", task(0.5, 0.7, 1.5));
        assertThat(compare(scores).standings().getFirst().optimalityGap()).isEmpty();
        Comparison.Standing standing = Comparison.of(scores, Optional.of(new double[] {1}), BOOTSTRAP, random(5))
                .standings()
                .getFirst();
        assertThat(standing.optimalityGap().orElseThrow().value()).isEqualTo(0.8 / 3, within(1e-12));
    }

    @Test
    void pairsAreTheSameOnAnyScaleAndWithAnyTarget() {
        SequencedMap<String, TaskScores> scores = named("a", task(1, 5, 7));
        scores.put("b", task(2, 4, 9));
        SequencedMap<String, TaskScores> scaled = named("a", task(0.1, 0.5, 0.7));
        scaled.put("b", task(0.2, 0.4, 0.9));
        assertThat(Comparison.of(scaled, Optional.of(new double[] {1}), BOOTSTRAP, random(7))
                        .pairs())
                .isEqualTo(compare(scores).pairs());
    }

    @Test
    void sampleEfficiencyIsTheInterquartileMeanOfEachEvaluation() {
        SampleEfficiency curve = SampleEfficiency.of(
                new double[] {100, 200}, List.of(task(1, 2, 3, 90), task(5, 5, 5, 5)), BOOTSTRAP, random(6));
        assertThat(curve.points())
                .extracting(SampleEfficiency.Point::environmentSteps)
                .containsExactly(100.0, 200.0);
        assertThat(curve.points().get(0).iqm().value()).isEqualTo(2.5);
        assertThat(curve.points().get(0).iqm().interval().orElseThrow().contains(2.5))
                .isTrue();
        assertThat(curve.points().get(1).iqm().interval()).contains(new Interval(5, 5, 0.95));
    }

    @Test
    void sameStateOfTheGeneratorGivesTheSameComparison() {
        SequencedMap<String, TaskScores> scores = named("a", task(0.1, 0.5, 0.7));
        scores.put("b", task(0.2, 0.4, 0.9));
        assertThat(compare(scores)).isEqualTo(compare(scores));
    }

    private static Comparison compare(SequencedMap<String, TaskScores> scores) {
        return Comparison.of(scores, Optional.empty(), BOOTSTRAP, random(7));
    }

    private static SequencedMap<String, TaskScores> named(String name, TaskScores scores) {
        SequencedMap<String, TaskScores> named = new LinkedHashMap<>();
        named.put(name, scores);
        return named;
    }

    private static TaskScores task(double... runs) {
        return new TaskScores(new double[][] {runs});
    }

    private static UniformRandomProvider random(long seed) {
        return RandomSource.XO_SHI_RO_256_PP.create(seed);
    }
}
