package io.throng.scenarios.traffic.emission;

import io.throng.kernel.math.Elementary;

/**
 * Carbon dioxide of one kind of vehicle as a neural network learned it from the US regulator's MOVES model: IntersectionZoo's
 * surrogates (NeuralMOVES). {@code y = b2 + w2 . tanh(W1 x + b1)} with
 * {@code x = (speed, acceleration, grade, temperature, humidity)}.
 *
 * <p>Never changes; safe for use by several threads.
 */
public final class Surrogate implements CarbonDioxide {
    static final int INPUTS = 5;

    private final double[] weights;
    private final double[] biases;
    private final double[] outputWeights;
    private final double outputBias;

    /**
     * A network of its weights.
     *
     * @param weights {@code [hidden * 5]}, those of a hidden unit together
     * @param biases {@code [hidden]}
     * @param outputWeights {@code [hidden]}
     * @throws IllegalArgumentException if the lengths do not fit
     */
    public Surrogate(double[] weights, double[] biases, double[] outputWeights, double outputBias) {
        int hidden = biases.length;
        if (hidden == 0 || outputWeights.length != hidden || weights.length != hidden * INPUTS) {
            throw new IllegalArgumentException("a surrogate must have w1 [h][" + INPUTS + "], b1 [h] and w2 [h], got "
                    + weights.length + " weights, " + hidden + " biases and " + outputWeights.length);
        }
        this.weights = weights.clone();
        this.biases = biases.clone();
        this.outputWeights = outputWeights.clone();
        this.outputBias = outputBias;
    }

    @Override
    public double rate(double speed, double acceleration, double fahrenheit, double humidity) {
        return rate(speed, acceleration, 0, fahrenheit, humidity);
    }

    /**
     * In g/s, at least 0.
     *
     * @param speed in m/s
     * @param acceleration in m/s²
     * @param grade of the road, as the networks were taught it; 0 on the flat
     * @param fahrenheit temperature of the air
     * @param humidity relative, in per cent
     */
    public double rate(double speed, double acceleration, double grade, double fahrenheit, double humidity) {
        double sum = outputBias;
        for (int unit = 0; unit < biases.length; unit++) {
            int w = unit * INPUTS;
            double at = biases[unit]
                    + weights[w] * speed
                    + weights[w + 1] * acceleration
                    + weights[w + 2] * grade
                    + weights[w + 3] * fahrenheit
                    + weights[w + 4] * humidity;
            sum += outputWeights[unit] * Elementary.tanh(at);
        }
        return Math.max(0, sum);
    }
}
