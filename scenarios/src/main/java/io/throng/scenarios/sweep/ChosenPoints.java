package io.throng.scenarios.sweep;

import java.util.List;
import java.util.stream.IntStream;

/** Points of designs that choose shares of every factor's way. */
final class ChosenPoints {
    static final int MOST_POINTS = 1_000_000;

    private ChosenPoints() {}

    /** The share of a factor in a point, in [0, 1). */
    @FunctionalInterface
    interface Shares {
        double at(int point, int factor);
    }

    static void requireCount(String design, int points) {
        if (points < 1 || points > MOST_POINTS) {
            throw new IllegalArgumentException("--design " + design + " needs --points in [1, " + MOST_POINTS
                    + "], got " + (points == 0 ? "none" : points));
        }
    }

    static List<List<String>> of(List<Factor> factors, int points, Shares shares) {
        return IntStream.range(0, points)
                .mapToObj(point -> IntStream.range(0, factors.size())
                        .mapToObj(factor -> factors.get(factor).at(shares.at(point, factor)))
                        .toList())
                .toList();
    }
}
