package io.throng.scenarios.sweep;

import java.util.List;

/**
 * All numbers between two, for designs that choose among them.
 *
 * @param name of the parameter
 * @param low finite
 * @param high finite, above {@code low}
 * @param whole whether whole numbers only; then both ends may occur
 */
record Span(String name, double low, double high, boolean whole) implements Factor {
    Span {
        if (!(low < high && Double.isFinite(high - low))) {
            throw new IllegalArgumentException(
                    "range of " + name + " must have finite ends and low < high, got " + low + ":" + high);
        }
    }

    @Override
    public List<String> levels() {
        throw new IllegalArgumentException("range of " + name + " must have a step in a grid, got " + text()
                + "; write " + text() + ":STEP, or take --design lhs or sobol with --points N");
    }

    @Override
    public String at(double share) {
        if (whole) {
            return Long.toString((long) Math.min(high, low + Math.floor(share * (high - low + 1))));
        }
        return Double.toString(low + share * (high - low));
    }

    @Override
    public String text() {
        return whole ? name + "=" + (long) low + ":" + (long) high : name + "=" + low + ":" + high;
    }
}
