package io.throng.marl.rollout;

import io.throng.marl.net.Node;
import io.throng.marl.net.Tape;
import io.throng.marl.tensor.Tensor;

/**
 * Keeps value targets at mean 0 and variance 1: exponentially weighted mean and mean square of the returns, debiased (Yu et
 * al., "The surprising effectiveness of PPO in cooperative multi-agent games", NeurIPS 2022, section 5.1; after van Hasselt
 * et al., 2016, without the output correction).
 */
public final class ValueNormalizer {
    private static final double WEIGHT = 0.99999;
    private static final double SMALLEST_DEBIASING = 1e-5;
    private static final double SMALLEST_VARIANCE = 0.01;
    private static final int STATE = 3;

    private final boolean active;
    private double mean;
    private double meanSquare;
    private double debiasing;

    /**
     * A normalizer that has seen nothing.
     *
     * @param active if not, values are left as they are
     */
    public ValueNormalizer(boolean active) {
        this.active = active;
    }

    /** Whether values are not left as they are. */
    public boolean isActive() {
        return active;
    }

    /**
     * Takes the first rows of a column of returns into account.
     *
     * @param alive 0 for rows that do not count, {@code [count or more, 1]}
     */
    public void update(Tensor returns, Tensor alive, int count) {
        if (!active) {
            return;
        }
        double sum = 0;
        double squares = 0;
        double weight = 0;
        for (int i = 0; i < count; i++) {
            double value = returns.get(i, 0);
            double counts = alive.get(i, 0);
            weight += counts;
            sum += counts * value;
            squares += counts * value * value;
        }
        if (weight == 0) {
            return;
        }
        mean = WEIGHT * mean + (1 - WEIGHT) * sum / weight;
        meanSquare = WEIGHT * meanSquare + (1 - WEIGHT) * squares / weight;
        debiasing = WEIGHT * debiasing + (1 - WEIGHT);
    }

    /** The value that {@link #normalize} would have made this of. */
    public float denormalize(float normalized) {
        return active && debiasing > 0 ? (float) (normalized * deviation() + center()) : normalized;
    }

    /** A batch's value targets on the normalized scale. */
    public Node normalize(Tape tape, Node values) {
        return active && debiasing > 0 ? tape.affine(values, 1 / deviation(), -center() / deviation()) : values;
    }

    private double center() {
        return mean / Math.max(debiasing, SMALLEST_DEBIASING);
    }

    private double deviation() {
        double square = meanSquare / Math.max(debiasing, SMALLEST_DEBIASING);
        return Math.sqrt(Math.max(square - center() * center(), SMALLEST_VARIANCE));
    }

    /** What a checkpoint holds. */
    public double[] save() {
        return new double[] {mean, meanSquare, debiasing};
    }

    /** Takes over what {@link #save} gave. */
    public void load(double[] saved) {
        if (saved.length != STATE) {
            throw new IllegalArgumentException("a value normalizer has " + STATE + " numbers, got " + saved.length);
        }
        mean = saved[0];
        meanSquare = saved[1];
        debiasing = saved[2];
    }
}
