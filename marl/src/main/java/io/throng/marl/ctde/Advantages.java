package io.throng.marl.ctde;

import io.throng.marl.rollout.Samples;
import io.throng.marl.tensor.Tensor;

/** Puts advantages on one scale. */
final class Advantages {
    private static final double SMALLEST_DEVIATION = 1e-5;

    private Advantages() {}

    /** Mean 0 and deviation 1 of a column over the samples of who took part, in place. */
    static void standardize(Samples samples, String column) {
        Tensor advantages = samples.get(column);
        float[] alive = samples.get(Samples.ALIVE).toArray();
        float[] values = advantages.toArray();
        double count = 0;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            count += alive[i];
            sum += alive[i] * values[i];
        }
        double mean = sum / Math.max(1, count);
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            squares += alive[i] * (values[i] - mean) * (values[i] - mean);
        }
        double deviation = Math.sqrt(squares / Math.max(1, count)) + SMALLEST_DEVIATION;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((values[i] - mean) / deviation);
        }
        advantages.copyFrom(values);
    }
}
