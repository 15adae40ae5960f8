package io.throng.marl.tensor;

import java.lang.foreign.MemorySegment;

/**
 * Log-softmax over columns of each row, as {@link Backend#logSoftmax} defines it; sums run in the order of the columns.
 */
final class SoftmaxKernels {
    /** What a forbidden logit counts as: exp of it is 0 beside any other, and a row of nothing else is uniform. */
    private static final float FORBIDDEN = -1e10f;

    private SoftmaxKernels() {}

    /** The columns [from, to) of rows of the given width. */
    static void logSoftmax(
            MemorySegment logits,
            Mask mask,
            MemorySegment logs,
            MemorySegment probabilities,
            int from,
            int to,
            int width,
            int rows) {
        for (long row = 0; row < rows; row++) {
            subtractHighest(logits, mask, logs, row * width + from, row * width + to);
        }
        if (to - from == width) {
            // One long loop instead of many short ones, which would be all tail.
            ElementKernels.exp(logs, probabilities, 0, (long) rows * width);
        } else {
            for (long row = 0; row < rows; row++) {
                ElementKernels.exp(logs, probabilities, row * width + from, row * width + to);
            }
        }
        for (long row = 0; row < rows; row++) {
            divideBySum(logs, probabilities, row * width + from, row * width + to);
        }
    }

    private static void subtractHighest(MemorySegment logits, Mask mask, MemorySegment logs, long from, long to) {
        float highest = Float.NEGATIVE_INFINITY;
        for (long i = from; i < to; i++) {
            float logit = Lanes.get(logits, i);
            if (mask.restricts() && Lanes.get(mask.allowed().segment(), i) == 0f) {
                logit = FORBIDDEN;
            }
            highest = Math.max(highest, logit);
            Lanes.set(logs, i, logit);
        }
        for (long i = from; i < to; i++) {
            Lanes.set(logs, i, Lanes.get(logs, i) - highest);
        }
    }

    private static void divideBySum(MemorySegment logs, MemorySegment probabilities, long from, long to) {
        float sum = 0;
        for (long i = from; i < to; i++) {
            sum += Lanes.get(probabilities, i);
        }
        float logOfSum = FloatMath.log(sum);
        float inverse = 1f / sum;
        for (long i = from; i < to; i++) {
            Lanes.set(logs, i, Lanes.get(logs, i) - logOfSum);
            Lanes.set(probabilities, i, Lanes.get(probabilities, i) * inverse);
        }
    }
}
