package io.throng.marl.ctde;

import io.throng.agents.Kind;
import io.throng.agents.arena.Arena;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.Assignment;
import io.throng.marl.net.ActionDistribution;
import io.throng.marl.net.Descent;
import io.throng.marl.net.Layout;
import io.throng.marl.net.Node;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.rollout.ActionHead;
import io.throng.marl.rollout.Actor;
import io.throng.marl.rollout.Batch;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.CriticView;
import io.throng.marl.rollout.Rollout;
import io.throng.marl.rollout.Samples;
import io.throng.marl.rollout.Supplement;
import java.io.IOException;
import java.util.List;

/**
 * A crew's decentralised actor that learns on policy: its optimiser, and the experience it learns from. Crews of several
 * populations share the numbers and the optimiser of the first.
 */
final class LearningActor implements AutoCloseable {
    final Assignment assignment;
    final Crew crew;
    final int index;
    final Actor actor;
    final Descent descent;
    final Rollout rollout;
    final Blueprint blueprint;

    /** How many numbers follow observations. */
    final int follows;

    private final LearningActor first;
    private final int population;
    private final ActingPolicy acting;

    /**
     * An actor with initial weights.
     *
     * @param index of the crew among those of the learner
     * @param view what critics see
     * @param keepsDescriptions whether samples hold the distributions that actions were drawn from
     */
    LearningActor(
            Assignment assignment,
            Crew crew,
            int index,
            CriticView view,
            ActorCriticSettings settings,
            boolean keepsDescriptions,
            Blueprint blueprint) {
        this.assignment = assignment;
        this.crew = crew;
        this.index = index;
        this.blueprint = blueprint;
        this.first = this;
        this.population = 0;
        Kind kind = crew.kind();
        Supplement supplement = blueprint.supplements(0).of(crew, assignment.worlds());
        this.follows = supplement.width();
        this.actor = new Actor(
                assignment.backend(),
                kind,
                ActionHead.of(kind.action(), settings.experts()),
                outputs -> blueprint.actor(Layout.of(kind.observation()).followedBy(follows), outputs),
                random(assignment, 0));
        Rates rates = settings.rates();
        this.descent = new Descent(
                assignment.backend(), actor.parameters(), rates.ofActor(), rates.gradientNorm(), assignment.workers());
        Actor acts = settings.correction().isActive() ? actor.copy(assignment.backend()) : actor;
        this.rollout = new Rollout(
                assignment.backend(),
                crew,
                view,
                assignment.kinds(),
                acts,
                keepsDescriptions,
                assignment.worlds(),
                settings.gathering().rolloutSteps(),
                supplement);
        this.acting = acts == actor ? null : new ActingPolicy(assignment, settings.correction(), rates, this, acts);
    }

    /**
     * The same actor in another population, where it gathers experience of its own.
     *
     * @param population number of it, from 1; the one this actor was made for is 0
     */
    LearningActor(
            LearningActor first,
            int population,
            Assignment assignment,
            Crew crew,
            int index,
            CriticView view,
            ActorCriticSettings settings,
            boolean keepsDescriptions) {
        this.assignment = assignment;
        this.crew = crew;
        this.index = index;
        this.blueprint = first.blueprint;
        this.first = first;
        this.population = population;
        this.follows = first.follows;
        this.actor = first.actor.of(crew.kind(), follows);
        this.descent = first.descent;
        this.rollout = new Rollout(
                assignment.backend(),
                crew,
                view,
                assignment.kinds(),
                actor,
                keepsDescriptions,
                assignment.worlds(),
                settings.gathering().rolloutSteps(),
                blueprint.supplements(population).of(crew, assignment.worlds()));
        this.acting = null;
    }

    /** Crews that share an actor together, in the order of the populations. */
    static List<List<LearningActor>> bySharing(List<LearningActor> actors) {
        return actors.stream()
                .filter(actor -> actor.first == actor)
                .map(first ->
                        actors.stream().filter(actor -> actor.first == first).toList())
                .toList();
    }

    /** The number of the population it gathers in, from 0. */
    int population() {
        return population;
    }

    /** Who brought the numbers and the optimiser; itself in the first population. */
    LearningActor first() {
        return first;
    }

    /** Takes in what a step brought; returns whether there is a full rollout to learn from. */
    boolean observe(Arena arena) {
        rollout.reward(arena);
        if (acting != null) {
            acting.afterStep();
        }
        return rollout.isFull();
    }

    /** Acts with what has been learned, and gathers anew. */
    void restart() {
        actor.publish();
        rollout.restart();
        if (acting != null) {
            acting.restart();
        }
    }

    /** To be called when the rollout is full, before learning from it. */
    void prepare() {
        if (acting != null) {
            acting.finish();
        }
    }

    /** Random numbers for the start values of this crew's networks, numbered from 0. */
    Philox random(Assignment assignment, int network) {
        int agent = crew.members().getFirst().firstAgentOfGame(assignment.kinds());
        return new Philox().reset(assignment.seed(), agent, network, Streams.WEIGHTS);
    }

    ActionDistribution distribution() {
        return actor.distribution();
    }

    /** The distributions that the actor gives now for a tile of decisions, {@code [rows, width]}. */
    Node describe(Tape tape, Weights weights, Batch batch, int tile) {
        Node outputs = actor.network()
                .forward(tape, weights, batch.actorInput(tape, tile))
                .rows();
        return distribution().describe(tape, weights, outputs, batch.mask(tile));
    }

    /** The logarithm of how much likelier a tile's actions are now than when they were drawn, {@code [rows, 1]}. */
    Node logRatio(Tape tape, Node described, Batch batch, int tile) {
        Node log = distribution().logProbability(tape, described, batch.get(tape, Samples.ACTIONS, tile));
        return tape.subtract(log, batch.get(tape, Samples.LOG_PROBABILITIES, tile));
    }

    void save(ArchiveWriter archive) throws IOException {
        if (first == this) {
            descent.save(archive, block("actor"));
        }
        rollout.save(archive, block("rollout"));
        if (acting != null) {
            acting.save(archive, block("acting"));
        }
    }

    void load(ArchiveReader archive) throws IOException {
        if (first == this) {
            descent.load(archive, block("actor"));
        }
        rollout.load(archive, block("rollout"));
        if (acting != null) {
            acting.load(archive, block("acting"));
        }
        actor.publish();
    }

    /** The name of a block of this crew in checkpoints. */
    String block(String name) {
        String own = "crew." + crew.name() + "." + name;
        return population == 0 ? own : "population." + population + "." + own;
    }

    @Override
    public void close() {
        if (acting != null) {
            acting.close();
        }
        rollout.close();
        if (first == this) {
            descent.close();
            actor.close();
        }
    }
}
