package io.throng.scenarios.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SobolDesignTest {
    /** The first points in eighths, {@code [points][factors]}, as Commons Math 3.5's SobolSequenceGenerator has them. */
    private static final int[][] EIGHTHS = {
        {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
        {4, 4, 4, 4, 4, 4, 4, 4, 4, 4},
        {6, 2, 2, 2, 6, 6, 2, 6, 6, 6},
        {2, 6, 6, 6, 2, 2, 6, 2, 2, 2},
        {3, 3, 5, 7, 3, 1, 3, 7, 7, 5},
        {7, 7, 1, 3, 7, 5, 7, 3, 3, 1},
        {5, 1, 7, 5, 5, 7, 1, 1, 1, 3},
        {1, 5, 3, 1, 1, 3, 5, 5, 5, 7},
    };

    /** Point 1,000 in parts of 1,024, from there too: ten of the direction numbers take part. */
    private static final int[] THOUSANDTH = {225, 99, 531, 693, 287, 929, 47, 921, 513, 71};

    @Test
    void unshiftedPointsAreThoseOfJoeAndKuo() {
        for (int point = 0; point < EIGHTHS.length; point++) {
            for (int factor = 0; factor < SobolDesign.MOST_FACTORS; factor++) {
                assertThat(8 * SobolDesign.share(SobolDesign.bits(point, factor)))
                        .as("point %d, factor %d", point, factor)
                        .isEqualTo(EIGHTHS[point][factor]);
            }
        }
        for (int factor = 0; factor < SobolDesign.MOST_FACTORS; factor++) {
            assertThat(1_024 * SobolDesign.share(SobolDesign.bits(1_000, factor)))
                    .isEqualTo(THOUSANDTH[factor]);
        }
    }

    private static List<Factor> shares(int count) {
        return IntStream.range(0, count)
                .<Factor>mapToObj(i -> new Span("p" + i, 0, 1, false))
                .toList();
    }

    private static List<double[]> points(int factors, int points, long seed) {
        return new SobolDesign()
                .points(shares(factors), points, seed).stream()
                        .map(point ->
                                point.stream().mapToDouble(Double::parseDouble).toArray())
                        .toList();
    }

    @Test
    void shiftedPointsStillHaveOneInEachOfEqualParts() {
        int points = 256;
        for (int factor = 0; factor < SobolDesign.MOST_FACTORS; factor++) {
            int f = factor;
            assertThat(points(SobolDesign.MOST_FACTORS, points, 42).stream().map(point -> (int) (points * point[f])))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, points).boxed().toList());
        }
    }

    /** The first two coordinates are a (0, 2)-sequence in base 2: every split into 256 boxes of any shape has one point each. */
    @Test
    void shiftedPointsOfTwoFactorsHaveOneInEachBox() {
        for (int columns = 1; columns <= 256; columns *= 2) {
            int rows = 256 / columns;
            Set<Integer> boxes = new HashSet<>();
            for (double[] point : points(2, 256, 42)) {
                int column = (int) (point[0] * columns);
                boxes.add(column * rows + (int) (point[1] * rows));
            }
            assertThat(boxes).as("%d by %d boxes", columns, rows).hasSize(256);
        }
    }

    @Test
    void moreFactorsThanDirectionNumbersAreRefused() {
        assertThat(points(10, 4, 1)).hasSize(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> points(11, 4, 1))
                .withMessage("--design sobol varies at most 10 parameters, got 11; take --design lhs");
    }
}
