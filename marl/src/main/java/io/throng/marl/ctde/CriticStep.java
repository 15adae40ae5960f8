package io.throng.marl.ctde;

import io.throng.marl.net.Node;
import io.throng.marl.net.Sums;
import io.throng.marl.rollout.Batch;

/** One gradient step of a crew's critic on a batch. */
final class CriticStep {
    private CriticStep() {}

    /** Returns the norm of the gradient; adds the loss, times the batch's weight, to {@code value_loss}. */
    static double take(ActorCritic crew, Batch batch, double rateFactor, Sums sums) {
        return crew.criticDescent.step(batch.tiles(), rateFactor, sums, (tape, weights, tile, ofTile) -> {
            Node loss = crew.valueLoss(tape, weights, batch, tile);
            ofTile.add("value_loss", tape, tape.scale(loss, batch.weight()));
            return loss;
        });
    }
}
