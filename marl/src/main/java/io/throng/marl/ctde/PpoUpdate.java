package io.throng.marl.ctde;

import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.Workers;
import io.throng.marl.net.Parameters;
import io.throng.marl.rollout.Samples;
import io.throng.marl.tensor.Adam;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.GradientClipping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several epochs of gradient steps on one batch: what distinguishes proximal policy optimisation from a single policy
 * gradient (Schulman et al., 2017, algorithm 1).
 *
 * <p>A minibatch is cut into a fixed number of shards whose gradients are added in order, so the bits do not depend on the
 * number of threads.
 */
final class PpoUpdate implements AutoCloseable {
    private static final int SHARDS = 4;

    private final ActorCritic learner;
    private final PpoSettings settings;
    private final Workers workers;
    private final Backend backend;
    private final List<PpoShard> shards = new ArrayList<>();
    private final Parameters actorGradient;
    private final Parameters criticGradient;
    private final Samples minibatch;
    private final int[] order;
    private final PpoSums sums = new PpoSums();
    private double actorNorm;
    private double criticNorm;

    PpoUpdate(Backend backend, ActorCritic learner, Samples samples, PpoSettings settings, Workers workers) {
        this.learner = learner;
        this.settings = settings;
        this.workers = workers;
        this.backend = backend;
        for (int i = 0; i < SHARDS; i++) {
            shards.add(new PpoShard(backend, learner, settings));
        }
        this.actorGradient = learner.actor.parameters().zerosLike();
        this.criticGradient = learner.critic.parameters().zerosLike();
        this.order = new int[samples.rows()];
        this.minibatch = settings.minibatches() == 1
                ? samples
                : samples.ofSize(backend, Math.max(1, samples.rows() / settings.minibatches()));
    }

    /**
     * Learns from a batch; its advantages are standardised in place.
     *
     * @param rateFactor what is left of the learning rates, in [0, 1]
     * @param update number of this update, which addresses the order of the minibatches
     * @return diagnostics by name
     */
    Map<String, Double> learn(Samples samples, double rateFactor, long seed, int crew, long update) {
        standardize(samples.advantages());
        sums.clear();
        int steps = 0;
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            shuffle(seed, crew, update * settings.epochs() + epoch);
            for (int part = 0; part < settings.minibatches(); part++) {
                choose(samples, part);
                step(rateFactor);
                steps++;
            }
        }
        return diagnostics(steps);
    }

    private void shuffle(long seed, int crew, long pass) {
        if (minibatchIsWhole()) {
            return;
        }
        Philox random = new Philox();
        random.reset(seed, crew, pass, Streams.LEARN);
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
    }

    private void choose(Samples samples, int part) {
        if (!minibatchIsWhole()) {
            minibatch.take(samples, order, part * minibatch.rows());
        }
    }

    private boolean minibatchIsWhole() {
        return settings.minibatches() == 1;
    }

    private void step(double rateFactor) {
        learner.normalizer.update(minibatch.returns(), minibatch.rows());
        workers.run(SHARDS, this::runShard);
        shards.forEach(shard -> sums.add(shard.sums()));
        actorGradient.sumOf(shards.stream().map(PpoShard::actorGradient).toList());
        criticGradient.sumOf(shards.stream().map(PpoShard::criticGradient).toList());
        double actorStep = descend(learner.actorAdam, learner.actor.parameters(), actorGradient, rateFactor);
        actorNorm += actorStep;
        criticNorm += descend(learner.criticAdam, learner.critic.parameters(), criticGradient, rateFactor);
    }

    private void runShard(int index) {
        PpoShard shard = shards.get(index);
        shard.clear();
        int tiles = (minibatch.rows() + PpoShard.TILE - 1) / PpoShard.TILE;
        for (int tile = index; tile < tiles; tile += SHARDS) {
            shard.addTile(minibatch, tile * PpoShard.TILE);
        }
    }

    private double descend(Adam adam, Parameters parameters, Parameters gradient, double rateFactor) {
        double norm = GradientClipping.globalNorm(backend, gradient.flat());
        double factor = GradientClipping.factor(norm, settings.gradientNorm());
        adam.step(parameters.flat(), gradient.flat(), adam.settings().learningRate() * rateFactor, factor);
        return norm;
    }

    private static void standardize(float[] advantages) {
        double sum = 0;
        for (float advantage : advantages) {
            sum += advantage;
        }
        double mean = sum / advantages.length;
        double squares = 0;
        for (float advantage : advantages) {
            squares += (advantage - mean) * (advantage - mean);
        }
        double deviation = Math.sqrt(squares / advantages.length) + 1e-5;
        for (int i = 0; i < advantages.length; i++) {
            advantages[i] = (float) ((advantages[i] - mean) / deviation);
        }
    }

    private Map<String, Double> diagnostics(int steps) {
        Map<String, Double> values = new LinkedHashMap<>();
        double samples = Math.max(1, sums.samples);
        values.put("policy_loss", sums.policyLoss / samples);
        values.put("value_loss", sums.valueLoss / samples);
        values.put("entropy", sums.entropy / samples);
        values.put("approx_kl", sums.divergence / samples);
        values.put("clip_fraction", sums.clipped / samples);
        values.put("actor_gradient_norm", actorNorm / steps);
        values.put("critic_gradient_norm", criticNorm / steps);
        actorNorm = 0;
        criticNorm = 0;
        return values;
    }

    @Override
    public void close() {
        shards.forEach(PpoShard::close);
        actorGradient.close();
        criticGradient.close();
        if (!minibatchIsWhole()) {
            minibatch.close();
        }
    }
}
