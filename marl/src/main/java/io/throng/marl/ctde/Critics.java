package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.net.Sums;
import io.throng.marl.rollout.Batch;
import io.throng.marl.rollout.CriticView;
import io.throng.marl.rollout.StateValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What values the actors' experience: for each crew a critic of its reward, and a constraint on its costs if asked for. */
final class Critics implements AutoCloseable {
    private final ActorCriticSettings settings;
    private final CriticView view;
    private final List<LearningCritic> ofReward = new ArrayList<>();
    private final List<Lagrangian> constraints = new ArrayList<>();

    Critics(Assignment assignment, List<LearningActor> actors, CriticView view, ActorCriticSettings settings) {
        this.settings = settings;
        this.view = view;
        for (LearningActor actor : actors) {
            ofReward.add(new LearningCritic(assignment, actor, view, settings, "reward", 0));
            if (settings.constraint().isActive()) {
                constraints.add(new Lagrangian(assignment, actor, view, settings));
            }
        }
    }

    int count() {
        return ofReward.size();
    }

    /** What the critics of reward say, by crew; nothing where they see more than agents perceive. */
    List<StateValue> values() {
        if (ofReward.stream().anyMatch(critic -> critic.actor.follows > 0)) {
            return List.of();
        }
        return ofReward.stream()
                .map(critic -> StateValue.of(critic.critic, view, critic.actor.assignment.kinds()))
                .toList();
    }

    /** The column of a crew's advantages, once {@link #value} has filled it. */
    String advantages(int crew) {
        return ofReward.get(crew).valuation.advantages();
    }

    /** Values full rollouts: fills returns, and advantages on one scale, what cost too much taken into account. */
    void value() {
        for (LearningCritic critic : ofReward) {
            LearningActor actor = critic.actor;
            critic.valuation.value(actor.rollout.rewards(), settings.gathering().advantages());
            Advantages.standardize(actor.rollout.samples(), critic.valuation.advantages());
            if (!constraints.isEmpty()) {
                constraints
                        .get(actor.index)
                        .penalize(critic, settings.gathering().advantages());
            }
        }
    }

    /** A crew's critics take a gradient step on a batch; returns the norm of the gradient of the one of reward. */
    double step(int crew, Batch batch, double rateFactor, Sums sums) {
        ofReward.get(crew).normalize(batch);
        double norm = ofReward.get(crew).step(batch, rateFactor, sums);
        if (!constraints.isEmpty()) {
            constraints.get(crew).step(batch, rateFactor);
        }
        return norm;
    }

    /** Adds diagnostics of a crew's valuation. */
    void tell(int crew, Map<String, Double> told) {
        told.put("explained_variance", ofReward.get(crew).valuation.explainedVariance());
        if (!constraints.isEmpty()) {
            told.put("cost", constraints.get(crew).meanCost());
            told.put("multiplier", constraints.get(crew).multiplier());
        }
    }

    void save(ArchiveWriter archive) throws IOException {
        for (LearningCritic critic : ofReward) {
            critic.save(archive);
        }
        for (Lagrangian constraint : constraints) {
            constraint.save(archive);
        }
    }

    void load(ArchiveReader archive) throws IOException {
        for (LearningCritic critic : ofReward) {
            critic.load(archive);
        }
        for (Lagrangian constraint : constraints) {
            constraint.load(archive);
        }
    }

    @Override
    public void close() {
        constraints.forEach(Lagrangian::close);
        ofReward.forEach(LearningCritic::close);
    }
}
