package io.throng.kernel.time;

/**
 * The times at which fixed steps begin and end: step k is [k * length, (k + 1) * length), computed by multiplication, so
 * that nothing adds up.
 *
 * @param length of a step in units of the model's time, positive and finite
 */
public record FixedSteps(double length) {
    /** Checks the range. */
    public FixedSteps {
        if (!(length > 0 && length <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("length of a step must be positive and finite, got " + length);
        }
    }

    /** The first moment of a step. */
    public double start(long step) {
        return step * length;
    }

    /** The first moment after a step. */
    public double end(long step) {
        return (step + 1) * length;
    }
}
