package io.throng.scenarios.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/** Words for the cells of an axis: round numbers for those in which one lies, and nothing for the others. */
final class RoundLabels {
    private static final int MOST = 8;
    private static final MathContext DIGITS = new MathContext(9); // 0.30000000000000004 is 0.3
    private static final List<BigDecimal> ROUND =
            List.of(BigDecimal.ONE, BigDecimal.TWO, BigDecimal.valueOf(5), BigDecimal.TEN);

    private RoundLabels() {}

    /**
     * A label for each cell.
     *
     * @param edges where each cell begins, rising, {@code [cells]}
     */
    static List<String> of(double[] edges) {
        int cells = edges.length;
        if (cells < 2) {
            return IntStream.range(0, cells)
                    .mapToObj(i -> text(new BigDecimal(edges[i], DIGITS)))
                    .toList();
        }
        double width = (edges[cells - 1] - edges[0]) / (cells - 1);
        BigDecimal distance = distance(edges[cells - 1] - edges[0] + width);
        return IntStream.range(0, cells)
                .mapToObj(i -> label(edges[i], i + 1 < cells ? edges[i + 1] : edges[i] + width, distance))
                .toList();
    }

    /** The least of 1, 2 and 5 times a power of ten that goes at most {@value #MOST} times into a length. */
    private static BigDecimal distance(double length) {
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(Math.log10(length / MOST)));
        return ROUND.stream()
                .map(power::multiply)
                .filter(distance -> distance.doubleValue() * MOST >= length)
                .findFirst()
                .orElse(power.multiply(BigDecimal.TEN));
    }

    private static String label(double from, double to, BigDecimal distance) {
        BigDecimal round = new BigDecimal(from, DIGITS)
                .divide(distance, 0, RoundingMode.CEILING)
                .multiply(distance);
        return round.compareTo(new BigDecimal(to, DIGITS)) < 0 ? text(round) : "";
    }

    private static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
