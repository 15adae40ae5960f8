package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import io.throng.marl.net.Sums;
import io.throng.marl.rollout.Batch;
import io.throng.marl.rollout.CriticView;
import io.throng.marl.rollout.Minibatches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Several epochs of gradient steps on one batch: what distinguishes proximal policy optimisation from a single policy
 * gradient (Schulman et al., 2017, algorithm 1). Crews learn one after the other: each for itself, or each from what those
 * before it have learned, by a {@link JointRatio}.
 */
final class PpoUpdate implements Improvement {
    private final Assignment assignment;
    private final PpoSettings settings;
    private final List<LearningActor> actors;
    private final Critics critics;
    private final List<Minibatches> minibatches = new ArrayList<>();
    private final JointRatio joint;

    PpoUpdate(
            Assignment assignment, PpoSettings settings, CriticView view, boolean inTurn, List<LearningActor> actors) {
        this.assignment = assignment;
        this.settings = settings;
        this.actors = actors;
        this.critics = new Critics(assignment, actors, view, settings.actorCritic());
        int chunk = settings.actorCritic().chunkLength();
        this.joint = inTurn ? new JointRatio(assignment, actors, chunk) : null;
        for (LearningActor actor : actors) {
            minibatches.add(new Minibatches(assignment.backend(), actor.rollout, chunk, settings.minibatches()));
        }
    }

    /** A learner whose crews learn each for itself. */
    static Learner learner(PpoSettings settings, CriticView view, Assignment assignment) {
        return learner(settings, view, false, assignment);
    }

    /** A learner whose crews learn in turn, in an order drawn anew each time, each from what those before it learned. */
    static Learner learnerInTurn(PpoSettings settings, CriticView view, Assignment assignment) {
        return learner(settings, view, true, assignment);
    }

    private static Learner learner(PpoSettings settings, CriticView view, boolean inTurn, Assignment assignment) {
        return new OnPolicyLearner(
                assignment,
                view,
                settings.actorCritic(),
                settings.policyStep().needsDescriptions(),
                actors -> new PpoUpdate(assignment, settings, view, inTurn, actors));
    }

    @Override
    public List<SequencedMap<String, Double>> improve(double rateFactor, long update) {
        critics.value();
        List<SequencedMap<String, Double>> told =
                new ArrayList<>(Collections.nCopies(actors.size(), new LinkedHashMap<>()));
        if (joint == null) {
            for (LearningActor actor : actors) {
                told.set(actor.index, learn(actor, critics.advantages(actor.index), rateFactor, update));
            }
            return told;
        }
        joint.clear();
        for (int index : Order.of(actors.size(), assignment.seed(), update)) {
            LearningActor actor = actors.get(index);
            joint.weigh(actor, critics.advantages(index));
            told.set(index, learn(actor, JointRatio.WEIGHTED, rateFactor, update));
            joint.include(actor);
        }
        return told;
    }

    private SequencedMap<String, Double> learn(LearningActor actor, String advantages, double rateFactor, long update) {
        Minibatches parts = minibatches.get(actor.index);
        PpoLoss loss = new PpoLoss(settings, advantages, update);
        Sums sums = new Sums();
        double weight = 0;
        double actorNorm = 0;
        double criticNorm = 0;
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            parts.shuffle(assignment.seed(), actor.index, update * settings.epochs() + epoch);
            for (int part = 0; part < parts.count(); part++) {
                Batch batch = parts.take(part);
                weight += batch.weight();
                actorNorm += actor.descent.step(
                        batch.tiles(),
                        rateFactor,
                        sums,
                        (tape, weights, tile, ofTile) -> loss.of(actor, tape, weights, batch, tile, ofTile));
                criticNorm += critics.step(actor.index, batch, rateFactor, sums);
            }
        }
        SequencedMap<String, Double> told = new LinkedHashMap<>();
        critics.tell(actor.index, told);
        told.putAll(sums.dividedBy(weight));
        int steps = settings.epochs() * parts.count();
        told.put("actor_gradient_norm", actorNorm / steps);
        told.put("critic_gradient_norm", criticNorm / steps);
        return told;
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        critics.save(archive);
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        critics.load(archive);
    }

    @Override
    public void close() {
        if (joint != null) {
            joint.close();
        }
        minibatches.forEach(Minibatches::close);
        critics.close();
    }
}
