package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.net.Descent;
import io.throng.marl.net.Node;
import io.throng.marl.net.Sums;
import io.throng.marl.net.Tape;
import io.throng.marl.net.ValueHead;
import io.throng.marl.net.Weights;
import io.throng.marl.rollout.Batch;
import io.throng.marl.rollout.Critic;
import io.throng.marl.rollout.CriticView;
import io.throng.marl.rollout.Samples;
import io.throng.marl.rollout.Valuation;
import io.throng.marl.rollout.ValueNormalizer;
import java.io.IOException;

/** A critic that values what a crew's actor brings about, while learning only: its optimiser, and its valuations. */
final class LearningCritic implements AutoCloseable {
    final LearningActor actor;
    final Critic critic;
    final Valuation valuation;
    private final String name;
    private final Descent descent;

    /**
     * A critic with initial weights.
     *
     * @param name what is valued; unique among the critics of a crew
     * @param number of the critic among those of a crew, from 0
     */
    LearningCritic(
            Assignment assignment,
            LearningActor actor,
            CriticView view,
            ActorCriticSettings settings,
            String name,
            int number) {
        this.actor = actor;
        this.name = name;
        ValueHead head = settings.valuing().head();
        this.critic = new Critic(
                assignment.backend(),
                actor.blueprint.critic(
                        view.layout(actor.assignment.kinds(), actor.crew).followedBy(actor.follows), head.outputs()),
                head,
                new ValueNormalizer(settings.valuing().normalizeValues()),
                actor.random(actor.assignment, 1 + number));
        Rates rates = settings.rates();
        this.descent = new Descent(
                assignment.backend(),
                critic.parameters(),
                rates.ofCritic(),
                rates.gradientNorm(),
                assignment.workers());
        this.valuation = new Valuation(assignment.backend(), name, actor.rollout, critic);
    }

    /** Takes a batch's returns into account for the scale of values; before the batch is learned from. */
    void normalize(Batch batch) {
        Samples samples = batch.samples();
        critic.normalizer().update(samples.get(valuation.returns()), samples.get(Samples.ALIVE), batch.rows());
    }

    /**
     * One gradient step on a batch; returns the norm of the gradient and adds the loss, times the batch's weight, to
     * {@code value_loss}.
     */
    double step(Batch batch, double rateFactor, Sums sums) {
        return descent.step(batch.tiles(), rateFactor, sums, (tape, weights, tile, ofTile) -> {
            Node loss = loss(tape, weights, batch, tile);
            ofTile.add("value_loss", tape, tape.scale(loss, batch.weight()));
            return loss;
        });
    }

    /** A tile's part of the loss: the mean over the samples of who took part. */
    private Node loss(Tape tape, Weights weights, Batch batch, int tile) {
        Node targets = critic.normalizer().normalize(tape, batch.get(tape, valuation.returns(), tile));
        Node old = batch.get(tape, valuation.values(), tile);
        Node loss = critic.loss(tape, weights, batch.criticInput(tape, valuation, tile), old, targets);
        return tape.scale(tape.multiply(loss, batch.get(tape, Samples.ALIVE, tile)), 1 / batch.weight());
    }

    void save(ArchiveWriter archive) throws IOException {
        descent.save(archive, block("critic"));
        archive.doubles(block("scale"), critic.normalizer().save());
        archive.floats(block("pass"), valuation.save());
    }

    void load(ArchiveReader archive) throws IOException {
        descent.load(archive, block("critic"));
        try {
            critic.normalizer().load(archive.doubles(block("scale")));
            valuation.load(archive.floats(block("pass")));
        } catch (IllegalArgumentException e) {
            throw new ArchiveException("crew " + actor.crew.name() + ": " + e.getMessage(), e);
        }
    }

    private String block(String part) {
        return actor.block(name + "." + part);
    }

    @Override
    public void close() {
        valuation.close();
        descent.close();
        critic.close();
    }
}
