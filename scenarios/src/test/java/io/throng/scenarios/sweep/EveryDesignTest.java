package io.throng.scenarios.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every design promises, of all that the service loader finds. */
class EveryDesignTest {
    private static final Levels NOISE = new Levels("noise", List.of("0", "0.5", "1", "1.5"));
    private static final Levels MODE = new Levels("mode", List.of("RING", "STAR"));
    private static final Span RADIUS = new Span("radius", 0.5, 2, false);
    private static final Span BIRDS = new Span("birds", 10, 13, true);

    static List<Design> designs() {
        return Designs.all();
    }

    static List<Design> choosingDesigns() {
        return designs().stream().filter(EveryDesignTest::chooses).toList();
    }

    /** A grid says itself how many points it has. */
    private static boolean chooses(Design design) {
        return !design.name().equals("grid");
    }

    private static List<List<String>> points(Design design, long seed) {
        return chooses(design)
                ? design.points(List.of(NOISE, MODE, RADIUS, BIRDS), 64, seed)
                : design.points(List.of(NOISE, MODE), 0, seed);
    }

    @Test
    void allAreFound() {
        assertThat(designs()).extracting(Design::name).containsExactly("grid", "lhs", "sobol");
        assertThat(Designs.named("sobol")).isInstanceOf(SobolDesign.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Designs.named("sobel"))
                .withMessage("no design is called \"sobel\"; did you mean sobol? (designs: grid, lhs, sobol)");
    }

    @ParameterizedTest
    @MethodSource("designs")
    void pointsAreAPureFunctionOfTheArguments(Design design) {
        assertThat(points(design, 7)).isEqualTo(points(design, 7));
        if (chooses(design)) {
            assertThat(points(design, 7)).isNotEqualTo(points(design, 8));
        }
    }

    @ParameterizedTest
    @MethodSource("designs")
    void everyPointHasAnAllowedValueOfEveryFactor(Design design) {
        for (List<String> point : points(design, 7)) {
            assertThat(NOISE.levels()).contains(point.get(0));
            assertThat(MODE.levels()).contains(point.get(1));
            if (chooses(design)) {
                assertThat(Double.parseDouble(point.get(2))).isBetween(0.5, 2.0);
                assertThat(Integer.parseInt(point.get(3))).isBetween(10, 13);
            }
        }
    }

    /** 64 points, 4 values: a Latin hypercube and Sobol' points have each 16 times, a grid of these factors twice. */
    @ParameterizedTest
    @MethodSource("designs")
    void givenValuesOccurEquallyOften(Design design) {
        List<List<String>> points = points(design, 7);
        for (String level : NOISE.levels()) {
            assertThat(points)
                    .filteredOn(point -> point.getFirst().equals(level))
                    .hasSize(points.size() / 4);
        }
        if (chooses(design)) {
            for (int birds = 10; birds <= 13; birds++) {
                String value = Integer.toString(birds);
                assertThat(points)
                        .filteredOn(point -> point.getLast().equals(value))
                        .hasSize(16);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("choosingDesigns")
    void numbersOfARangeNeverRepeat(Design design) {
        List<String> radii = design.points(List.of(RADIUS), 1_000, 3).stream()
                .map(List::getFirst)
                .toList();
        assertThat(new HashSet<>(radii)).hasSize(1_000);
    }

    @ParameterizedTest
    @MethodSource("designs")
    void withoutFactorsPointsHaveNoValues(Design design) {
        assertThat(design.points(List.of(), chooses(design) ? 1 : 0, 1)).containsExactly(List.of());
    }

    @ParameterizedTest
    @MethodSource("designs")
    void aWrongNumberOfPointsIsRefusedWithWhatIsAllowed(Design design) {
        if (chooses(design)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> design.points(List.of(NOISE), 0, 1))
                    .withMessage("--design " + design.name() + " needs --points in [1, 1000000], got none");
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> design.points(List.of(NOISE), 5, 1))
                    .withMessage("this grid has 4 points, got --points 5; leave --points out, or take --design lhs or"
                            + " sobol");
        }
    }

    @Test
    void aGridHasEveryCombinationOnceAndTheLastFactorRunsFastest() {
        assertThat(new GridDesign().points(List.of(MODE, new Levels("x", List.of("1", "2", "3"))), 6, 1))
                .containsExactly(
                        List.of("RING", "1"),
                        List.of("RING", "2"),
                        List.of("RING", "3"),
                        List.of("STAR", "1"),
                        List.of("STAR", "2"),
                        List.of("STAR", "3"));
    }

    @Test
    void aGridNeedsSteps() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GridDesign().points(List.of(RADIUS), 0, 1))
                .withMessage("range of radius must have a step in a grid, got radius=0.5:2.0; write"
                        + " radius=0.5:2.0:STEP, or take --design lhs or sobol with --points N");
    }

    @Test
    void aGridTooLargeToHoldIsRefusedBeforeItIsMade() {
        List<String> many = IntStream.range(0, 10_000).mapToObj(String::valueOf).toList();
        List<Factor> factors = Stream.of("a", "b", "c")
                .<Factor>map(name -> new Levels(name, many))
                .toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GridDesign().points(factors, 0, 1))
                .withMessageContaining("at most 1000000 points");
    }

    @Test
    void aLatinHypercubeHasOnePointInEachPartOfEachFactor() {
        int points = 37;
        for (int factor = 0; factor < 5; factor++) {
            int f = factor;
            assertThat(IntStream.range(0, points)
                            .map(point -> (int) Math.floor(points * LatinHypercubeDesign.share(point, f, points, 11))))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, points).boxed().toList());
        }
    }

    @Test
    void factorsOfALatinHypercubeAreInDifferentOrders() {
        int points = 1_000;
        double[] sum = new double[1];
        IntStream.range(0, points)
                .forEach(point -> sum[0] += (LatinHypercubeDesign.share(point, 0, points, 5) - 0.5)
                        * (LatinHypercubeDesign.share(point, 1, points, 5) - 0.5));
        double correlation = 12 * sum[0] / points;
        assertThat(Math.abs(correlation)).isLessThan(4 / Math.sqrt(points)); // four standard errors
    }
}
