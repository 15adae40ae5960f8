package io.throng.marl.net;

/**
 * The numbers a network runs with on a tape, and where their gradient is added.
 *
 * @param values of the network
 * @param gradient of the same shapes, or null if these numbers are not being learned: a target network, an opponent
 */
public record Weights(Parameters values, Parameters gradient) {
    /** Numbers that are not being learned. */
    public static Weights frozen(Parameters values) {
        return new Weights(values, null);
    }
}
