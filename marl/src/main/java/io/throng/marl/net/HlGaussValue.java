package io.throng.marl.net;

import io.throng.kernel.math.Elementary;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;

/**
 * The value as the mean of a categorical distribution over bins, learned by cross-entropy to the histogram of a normal
 * distribution around the target: HL-Gauss (Imani and White, 2018; Farebrother et al., "Stop regressing", ICML 2024, eq. 3.4).
 *
 * @param bins how many, at least 2
 * @param range values beyond [-range, range] count as its ends; above 0
 * @param smoothing the normal distribution's deviation in bins, above 0; the paper's is 0.75
 */
public record HlGaussValue(int bins, double range, double smoothing) implements ValueHead {
    /** Beyond so many deviations nothing is left of a normal distribution in floats. */
    private static final double REACH = 6;

    private static final double[] TAIL = {
        -1.26551223,
        1.00002368,
        0.37409196,
        0.09678418,
        -0.18628806,
        0.27886807,
        -1.13520398,
        1.48851587,
        -0.82215223,
        0.17087277
    };

    /** Checks the ranges. */
    public HlGaussValue {
        if (bins < 2) {
            throw new IllegalArgumentException("valueBins must be at least 2, got " + bins);
        }
        if (!(range > 0) || Double.isInfinite(range)) {
            throw new IllegalArgumentException("valueRange must be above 0, got " + range);
        }
        if (!(smoothing > 0) || Double.isInfinite(smoothing)) {
            throw new IllegalArgumentException("valueSmoothing must be above 0, got " + smoothing);
        }
    }

    @Override
    public int outputs() {
        return bins;
    }

    private double width() {
        return 2 * range / bins;
    }

    private double centre(int bin) {
        return -range + (bin + 0.5) * width();
    }

    @Override
    public Node value(Tape tape, Node outputs) {
        float[] centres = new float[bins];
        for (int bin = 0; bin < bins; bin++) {
            centres[bin] = (float) centre(bin);
        }
        Node probabilities = tape.exp(tape.logSoftmax(outputs, Mask.all()));
        return tape.rowSums(tape.multiply(probabilities, tape.constant(1, bins, centres, 0)));
    }

    /** Old values do not matter. */
    @Override
    public Node loss(Tape tape, Node outputs, Node old, Node targets) {
        tape.backend().finish();
        Tensor wanted = targets.value();
        float[] histograms = new float[wanted.rows() * bins];
        for (int row = 0; row < wanted.rows(); row++) {
            fill(histograms, row * bins, wanted.get(row, 0));
        }
        Node logs = tape.logSoftmax(outputs, Mask.all());
        return tape.negate(tape.rowSums(tape.multiply(tape.constant(wanted.rows(), bins, histograms, 0), logs)));
    }

    /** The part of a normal distribution around the target that falls into each bin, of what falls into any. */
    void fill(float[] histogram, int from, double target) {
        double centre = Math.clamp(target, -range, range);
        double deviation = smoothing * width();
        int first = Math.clamp((int) ((centre - REACH * deviation + range) / width()), 0, bins - 1);
        int last = Math.clamp((int) ((centre + REACH * deviation + range) / width()), 0, bins - 1);
        double below = cumulative((-range + first * width() - centre) / deviation);
        double start = below;
        for (int bin = first; bin <= last; bin++) {
            double above = cumulative((-range + (bin + 1) * width() - centre) / deviation);
            histogram[from + bin] = (float) (above - below);
            below = above;
        }
        for (int bin = first; bin <= last; bin++) {
            histogram[from + bin] /= (float) (below - start);
        }
    }

    /** The standard normal distribution function to 1e-7: Press et al., "Numerical recipes in C", 1992, section 6.2. */
    private static double cumulative(double x) {
        double z = Math.abs(x) / Math.sqrt(2);
        double t = 1 / (1 + 0.5 * z);
        double series = 0;
        for (int i = TAIL.length - 1; i >= 0; i--) {
            series = series * t + TAIL[i];
        }
        double tail = 0.5 * t * Elementary.exp(-z * z + series);
        return x >= 0 ? 1 - tail : tail;
    }
}
