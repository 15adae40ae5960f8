package io.throng.marl.tensor;

/**
 * The settings of {@link Adam}, named as in Kingma and Ba (2015), algorithm 1.
 *
 * @param learningRate step size, above 0
 * @param beta1 decay of the running mean of the gradient, in [0, 1)
 * @param beta2 decay of the running mean of its square, in [0, 1)
 * @param epsilon added to the denominator, above 0
 */
public record AdamParameters(double learningRate, double beta1, double beta2, double epsilon) {
    public AdamParameters {
        requirePositive("learningRate", learningRate);
        requireDecay("beta1", beta1);
        requireDecay("beta2", beta2);
        requirePositive("epsilon", epsilon);
    }

    /** The defaults of MAPPO (Yu et al., 2022, table 7): learning rate 5e-4, betas 0.9 and 0.999, epsilon 1e-5. */
    public static AdamParameters defaults() {
        return new AdamParameters(5e-4, 0.9, 0.999, 1e-5);
    }

    public AdamParameters withLearningRate(double newLearningRate) {
        return new AdamParameters(newLearningRate, beta1, beta2, epsilon);
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    name + " must be in (0, infinity), got " + value + "; 1e-5 to 1e-2 is usual");
        }
    }

    private static void requireDecay(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be in [0, 1), got " + value + "; 0.9 to 0.999 is usual");
        }
    }
}
