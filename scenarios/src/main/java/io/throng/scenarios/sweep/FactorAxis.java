package io.throng.scenarios.sweep;

import io.throng.kernel.record.Axis;
import io.throng.kernel.record.HeatMap;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where a factor's values lie on a diagram. */
sealed interface FactorAxis {
    String name();

    /** Along a line: the number itself, or the index of one that is none. */
    double place(String value);

    /** How many cells of a heat map there are. */
    int cells();

    /** Which of them has the value. */
    int cell(String value);

    /** The cells' words. */
    HeatMap.Side side();

    /** What the places of a line mean; empty where they are numbers. */
    String legend();

    /**
     * Given values have a cell each, numbers in their order. A range has so many cells that in two dimensions each has a point
     * or more: a power of two, over which Sobol' points are even.
     */
    static FactorAxis of(SweepPlan plan, Factor factor, int points) {
        return switch (factor) {
            case Span span -> new Parts(span, Integer.highestOneBit(Math.max(1, (int) Math.sqrt(points))));
            case Levels levels
            when plan.parameters().get(factor.name()) instanceof Number ->
                new Values(
                        factor.name(),
                        true,
                        levels.levels().stream()
                                .sorted(Comparator.comparingDouble(Double::parseDouble))
                                .toList());
            case Levels levels -> new Values(factor.name(), false, levels.levels());
        };
    }

    /** Values as they are. */
    record Values(String name, boolean numbers, List<String> values) implements FactorAxis {
        @Override
        public double place(String value) {
            return numbers ? Double.parseDouble(value) : cell(value);
        }

        @Override
        public int cells() {
            return values.size();
        }

        @Override
        public int cell(String value) {
            return values.indexOf(value);
        }

        @Override
        public HeatMap.Side side() {
            return new HeatMap.Side(new Axis(name, ""), values);
        }

        @Override
        public String legend() {
            return numbers
                    ? ""
                    : IntStream.range(0, values.size())
                            .mapToObj(i -> i + " is " + values.get(i))
                            .collect(Collectors.joining(", ", "; ", ""));
        }
    }

    /** Equal parts of a range, called after their middles. */
    record Parts(Span span, int cells) implements FactorAxis {
        @Override
        public String name() {
            return span.name();
        }

        @Override
        public double place(String value) {
            return Double.parseDouble(value);
        }

        @Override
        public int cell(String value) {
            double share = (place(value) - span.low()) / (span.high() - span.low());
            return Math.clamp((long) (share * cells), 0, cells - 1);
        }

        @Override
        public HeatMap.Side side() {
            double width = (span.high() - span.low()) / cells;
            return new HeatMap.Side(
                    new Axis(name(), ""),
                    IntStream.range(0, cells)
                            .mapToObj(i -> rounded(span.low() + (i + 0.5) * width))
                            .toList());
        }

        private static String rounded(double value) {
            BigDecimal three = new BigDecimal(value).round(new MathContext(3));
            return three.signum() == 0 ? "0" : three.stripTrailingZeros().toPlainString();
        }

        @Override
        public String legend() {
            return "";
        }
    }
}
