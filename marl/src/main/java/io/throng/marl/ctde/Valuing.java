package io.throng.marl.ctde;

import io.throng.marl.net.HlGaussValue;
import io.throng.marl.net.ScalarValue;
import io.throng.marl.net.ValueHead;

/**
 * How critics say values, and what their loss is.
 *
 * @param valueHead whether the value is a number or the mean of a histogram
 * @param valueClip of {@link ValueHeadKind#SCALAR}: how far a value may move from its old one before the loss stops rewarding
 *     it; 0 switches it off
 * @param huber of {@link ValueHeadKind#SCALAR}: where the loss turns from square to linear, above 0
 * @param valueBins of {@link ValueHeadKind#HL_GAUSS}: how many bins, at least 2
 * @param valueRange of {@link ValueHeadKind#HL_GAUSS}: bins cover [-range, range] on the scale of normalised values, above 0
 * @param normalizeValues whether value targets are normalised
 */
public record Valuing(
        ValueHeadKind valueHead,
        double valueClip,
        double huber,
        int valueBins,
        double valueRange,
        boolean normalizeValues) {
    private static final double SMOOTHING = 0.75;

    /** How a critic says a value. */
    public enum ValueHeadKind {
        /** As a number. */
        SCALAR,
        /** As the mean of a histogram. */
        HL_GAUSS
    }

    /** Checks the ranges. */
    public Valuing {
        new ScalarValue(valueClip, huber);
        new HlGaussValue(valueBins, valueRange, SMOOTHING);
    }

    /** A number, not clipped, linear beyond 10; or 51 bins over [-10, 10]. */
    public static Valuing defaults() {
        return new Valuing(ValueHeadKind.SCALAR, 0, 10, 51, 10, true);
    }

    ValueHead head() {
        return switch (valueHead) {
            case SCALAR -> new ScalarValue(valueClip, huber);
            case HL_GAUSS -> new HlGaussValue(valueBins, valueRange, SMOOTHING);
        };
    }
}
