package io.throng.marl.ctde;

import io.throng.marl.net.Node;
import io.throng.marl.net.Sums;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.rollout.Batch;
import io.throng.marl.rollout.Samples;
import io.throng.marl.tensor.Tensor;

/**
 * The actor's loss of proximal policy optimisation, on one minibatch: what {@link PolicyStep} says, and an entropy bonus.
 *
 * @param settings of the loss
 * @param advantages the column of advantages
 * @param update number of the update, from 0
 */
record PpoLoss(PpoSettings settings, String advantages, long update) {
    /** A tile's part of the loss: the mean over the samples of who took part. */
    Node of(LearningActor crew, Tape tape, Weights weights, Batch batch, int tile, Sums sums) {
        Node described = crew.describe(tape, weights, batch, tile);
        Node logRatio = crew.logRatio(tape, described, batch, tile);
        Node ratio = tape.exp(logRatio);
        Node surrogate = surrogate(crew, tape, described, ratio, batch, tile);
        Node entropy = crew.distribution().entropy(tape, described);
        Node alive = batch.get(tape, Samples.ALIVE, tile);
        sums.add("policy_loss", tape, tape.multiply(surrogate, alive));
        sums.add("entropy", tape, tape.multiply(entropy, alive));
        sums.add("approx_kl", tape, tape.multiply(tape.affine(tape.subtract(ratio, logRatio), 1, -1), alive));
        sums.add(
                "clip_fraction",
                beyond(ratio.value(), alive.value(), settings.policyStep().clip()));
        Node loss = tape.subtract(surrogate, tape.scale(entropy, settings.entropy()));
        return tape.scale(tape.multiply(loss, alive), 1 / batch.weight());
    }

    private Node surrogate(LearningActor crew, Tape tape, Node described, Node ratio, Batch batch, int tile) {
        Node gains = batch.get(tape, advantages, tile);
        PolicyStep step = settings.policyStep();
        return switch (step.step()) {
            case CLIP -> PolicyStep.clipped(tape, ratio, gains, step.clip());
            case MIRROR -> {
                Node old = batch.get(tape, Samples.DESCRIBED, tile);
                Node divergence = crew.distribution().divergence(tape, described, old);
                yield step.mirrored(tape, ratio, gains, divergence, update);
            }
        };
    }

    private static double beyond(Tensor ratio, Tensor alive, double epsilon) {
        double count = 0;
        for (int row = 0; row < ratio.rows(); row++) {
            count += Math.abs(ratio.get(row, 0) - 1) > epsilon ? alive.get(row, 0) : 0;
        }
        return count;
    }
}
