package io.throng.marl.tensor;

/**
 * The numbers of one Adam update, as {@link Adam} computes them. With g the gradient times {@code gradientScale}:
 *
 * <pre>{@code
 * m = beta1 m + (1 - beta1) g
 * v = beta2 v + (1 - beta2) g g
 * parameter -= stepSize m / (sqrt(v) inverseRootCorrection2 + epsilon)
 * }</pre>
 *
 * @param gradientScale factor on the gradient, 1 unless clipped
 * @param beta1 decay of the first moment, in [0, 1)
 * @param beta2 decay of the second moment, in [0, 1)
 * @param stepSize learning rate divided by (1 - beta1^t)
 * @param inverseRootCorrection2 1 / sqrt(1 - beta2^t)
 * @param epsilon added to the denominator
 */
public record AdamStep(
        float gradientScale, float beta1, float beta2, float stepSize, float inverseRootCorrection2, float epsilon) {}
