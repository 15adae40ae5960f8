package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import io.throng.marl.net.Sums;
import io.throng.marl.rollout.Batch;
import io.throng.marl.rollout.CriticView;
import io.throng.marl.rollout.Minibatches;
import io.throng.marl.rollout.StateValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** One policy-gradient step on each batch, along advantages (Mnih et al., ICML 2016, section 4). */
final class A2cUpdate implements Improvement {
    private final Assignment assignment;
    private final A2cSettings settings;
    private final List<LearningActor> actors;
    private final Critics critics;
    private final List<Minibatches> batches = new ArrayList<>();

    private A2cUpdate(Assignment assignment, A2cSettings settings, CriticView view, List<LearningActor> actors) {
        this.assignment = assignment;
        this.settings = settings;
        this.actors = actors;
        this.critics = new Critics(assignment, actors, view, settings.actorCritic());
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
        critics.value();
        List<SequencedMap<String, Double>> told = new ArrayList<>();
        for (LearningActor actor : actors) {
            Minibatches whole = batches.get(actor.index);
            whole.shuffle(assignment.seed(), actor.index, update);
            told.add(learn(actor, whole.take(0), rateFactor));
        }
        return told;
    }

    private SequencedMap<String, Double> learn(LearningActor actor, Batch batch, double rateFactor) {
        Sums sums = new Sums();
        PolicyGradient loss = new PolicyGradient(critics.advantages(actor.index), settings.entropy());
        double actorNorm = actor.descent.step(
                batch.tiles(),
                rateFactor,
                sums,
                (tape, weights, tile, ofTile) -> loss.of(actor, tape, weights, batch, tile, ofTile));
        double criticNorm = critics.step(actor.index, batch, rateFactor, sums);
        SequencedMap<String, Double> told = new LinkedHashMap<>();
        critics.tell(actor.index, told);
        told.putAll(sums.dividedBy(batch.weight()));
        told.put("actor_gradient_norm", actorNorm);
        told.put("critic_gradient_norm", criticNorm);
        return told;
    }

    @Override
    public List<StateValue> values() {
        return critics.values();
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
        batches.forEach(Minibatches::close);
        critics.close();
    }
}
