package io.throng.marl.ctde;

import io.throng.marl.net.Node;
import io.throng.marl.net.Sums;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.rollout.Batch;
import io.throng.marl.rollout.Samples;

/**
 * The loss whose gradient is the policy gradient (Williams, 1992; Sutton et al., 2000), and an entropy bonus.
 *
 * @param advantages the column of advantages
 * @param entropyWeight of the bonus
 */
record PolicyGradient(String advantages, double entropyWeight) {
    /** A tile's part of the loss: the mean over the samples of who took part. */
    Node of(LearningActor actor, Tape tape, Weights weights, Batch batch, int tile, Sums sums) {
        Node described = actor.describe(tape, weights, batch, tile);
        Node log = actor.distribution().logProbability(tape, described, batch.get(tape, Samples.ACTIONS, tile));
        Node gain = tape.multiply(log, batch.get(tape, advantages, tile));
        Node entropy = actor.distribution().entropy(tape, described);
        Node alive = batch.get(tape, Samples.ALIVE, tile);
        sums.add("policy_loss", tape, tape.negate(tape.multiply(gain, alive)));
        sums.add("entropy", tape, tape.multiply(entropy, alive));
        Node loss = tape.negate(tape.add(gain, tape.scale(entropy, entropyWeight)));
        return tape.scale(tape.multiply(loss, alive), 1 / batch.weight());
    }
}
