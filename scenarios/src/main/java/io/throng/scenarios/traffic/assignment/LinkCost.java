package io.throng.scenarios.traffic.assignment;

import io.throng.kernel.math.Elementary;

/**
 * What it costs to use a link, by its flow x: {@code constant + coefficient x^power}.
 *
 * @param constant on a free road, at least 0
 * @param coefficient at least 0
 * @param power at least 0
 */
public record LinkCost(double constant, double coefficient, double power) {
    /** Checks the ranges. */
    public LinkCost {
        requireAmount("constant", constant);
        requireAmount("coefficient", coefficient);
        requireAmount("power", power);
    }

    private static void requireAmount(String what, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + " of a link's cost must be at least 0 and finite, got " + value);
        }
    }

    /**
     * The function of the Bureau of Public Roads (1964): {@code freeFlow (1 + b (x / capacity)^power)}.
     *
     * @param capacity positive
     */
    public static LinkCost bpr(double freeFlow, double b, double capacity, double power) {
        if (!(capacity > 0)) {
            throw new IllegalArgumentException("the capacity of a link must be positive, got " + capacity);
        }
        return new LinkCost(freeFlow, freeFlow * b / Elementary.pow(capacity, power), power);
    }

    /** The cost at a flow. */
    public double at(double flow) {
        return constant + coefficient * raised(flow, power);
    }

    /** By how much the cost rises with the flow. */
    double slope(double flow) {
        return power == 0 ? 0 : coefficient * power * raised(flow, power - 1);
    }

    /** The cost of all flows up to this one, added up: a link's part of Beckmann's objective. */
    double integral(double flow) {
        return flow * (constant + coefficient * raised(flow, power) / (power + 1));
    }

    /** What one more costs those who are there, at a flow: Pigou's tax. */
    public double toll(double flow) {
        return flow * slope(flow);
    }

    /** What one more costs all together, those who are there included. */
    LinkCost marginal() {
        return new LinkCost(constant, coefficient * (power + 1), power);
    }

    private static double raised(double base, double exponent) {
        if (exponent == (int) exponent && exponent >= 0 && exponent <= 8) {
            double product = 1;
            for (int i = 0; i < (int) exponent; i++) {
                product *= base;
            }
            return product;
        }
        return base <= 0 ? 0 : Elementary.pow(base, exponent);
    }
}
