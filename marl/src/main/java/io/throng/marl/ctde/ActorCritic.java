package io.throng.marl.ctde;

import io.throng.agents.Kind;
import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.Assignment;
import io.throng.marl.net.Architecture;
import io.throng.marl.net.Descent;
import io.throng.marl.net.Layout;
import io.throng.marl.net.Node;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.rollout.ActionHead;
import io.throng.marl.rollout.Actor;
import io.throng.marl.rollout.Batch;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.Critic;
import io.throng.marl.rollout.CriticView;
import io.throng.marl.rollout.Rollout;
import io.throng.marl.rollout.Samples;
import io.throng.marl.rollout.Valuation;
import io.throng.marl.rollout.ValueNormalizer;
import io.throng.marl.tensor.Backend;
import java.io.IOException;

/**
 * What one crew learns on policy: a decentralised actor, a critic that is used while learning only, their optimisers, and the
 * experience they learn from.
 */
final class ActorCritic implements AutoCloseable {
    private static final double ACTOR_OUTPUT_GAIN = 0.01;
    private static final double CRITIC_OUTPUT_GAIN = 1;

    final Crew crew;
    final int index;
    final Actor actor;
    final Critic critic;
    final Descent actorDescent;
    final Descent criticDescent;
    final Rollout rollout;
    final Valuation valuation;

    ActorCritic(Assignment assignment, Crew crew, int index, CriticView view, ActorCriticSettings settings) {
        this.crew = crew;
        this.index = index;
        Backend backend = assignment.backend();
        Philox random = new Philox();
        random.reset(
                assignment.seed(), crew.members().getFirst().firstAgentOfGame(assignment.kinds()), 0, Streams.WEIGHTS);
        Architecture architecture = settings.architecture();
        Kind kind = crew.kind();
        this.actor = new Actor(
                backend,
                kind,
                ActionHead.of(kind.action()),
                outputs -> architecture.network(Layout.of(kind.observation()), outputs, ACTOR_OUTPUT_GAIN, "actor."),
                random);
        this.critic = new Critic(
                backend,
                architecture.network(
                        view.layout(assignment.kinds(), crew),
                        settings.valuing().head().outputs(),
                        CRITIC_OUTPUT_GAIN,
                        "critic."),
                settings.valuing().head(),
                new ValueNormalizer(settings.valuing().normalizeValues()),
                random);
        Rates rates = settings.rates();
        this.actorDescent =
                new Descent(backend, actor.parameters(), rates.ofActor(), rates.gradientNorm(), assignment.workers());
        this.criticDescent =
                new Descent(backend, critic.parameters(), rates.ofCritic(), rates.gradientNorm(), assignment.workers());
        this.rollout = new Rollout(
                backend,
                crew,
                view,
                assignment.kinds(),
                actor,
                critic.network().memory(),
                assignment.worlds(),
                settings.gathering().rolloutSteps());
        this.valuation = new Valuation(backend, rollout, critic);
    }

    /** The distributions that the actor gives now for a tile of decisions, {@code [rows, width]}. */
    Node describe(Tape tape, Weights weights, Batch batch, int tile) {
        Node outputs = actor.network()
                .forward(tape, weights, batch.actorInput(tape, tile))
                .rows();
        return actor.distribution().describe(tape, weights, outputs, batch.mask(tile));
    }

    /** The critic's part of a loss: the mean over the samples of who took part. */
    Node valueLoss(Tape tape, Weights weights, Batch batch, int tile) {
        Node targets = critic.normalizer().normalize(tape, batch.get(tape, Samples.RETURNS, tile));
        Node old = batch.get(tape, Samples.VALUES, tile);
        Node loss = critic.loss(tape, weights, batch.criticInput(tape, tile), old, targets);
        return tape.scale(tape.multiply(loss, batch.get(tape, Samples.ALIVE, tile)), 1 / batch.weight());
    }

    void save(ArchiveWriter archive) throws IOException {
        actorDescent.save(archive, block("actor"));
        criticDescent.save(archive, block("critic"));
        archive.doubles(block("values"), critic.normalizer().save());
        archive.floats(block("memory.actor"), rollout.save());
        archive.floats(block("memory.critic"), valuation.save());
    }

    void load(ArchiveReader archive) throws IOException {
        actorDescent.load(archive, block("actor"));
        criticDescent.load(archive, block("critic"));
        try {
            critic.normalizer().load(archive.doubles(block("values")));
            rollout.load(archive.floats(block("memory.actor")));
            valuation.load(archive.floats(block("memory.critic")));
        } catch (IllegalArgumentException e) {
            throw new ArchiveException("crew " + crew.name() + ": " + e.getMessage(), e);
        }
        actor.publish();
    }

    private String block(String name) {
        return "crew." + crew.name() + "." + name;
    }

    @Override
    public void close() {
        valuation.close();
        rollout.close();
        actorDescent.close();
        criticDescent.close();
        actor.close();
        critic.close();
    }
}
