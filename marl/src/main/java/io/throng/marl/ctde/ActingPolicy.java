package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.net.Descent;
import io.throng.marl.net.Node;
import io.throng.marl.net.Sums;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.rollout.Actor;
import io.throng.marl.rollout.Batch;
import io.throng.marl.rollout.Samples;
import io.throng.marl.tensor.AdamParameters;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;

/**
 * The policy that acts where it is not the one that learns; see {@link Correction}. It starts each rollout as the one that
 * learns, and the logarithms of probabilities that samples hold in the end are those of the one that learns.
 */
final class ActingPolicy implements AutoCloseable {
    private final Assignment assignment;
    private final Correction correction;
    private final LearningActor learning;
    private final Actor acting;
    private final AdamParameters adam;

    ActingPolicy(Assignment assignment, Correction correction, Rates rates, LearningActor learning, Actor acting) {
        this.assignment = assignment;
        this.correction = correction;
        this.learning = learning;
        this.acting = acting;
        this.adam = rates.ofActor().withLearningRate(correction.propsRate());
    }

    /** Acts as the policy that learns. */
    void restart() {
        acting.parameters().copyFrom(learning.actor.parameters());
        acting.publish();
    }

    /** To be called after each step of a rollout. */
    void afterStep() {
        int steps = learning.rollout.gathered();
        if (steps % correction.propsEvery() == 0 && !learning.rollout.isFull()) {
            correct(learning.rollout.soFar());
        }
    }

    private void correct(Batch batch) {
        setLogProbabilities(batch);
        try (Descent descent =
                new Descent(assignment.backend(), acting.parameters(), adam, Double.MAX_VALUE, assignment.workers())) {
            for (int epoch = 0; epoch < correction.propsEpochs(); epoch++) {
                descent.step(
                        batch.tiles(), 1, new Sums(), (tape, weights, tile, sums) -> loss(tape, weights, batch, tile));
            }
        }
        acting.publish();
    }

    /** {@code max(r, clip(r)) + penalty D(learning, acting)}: what has been seen becomes rarer (eq. 6). */
    private Node loss(Tape tape, Weights weights, Batch batch, int tile) {
        Node described = learning.describe(tape, weights, batch, tile);
        Node ratio = tape.exp(learning.logRatio(tape, described, batch, tile));
        Node held = tape.clamp(ratio, 1 - correction.propsClip(), 1 + correction.propsClip());
        Node target = learning.describe(tape, Weights.frozen(learning.actor.parameters()), batch, tile);
        Node apart = learning.distribution().divergence(tape, target, described);
        Node loss = tape.add(tape.maximum(ratio, held), tape.scale(apart, correction.propsPenalty()));
        Node alive = batch.get(tape, Samples.ALIVE, tile);
        return tape.scale(tape.multiply(loss, alive), 1 / batch.weight());
    }

    /** A full rollout's samples hold, from now on, what the learning policy would have made of them. */
    void finish() {
        setLogProbabilities(learning.rollout.soFar());
    }

    private void setLogProbabilities(Batch batch) {
        Weights weights = Weights.frozen(learning.actor.parameters());
        try (Tape tape = new Tape(assignment.backend())) {
            for (int tile = 0; tile < batch.tiles(); tile++) {
                tape.clear();
                Node described = learning.describe(tape, weights, batch, tile);
                Node log =
                        learning.distribution().logProbability(tape, described, batch.get(tape, Samples.ACTIONS, tile));
                tape.backend().finish();
                int from = batch.from(tile);
                Tensor into = batch.samples().get(Samples.LOG_PROBABILITIES, from, from + log.rows());
                into.copyFrom(log.value());
            }
        }
    }

    void save(ArchiveWriter archive, String name) throws IOException {
        acting.parameters().save(archive, name);
    }

    void load(ArchiveReader archive, String name) throws IOException {
        acting.parameters().load(archive, name);
        acting.publish();
    }

    @Override
    public void close() {
        acting.close();
    }
}
