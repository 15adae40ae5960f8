package io.throng.marl.ctde;

import io.throng.marl.net.Node;
import io.throng.marl.net.Sums;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.rollout.Batch;
import io.throng.marl.rollout.Samples;
import io.throng.marl.tensor.Tensor;

/**
 * The actor's loss of proximal policy optimisation: the clipped surrogate (Schulman et al., 2017, eq. 7) and an entropy
 * bonus.
 */
final class PpoLoss {
    private PpoLoss() {}

    /** A tile's part of the loss: the mean over the samples of who took part. */
    static Node of(
            ActorCritic crew, PpoSettings settings, Tape tape, Weights weights, Batch batch, int tile, Sums sums) {
        Node described = crew.describe(tape, weights, batch, tile);
        Node log = crew.actor.distribution().logProbability(tape, described, batch.get(tape, Samples.ACTIONS, tile));
        Node logRatio = tape.subtract(log, batch.get(tape, Samples.LOG_PROBABILITIES, tile));
        Node ratio = tape.exp(logRatio);
        Node surrogate = surrogate(tape, ratio, batch.get(tape, Samples.ADVANTAGES, tile), settings.clip());
        Node entropy = crew.actor.distribution().entropy(tape, described);
        Node alive = batch.get(tape, Samples.ALIVE, tile);
        sums.add("policy_loss", tape, tape.multiply(surrogate, alive));
        sums.add("entropy", tape, tape.multiply(entropy, alive));
        sums.add("approx_kl", tape, tape.multiply(tape.affine(tape.subtract(ratio, logRatio), 1, -1), alive));
        sums.add("clip_fraction", beyond(ratio.value(), alive.value(), settings.clip()));
        Node loss = tape.subtract(surrogate, tape.scale(entropy, settings.entropy()));
        return tape.scale(tape.multiply(loss, alive), 1 / batch.weight());
    }

    /** {@code -min(r A, clip(r, 1 - epsilon, 1 + epsilon) A)} for each row. */
    static Node surrogate(Tape tape, Node ratio, Node advantages, double epsilon) {
        Node free = tape.multiply(ratio, advantages);
        Node held = tape.multiply(tape.clamp(ratio, 1 - epsilon, 1 + epsilon), advantages);
        return tape.negate(tape.minimum(free, held));
    }

    private static double beyond(Tensor ratio, Tensor alive, double epsilon) {
        double count = 0;
        for (int row = 0; row < ratio.rows(); row++) {
            count += Math.abs(ratio.get(row, 0) - 1) > epsilon ? alive.get(row, 0) : 0;
        }
        return count;
    }
}
