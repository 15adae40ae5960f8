package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
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

/** Crews take {@link TrustRegion} steps in turn, each from what those before it have learned; then critics learn. */
final class HatrpoUpdate implements Improvement {
    private final Assignment assignment;
    private final HatrpoSettings settings;
    private final List<LearningCritic> critics;
    private final List<Minibatches> whole = new ArrayList<>();
    private final List<Minibatches> minibatches = new ArrayList<>();
    private final JointRatio joint;

    HatrpoUpdate(Assignment assignment, HatrpoSettings settings, CriticView view, List<LearningActor> actors) {
        this.assignment = assignment;
        this.settings = settings;
        this.critics = LearningCritic.ofReward(assignment, actors, view, settings.actorCritic());
        int chunk = settings.actorCritic().chunkLength();
        this.joint = new JointRatio(assignment, actors, chunk);
        for (LearningActor actor : actors) {
            whole.add(new Minibatches(assignment.backend(), actor.rollout, chunk, 1));
            minibatches.add(new Minibatches(assignment.backend(), actor.rollout, chunk, settings.minibatches()));
        }
    }

    @Override
    public List<SequencedMap<String, Double>> improve(double rateFactor, long update) {
        for (LearningCritic critic : critics) {
            critic.valuation.value(
                    critic.actor.rollout.rewards(),
                    settings.actorCritic().gathering().advantages());
            Advantages.standardize(critic.actor.rollout.samples(), critic.valuation.advantages());
        }
        List<SequencedMap<String, Double>> told =
                new ArrayList<>(Collections.nCopies(critics.size(), new LinkedHashMap<>()));
        joint.clear();
        for (int index : Order.of(critics.size(), assignment.seed(), update)) {
            told.set(index, learn(critics.get(index), rateFactor, update));
        }
        return told;
    }

    private SequencedMap<String, Double> learn(LearningCritic critic, double rateFactor, long update) {
        LearningActor actor = critic.actor;
        SequencedMap<String, Double> told = new LinkedHashMap<>();
        told.put("explained_variance", critic.valuation.explainedVariance());
        joint.weigh(actor, critic.valuation.advantages());
        Minibatches all = whole.get(actor.index);
        all.inOrder();
        new TrustRegion(actor, settings, all.take(0), JointRatio.WEIGHTED).step(told);
        joint.include(actor);
        Sums sums = new Sums();
        double weight = 0;
        Minibatches parts = minibatches.get(actor.index);
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            parts.shuffle(assignment.seed(), actor.index, update * settings.epochs() + epoch);
            for (int part = 0; part < parts.count(); part++) {
                Batch batch = parts.take(part);
                weight += batch.weight();
                critic.normalize(batch);
                critic.step(batch, rateFactor, sums);
            }
        }
        told.putAll(sums.dividedBy(weight));
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
        joint.close();
        whole.forEach(Minibatches::close);
        minibatches.forEach(Minibatches::close);
        critics.forEach(LearningCritic::close);
    }
}
