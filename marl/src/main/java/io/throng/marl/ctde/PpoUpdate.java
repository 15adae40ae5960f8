package io.throng.marl.ctde;

import io.throng.marl.Assignment;
import io.throng.marl.net.Sums;
import io.throng.marl.rollout.Batch;
import io.throng.marl.rollout.Minibatches;
import io.throng.marl.rollout.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Several epochs of gradient steps on one batch: what distinguishes proximal policy optimisation from a single policy
 * gradient (Schulman et al., 2017, algorithm 1). Crews learn one after the other, each for itself.
 */
final class PpoUpdate implements OnPolicyLearner.Improvement {
    private final Assignment assignment;
    private final PpoSettings settings;
    private final List<ActorCritic> crews;
    private final List<Minibatches> minibatches = new ArrayList<>();

    PpoUpdate(Assignment assignment, PpoSettings settings, List<ActorCritic> crews) {
        this.assignment = assignment;
        this.settings = settings;
        this.crews = crews;
        int chunk = settings.actorCritic().chunkLength();
        crews.forEach(crew ->
                minibatches.add(new Minibatches(assignment.backend(), crew.rollout, chunk, settings.minibatches())));
    }

    @Override
    public List<SequencedMap<String, Double>> improve(double rateFactor, long update) {
        List<SequencedMap<String, Double>> told = new ArrayList<>();
        for (ActorCritic crew : crews) {
            Advantages.standardize(crew.rollout.samples());
            told.add(learn(crew, minibatches.get(crew.index), rateFactor, update));
        }
        return told;
    }

    private SequencedMap<String, Double> learn(ActorCritic crew, Minibatches parts, double rateFactor, long update) {
        Sums sums = new Sums();
        double weight = 0;
        double actorNorm = 0;
        double criticNorm = 0;
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            parts.shuffle(assignment.seed(), crew.index, update * settings.epochs() + epoch);
            for (int part = 0; part < parts.count(); part++) {
                Batch batch = parts.take(part);
                weight += batch.weight();
                crew.critic.normalizer().update(batch.samples().get(Samples.RETURNS), batch.rows());
                actorNorm += crew.actorDescent.step(
                        batch.tiles(),
                        rateFactor,
                        sums,
                        (tape, weights, tile, ofTile) ->
                                PpoLoss.of(crew, settings, tape, weights, batch, tile, ofTile));
                criticNorm += CriticStep.take(crew, batch, rateFactor, sums);
            }
        }
        SequencedMap<String, Double> told = new LinkedHashMap<>(sums.dividedBy(weight));
        int steps = settings.epochs() * parts.count();
        told.put("actor_gradient_norm", actorNorm / steps);
        told.put("critic_gradient_norm", criticNorm / steps);
        return told;
    }

    @Override
    public void close() {
        minibatches.forEach(Minibatches::close);
    }
}
