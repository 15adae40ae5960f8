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
import io.throng.marl.rollout.Supplement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Several epochs of gradient steps on one batch: what distinguishes proximal policy optimisation from a single policy
 * gradient (Schulman et al., 2017, algorithm 1). Crews learn one after the other: each for itself, or each from what those
 * before it have learned, by a {@link JointRatio}. Where crews of several populations share an actor, it takes a step on a
 * minibatch of each population in turn.
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

    /** Learners whose crews learn each for itself, those of all populations together. */
    static List<Learner> learners(PpoSettings settings, CriticView view, List<Assignment> populations) {
        ActorCriticSettings common = settings.actorCritic();
        return List.copyOf(OnPolicyLearner.inPopulations(
                populations,
                view,
                common,
                settings.policyStep().needsDescriptions(),
                Blueprint.of(common.architecture(), Supplement.Maker.none()),
                actors -> new PpoUpdate(populations.getFirst(), settings, view, false, actors)));
    }

    private static Learner learner(PpoSettings settings, CriticView view, boolean inTurn, Assignment assignment) {
        return new OnPolicyLearner(
                assignment,
                view,
                settings.actorCritic(),
                settings.policyStep().needsDescriptions(),
                actors -> new PpoUpdate(assignment, settings, view, inTurn, actors));
    }

    /** The column of a crew's advantages in what it learned from last. */
    String advantages(int crew) {
        return critics.advantages(crew);
    }

    @Override
    public List<SequencedMap<String, Double>> improve(double rateFactor, long update) {
        critics.value();
        List<SequencedMap<String, Double>> told =
                new ArrayList<>(Collections.nCopies(actors.size(), new LinkedHashMap<>()));
        if (joint == null) {
            for (List<LearningActor> sharing : LearningActor.bySharing(actors)) {
                List<String> advantages = sharing.stream()
                        .map(actor -> critics.advantages(actor.index))
                        .toList();
                List<SequencedMap<String, Double>> ofEach = learn(sharing, advantages, rateFactor, update);
                for (int i = 0; i < sharing.size(); i++) {
                    told.set(sharing.get(i).index, ofEach.get(i));
                }
            }
            return told;
        }
        joint.clear();
        for (int index : Order.of(actors.size(), assignment.seed(), update)) {
            LearningActor actor = actors.get(index);
            joint.weigh(actor, critics.advantages(index));
            told.set(
                    index,
                    learn(List.of(actor), List.of(JointRatio.WEIGHTED), rateFactor, update)
                            .getFirst());
            joint.include(actor);
        }
        return told;
    }

    /** What has been gathered while the actor and the critic of a crew took steps. */
    private static final class Progress {
        final Sums sums = new Sums();
        double weight;
        double actorNorm;
        double criticNorm;
        int steps;
    }

    /** Crews that share an actor learn; returns their diagnostics in order. */
    private List<SequencedMap<String, Double>> learn(
            List<LearningActor> sharing, List<String> advantages, double rateFactor, long update) {
        List<Progress> progress = new ArrayList<>();
        sharing.forEach(actor -> progress.add(new Progress()));
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            for (LearningActor actor : sharing) {
                minibatches
                        .get(actor.index)
                        .shuffle(assignment.seed(), actor.index, update * settings.epochs() + epoch);
            }
            for (int part = 0; part < settings.minibatches(); part++) {
                for (int i = 0; i < sharing.size(); i++) {
                    PpoLoss loss = new PpoLoss(settings, advantages.get(i), update);
                    step(sharing.get(i), part, loss, rateFactor, progress.get(i));
                }
            }
        }
        List<SequencedMap<String, Double>> told = new ArrayList<>();
        for (int i = 0; i < sharing.size(); i++) {
            told.add(told(sharing.get(i), progress.get(i)));
        }
        return told;
    }

    private void step(LearningActor actor, int part, PpoLoss loss, double rateFactor, Progress progress) {
        Batch batch = minibatches.get(actor.index).take(part);
        progress.weight += batch.weight();
        progress.steps++;
        progress.actorNorm += actor.descent.step(
                batch.tiles(),
                rateFactor,
                progress.sums,
                (tape, weights, tile, ofTile) -> loss.of(actor, tape, weights, batch, tile, ofTile));
        progress.criticNorm += critics.step(actor.index, batch, rateFactor, progress.sums);
    }

    private SequencedMap<String, Double> told(LearningActor actor, Progress progress) {
        SequencedMap<String, Double> told = new LinkedHashMap<>();
        critics.tell(actor.index, told);
        told.putAll(progress.sums.dividedBy(progress.weight));
        told.put("actor_gradient_norm", progress.actorNorm / progress.steps);
        told.put("critic_gradient_norm", progress.criticNorm / progress.steps);
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
        if (joint != null) {
            joint.close();
        }
        minibatches.forEach(Minibatches::close);
        critics.close();
    }
}
