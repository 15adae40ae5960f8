package io.throng.marl.ctde;

import io.throng.marl.net.Node;
import io.throng.marl.net.Tape;
import io.throng.marl.tensor.Activation;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;

/**
 * Information noise-contrastive estimation (van den Oord, Li and Vinyals, "Representation learning with contrastive
 * predictive coding", 2018, eq. 4): which of n keys belongs to a query, told by similarity. Similarity is the cosine, divided
 * by a temperature (Chen et al., "A simple framework for contrastive learning", ICML 2020, eq. 1).
 */
final class InfoNce {
    private static final double SMALLEST_SQUARE = 1e-12;

    private InfoNce() {}

    /** Rows of length 1: {@code x / sqrt(|x|^2 + 1e-12)}. */
    static Node unit(Tape tape, Node x) {
        Node length = tape.sqrt(tape.affine(tape.rowSums(tape.square(x)), 1, SMALLEST_SQUARE));
        return tape.divide(x, length);
    }

    /**
     * Logarithms of the probabilities that queries give to keys, {@code [queries, keys]}.
     *
     * @param queries rows of length 1, {@code [queries, width]}
     * @param keys columns of length 1, {@code [width, keys]}, not differentiated
     * @param zeros {@code [1, keys]} of 0
     */
    static Node logProbabilities(Tape tape, Node queries, Tensor keys, Tensor zeros, double temperature) {
        Node cosines = tape.dense(queries, tape.constant(keys), tape.constant(zeros), Activation.IDENTITY);
        return tape.logSoftmax(tape.scale(cosines, 1 / temperature), Mask.all());
    }

    /** Losses in nats, {@code [queries, 1]}; query i belongs to key {@code first + i}. */
    static Node losses(Tape tape, Node logProbabilities, int first) {
        float[] own = new float[logProbabilities.rows()];
        for (int i = 0; i < own.length; i++) {
            own[i] = first + i;
        }
        return tape.negate(tape.pick(logProbabilities, tape.constant(own.length, 1, own, 0)));
    }
}
