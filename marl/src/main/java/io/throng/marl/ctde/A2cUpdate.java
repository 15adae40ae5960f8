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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** One policy-gradient step on each batch, along advantages (Mnih et al., ICML 2016, section 4). */
final class A2cUpdate implements Improvement {
    private final Assignment assignment;
    private final A2cSettings settings;
    private final List<LearningCritic> critics;
    private final List<Minibatches> batches = new ArrayList<>();

    private A2cUpdate(Assignment assignment, A2cSettings settings, CriticView view, List<LearningActor> actors) {
        this.assignment = assignment;
        this.settings = settings;
        this.critics = LearningCritic.ofReward(assignment, actors, view, settings.actorCritic());
        int chunk = settings.actorCritic().chunkLength();
        actors.forEach(actor -> batches.add(new Minibatches(assignment.backend(), actor.rollout, chunk, 1)));
    }

    /** A learner that improves so. */
    static Learner learner(A2cSettings settings, CriticView view, Assignment assignment) {
        return new OnPolicyLearner(
                assignment,
                view,
                settings.actorCritic(),
                false,
                actors -> new A2cUpdate(assignment, settings, view, actors));
    }

    @Override
    public List<SequencedMap<String, Double>> improve(double rateFactor, long update) {
        List<SequencedMap<String, Double>> told = new ArrayList<>();
        for (LearningCritic critic : critics) {
            LearningActor actor = critic.actor;
            critic.valuation.value(
                    actor.rollout.rewards(), settings.actorCritic().gathering().advantages());
            Advantages.standardize(actor.rollout.samples(), critic.valuation.advantages());
            Minibatches whole = batches.get(actor.index);
            whole.shuffle(assignment.seed(), actor.index, update);
            told.add(learn(critic, whole.take(0), rateFactor));
        }
        return told;
    }

    private SequencedMap<String, Double> learn(LearningCritic critic, Batch batch, double rateFactor) {
        Sums sums = new Sums();
        PolicyGradient loss = new PolicyGradient(critic.valuation.advantages(), settings.entropy());
        critic.normalize(batch);
        double actorNorm = critic.actor.descent.step(
                batch.tiles(),
                rateFactor,
                sums,
                (tape, weights, tile, ofTile) -> loss.of(critic.actor, tape, weights, batch, tile, ofTile));
        double criticNorm = critic.step(batch, rateFactor, sums);
        SequencedMap<String, Double> told = new LinkedHashMap<>();
        told.put("explained_variance", critic.valuation.explainedVariance());
        told.putAll(sums.dividedBy(batch.weight()));
        told.put("actor_gradient_norm", actorNorm);
        told.put("critic_gradient_norm", criticNorm);
        return told;
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        for (LearningCritic critic : critics) {
            critic.save(archive);
        }
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        for (LearningCritic critic : critics) {
            critic.load(archive);
        }
    }

    @Override
    public void close() {
        batches.forEach(Minibatches::close);
        critics.forEach(LearningCritic::close);
    }
}
