package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.net.Sums;
import io.throng.marl.rollout.Batch;
import io.throng.marl.rollout.CriticView;
import io.throng.marl.rollout.Minibatches;
import io.throng.marl.rollout.StateValue;
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
    private final List<LearningActor> actors;
    private final Critics critics;
    private final List<Minibatches> whole = new ArrayList<>();
    private final List<Minibatches> minibatches = new ArrayList<>();
    private final JointRatio joint;

    HatrpoUpdate(Assignment assignment, HatrpoSettings settings, CriticView view, List<LearningActor> actors) {
        this.assignment = assignment;
        this.settings = settings;
        this.actors = actors;
        this.critics = new Critics(assignment, actors, view, settings.actorCritic());
        int chunk = settings.actorCritic().chunkLength();
        this.joint = new JointRatio(assignment, actors, chunk);
        for (LearningActor actor : actors) {
            whole.add(new Minibatches(assignment.backend(), actor.rollout, chunk, 1));
            minibatches.add(new Minibatches(assignment.backend(), actor.rollout, chunk, settings.minibatches()));
        }
    }

    @Override
    public List<SequencedMap<String, Double>> improve(double rateFactor, long update) {
        critics.value();
        List<SequencedMap<String, Double>> told =
                new ArrayList<>(Collections.nCopies(actors.size(), new LinkedHashMap<>()));
        joint.clear();
        for (int index : Order.of(actors.size(), assignment.seed(), update)) {
            told.set(index, learn(actors.get(index), rateFactor, update));
        }
        return told;
    }

    private SequencedMap<String, Double> learn(LearningActor actor, double rateFactor, long update) {
        SequencedMap<String, Double> told = new LinkedHashMap<>();
        critics.tell(actor.index, told);
        joint.weigh(actor, critics.advantages(actor.index));
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
                critics.step(actor.index, batch, rateFactor, sums);
            }
        }
        told.putAll(sums.dividedBy(weight));
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
        joint.close();
        whole.forEach(Minibatches::close);
        minibatches.forEach(Minibatches::close);
        critics.close();
    }
}
