package io.throng.scenarios.traffic.demand;

import java.util.List;

/**
 * Things of which one is drawn for each vehicle.
 *
 * @param of at least one
 * @param weights as many, positive, at most 1e12
 */
public record Mix<T>(List<T> of, List<Double> weights) {
    private static final double MOST = 1e12;

    /** Checks the weights. */
    public Mix {
        of = List.copyOf(of);
        weights = List.copyOf(weights);
        if (of.isEmpty()
                || of.size() != weights.size()
                || weights.stream().anyMatch(weight -> !(weight > 0 && weight <= MOST))) {
            throw new IllegalArgumentException(
                    "a distribution must have as many positive weights as members, at least one, got weights " + weights
                            + " of " + of.size() + " members");
        }
    }

    /** Always the same. */
    public static <T> Mix<T> of(T only) {
        return new Mix<>(List.of(only), List.of(1.0));
    }

    /**
     * One of them.
     *
     * @param uniform a random number in [0, 1)
     */
    public T draw(double uniform) {
        double left =
                uniform * weights.stream().mapToDouble(Double::doubleValue).sum();
        for (int i = 0; i < of.size(); i++) {
            left -= weights.get(i);
            if (left < 0) {
                return of.get(i);
            }
        }
        return of.getLast();
    }
}
