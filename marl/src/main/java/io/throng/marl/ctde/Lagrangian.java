package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.net.Sums;
import io.throng.marl.rollout.Batch;
import io.throng.marl.rollout.CriticView;
import io.throng.marl.rollout.GeneralizedAdvantageEstimation;
import io.throng.marl.rollout.Samples;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;

/** A crew's constraint: a critic of its costs, and a multiplier that rises while they are above the limit. */
final class Lagrangian implements AutoCloseable {
    private final Constraint constraint;
    private final LearningCritic critic;
    private double multiplier;
    private double meanCost;

    Lagrangian(Assignment assignment, LearningActor actor, CriticView view, ActorCriticSettings settings) {
        this.constraint = settings.constraint();
        this.critic = new LearningCritic(assignment, actor, view, settings, "cost", 1);
    }

    /**
     * Values the costs of a full rollout, moves the multiplier, and takes the advantages of cost into those of reward:
     * {@code (A - m C) / (1 + m)}, both standardised before.
     */
    void penalize(LearningCritic reward, GeneralizedAdvantageEstimation estimation) {
        Samples samples = critic.actor.rollout.samples();
        critic.valuation.value(critic.actor.rollout.costs(), estimation);
        meanCost = mean(critic.actor.rollout.costs(), samples.get(Samples.ALIVE).toArray());
        multiplier = Math.max(0, multiplier + constraint.multiplierRate() * (meanCost - constraint.costLimit()));
        Advantages.standardize(samples, critic.valuation.advantages());
        Tensor gains = samples.get(reward.valuation.advantages());
        float[] ofReward = gains.toArray();
        float[] ofCost = samples.get(critic.valuation.advantages()).toArray();
        for (int i = 0; i < ofReward.length; i++) {
            ofReward[i] = (float) ((ofReward[i] - multiplier * ofCost[i]) / (1 + multiplier));
        }
        gains.copyFrom(ofReward);
    }

    private static double mean(float[] costs, float[] alive) {
        double sum = 0;
        double count = 0;
        for (int i = 0; i < costs.length; i++) {
            sum += alive[i] * costs[i];
            count += alive[i];
        }
        return sum / Math.max(1, count);
    }

    void step(Batch batch, double rateFactor) {
        critic.normalize(batch);
        critic.step(batch, rateFactor, new Sums());
    }

    double multiplier() {
        return multiplier;
    }

    double meanCost() {
        return meanCost;
    }

    void save(ArchiveWriter archive) throws IOException {
        critic.save(archive);
        archive.doubles(critic.actor.block("multiplier"), new double[] {multiplier});
    }

    void load(ArchiveReader archive) throws IOException {
        critic.load(archive);
        double[] saved = archive.doubles(critic.actor.block("multiplier"));
        if (saved.length != 1 || !(saved[0] >= 0)) {
            throw new ArchiveException("a multiplier must be one number from 0, got " + saved.length + " numbers");
        }
        multiplier = saved[0];
    }

    @Override
    public void close() {
        critic.close();
    }
}
