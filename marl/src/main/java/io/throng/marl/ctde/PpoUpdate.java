package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import io.throng.marl.net.Sums;
import io.throng.marl.rollout.Batch;
import io.throng.marl.rollout.CriticView;
import io.throng.marl.rollout.GeneralizedAdvantageEstimation;
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
    private final List<LearningCritic> critics;
    private final List<Lagrangian> constraints = new ArrayList<>();
    private final List<Minibatches> minibatches = new ArrayList<>();
    private final JointRatio joint;

    private PpoUpdate(
            Assignment assignment, PpoSettings settings, CriticView view, boolean inTurn, List<LearningActor> actors) {
        this.assignment = assignment;
        this.settings = settings;
        this.critics = LearningCritic.ofReward(assignment, actors, view, settings.actorCritic());
        int chunk = settings.actorCritic().chunkLength();
        this.joint = inTurn ? new JointRatio(assignment, actors, chunk) : null;
        for (LearningActor actor : actors) {
            if (settings.constraint().isActive()) {
                constraints.add(new Lagrangian(assignment, actor, view, settings));
            }
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
        critics.forEach(this::value);
        List<SequencedMap<String, Double>> told =
                new ArrayList<>(Collections.nCopies(critics.size(), new LinkedHashMap<>()));
        if (joint == null) {
            for (LearningCritic critic : critics) {
                told.set(critic.actor.index, learn(critic, critic.valuation.advantages(), rateFactor, update));
            }
            return told;
        }
        joint.clear();
        for (int index : Order.of(critics.size(), assignment.seed(), update)) {
            LearningCritic critic = critics.get(index);
            joint.weigh(critic.actor, critic.valuation.advantages());
            told.set(index, learn(critic, JointRatio.WEIGHTED, rateFactor, update));
            joint.include(critic.actor);
        }
        return told;
    }

    private void value(LearningCritic critic) {
        LearningActor actor = critic.actor;
        GeneralizedAdvantageEstimation estimation =
                settings.actorCritic().gathering().advantages();
        critic.valuation.value(actor.rollout.rewards(), estimation);
        Advantages.standardize(actor.rollout.samples(), critic.valuation.advantages());
        if (!constraints.isEmpty()) {
            constraints.get(actor.index).penalize(critic, estimation);
        }
    }

    private SequencedMap<String, Double> learn(
            LearningCritic critic, String advantages, double rateFactor, long update) {
        LearningActor actor = critic.actor;
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
                critic.normalize(batch);
                actorNorm += actor.descent.step(
                        batch.tiles(),
                        rateFactor,
                        sums,
                        (tape, weights, tile, ofTile) -> loss.of(actor, tape, weights, batch, tile, ofTile));
                criticNorm += critic.step(batch, rateFactor, sums);
                if (!constraints.isEmpty()) {
                    constraints.get(actor.index).step(batch, rateFactor);
                }
            }
        }
        SequencedMap<String, Double> told = new LinkedHashMap<>();
        told.put("explained_variance", critic.valuation.explainedVariance());
        told.putAll(sums.dividedBy(weight));
        int steps = settings.epochs() * parts.count();
        told.put("actor_gradient_norm", actorNorm / steps);
        told.put("critic_gradient_norm", criticNorm / steps);
        if (!constraints.isEmpty()) {
            told.put("cost", constraints.get(actor.index).meanCost());
            told.put("multiplier", constraints.get(actor.index).multiplier());
        }
        return told;
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        for (LearningCritic critic : critics) {
            critic.save(archive);
        }
        for (Lagrangian constraint : constraints) {
            constraint.save(archive);
        }
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        for (LearningCritic critic : critics) {
            critic.load(archive);
        }
        for (Lagrangian constraint : constraints) {
            constraint.load(archive);
        }
    }

    @Override
    public void close() {
        if (joint != null) {
            joint.close();
        }
        minibatches.forEach(Minibatches::close);
        constraints.forEach(Lagrangian::close);
        critics.forEach(LearningCritic::close);
    }
}
