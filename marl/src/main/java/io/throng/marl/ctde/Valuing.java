package io.throng.marl.ctde;

import io.throng.marl.net.ScalarValue;
import io.throng.marl.net.ValueHead;

/**
 * How critics say values, and what their loss is.
 *
 * @param valueClip how far a value may move from its old one before the loss stops rewarding it; 0 switches it off
 * @param huber where the value loss turns from square to linear, above 0
 * @param normalizeValues whether value targets are normalised
 */
public record Valuing(double valueClip, double huber, boolean normalizeValues) {
    /** Checks the ranges. */
    public Valuing {
        new ScalarValue(valueClip, huber);
    }

    ValueHead head() {
        return new ScalarValue(valueClip, huber);
    }
}
