package io.throng.scenarios.plot;

import java.util.Arrays;

/**
 * How unequally something is owned: which share of all there is the poorest owners have together. Lorenz, "Methods of
 * measuring the concentration of wealth", Publications of the American Statistical Association 9 (1905).
 */
public final class LorenzCurve {
    private final double[] cumulated;

    private LorenzCurve(double[] cumulated) {
        this.cumulated = cumulated;
    }

    /**
     * The curve of so many owners.
     *
     * @param amounts what each owns, at least 0; those that are NaN do not count
     * @throws IllegalArgumentException if an amount is negative or infinite, nobody counts, or nobody owns anything
     */
    public static LorenzCurve of(double[] amounts) {
        double[] sorted = Arrays.stream(amounts)
                .filter(amount -> !Double.isNaN(amount))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("a Lorenz curve needs owners, got none");
        }
        if (sorted[0] < 0 || Double.isInfinite(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("a Lorenz curve needs finite amounts of at least 0, got "
                    + (sorted[0] < 0 ? sorted[0] : sorted[sorted.length - 1]));
        }
        double[] cumulated = new double[sorted.length + 1];
        for (int i = 0; i < sorted.length; i++) {
            cumulated[i + 1] = cumulated[i] + sorted[i];
        }
        double total = cumulated[sorted.length];
        if (total == 0) {
            throw new IllegalArgumentException(
                    "a Lorenz curve needs somebody to own something, got 0 from each of " + sorted.length + " owners");
        }
        return new LorenzCurve(Arrays.stream(cumulated).map(sum -> sum / total).toArray());
    }

    /** The share of everything that the poorest owners have; straight between two owners. */
    public double at(double shareOfOwners) {
        double place = shareOfOwners * (cumulated.length - 1);
        int below = Math.clamp((long) place, 0, cumulated.length - 2);
        return cumulated[below] + (place - below) * (cumulated[below + 1] - cumulated[below]);
    }

    /** Twice the area between the curve and equality: 0 if all own the same, (n - 1) / n if one of n owns everything. */
    public double gini() {
        int owners = cumulated.length - 1;
        double area = 0;
        for (int i = 0; i < owners; i++) {
            area += (cumulated[i] + cumulated[i + 1]) / 2 / owners;
        }
        return 1 - 2 * area;
    }
}
