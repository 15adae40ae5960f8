package io.throng.marl.net;

import java.util.List;

/** What a distribution over actions says of one column of them, whatever the others are. */
public sealed interface Marginal {
    /**
     * One choice among several.
     *
     * @param probabilities of each
     */
    record Choice(List<Double> probabilities) implements Marginal {
        /** Copies. */
        public Choice {
            probabilities = List.copyOf(probabilities);
        }
    }

    /**
     * A real number, on the scale on which it is drawn.
     *
     * @param mean of it
     * @param deviation from the mean: the standard deviation
     */
    record Real(double mean, double deviation) implements Marginal {}
}
