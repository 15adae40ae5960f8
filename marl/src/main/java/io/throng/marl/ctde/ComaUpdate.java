package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.net.Sums;
import io.throng.marl.rollout.Batch;
import io.throng.marl.rollout.Minibatches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Critics learn by TD(lambda); actors take one policy-gradient step along counterfactual advantages. */
final class ComaUpdate implements Improvement {
    private final Assignment assignment;
    private final ComaSettings settings;
    private final List<LearningActor> actors;
    private final List<CounterfactualCritic> critics = new ArrayList<>();
    private final List<Minibatches> wholes = new ArrayList<>();
    private final List<Minibatches> minibatches = new ArrayList<>();
    private final List<Minibatches> sequences = new ArrayList<>();

    ComaUpdate(Assignment assignment, ComaSettings settings, List<LearningActor> actors) {
        this.assignment = assignment;
        this.settings = settings;
        this.actors = actors;
        for (LearningActor actor : actors) {
            critics.add(new CounterfactualCritic(assignment, actor, settings));
            wholes.add(new Minibatches(assignment.backend(), actor.rollout, 1, 1));
            minibatches.add(new Minibatches(assignment.backend(), actor.rollout, 1, settings.minibatches()));
            sequences.add(new Minibatches(
                    assignment.backend(), actor.rollout, settings.actorCritic().chunkLength(), 1));
        }
    }

    @Override
    public List<SequencedMap<String, Double>> improve(double rateFactor, long update) {
        List<SequencedMap<String, Double>> told = new ArrayList<>();
        for (LearningActor actor : actors) {
            told.add(learn(actor, critics.get(actor.index), rateFactor, update));
        }
        return told;
    }

    private SequencedMap<String, Double> learn(
            LearningActor actor, CounterfactualCritic critic, double rateFactor, long update) {
        Minibatches whole = wholes.get(actor.index);
        whole.inOrder();
        Batch all = whole.take(0);
        critic.setTargets(all);
        Sums ofCritic = new Sums();
        Minibatches parts = minibatches.get(actor.index);
        double weight = 0;
        double criticNorm = 0;
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            parts.shuffle(assignment.seed(), actor.index, update * settings.epochs() + epoch);
            for (int part = 0; part < parts.count(); part++) {
                Batch batch = parts.take(part);
                weight += batch.weight();
                criticNorm += critic.step(batch, rateFactor, ofCritic);
            }
        }
        if ((update + 1) % settings.targetUpdates() == 0) {
            critic.updateTarget();
        }
        critic.setAdvantages(all);
        Advantages.standardize(actor.rollout.samples(), CounterfactualCritic.ADVANTAGES);
        Minibatches order = sequences.get(actor.index);
        order.inOrder();
        Batch batch = order.take(0);
        Sums ofActor = new Sums();
        PolicyGradient loss = new PolicyGradient(CounterfactualCritic.ADVANTAGES, settings.entropy());
        double actorNorm = actor.descent.step(
                batch.tiles(),
                rateFactor,
                ofActor,
                (tape, weights, tile, sums) -> loss.of(actor, tape, weights, batch, tile, sums));
        SequencedMap<String, Double> told = new LinkedHashMap<>(ofActor.dividedBy(batch.weight()));
        told.putAll(ofCritic.dividedBy(weight));
        told.put("actor_gradient_norm", actorNorm);
        told.put("critic_gradient_norm", criticNorm / (settings.epochs() * parts.count()));
        return told;
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        for (CounterfactualCritic critic : critics) {
            critic.save(archive);
        }
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        for (CounterfactualCritic critic : critics) {
            critic.load(archive);
        }
    }

    @Override
    public void close() {
        wholes.forEach(Minibatches::close);
        minibatches.forEach(Minibatches::close);
        sequences.forEach(Minibatches::close);
        critics.forEach(CounterfactualCritic::close);
    }
}
