package io.throng.marl.tensor;

/** Clipping by global norm: Pascanu, Mikolov and Bengio, ICML 2013, algorithm 1. */
public final class GradientClipping {
    private GradientClipping() {}

    /** The Euclidean norm of all elements of all tensors together. */
    public static double globalNorm(Backend backend, Tensor... gradients) {
        double sum = 0;
        for (Tensor gradient : gradients) {
            sum += backend.squaredNorm(gradient);
        }
        return Math.sqrt(sum);
    }

    /**
     * The factor that brings a gradient of this norm to at most {@code maxNorm}, and is 1 when it is there already; as
     * PyTorch, {@code maxNorm / (norm + 1e-6)} at most 1.
     */
    public static double factor(double norm, double maxNorm) {
        if (!(maxNorm > 0)) {
            throw new IllegalArgumentException(
                    "maxNorm must be above 0, got " + maxNorm + "; 0.5 to 10 is usual, infinity does not clip");
        }
        return Math.min(1, maxNorm / (norm + 1e-6));
    }
}
