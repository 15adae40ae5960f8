package io.throng.marl.ctde;

import io.throng.marl.net.HeadWorkspace;
import io.throng.marl.net.Parameters;
import io.throng.marl.net.Workspace;
import io.throng.marl.rollout.Samples;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.Tensor;
import java.util.Arrays;

/**
 * One share of a minibatch: computes losses and gradients of its tiles of samples. Which thread works on a shard does not
 * matter, because shards share nothing and their sums are added in order.
 */
final class PpoShard implements AutoCloseable {
    /** Samples that go through the networks together. */
    static final int TILE = 256;

    private final ActorCritic learner;
    private final PpoSettings settings;
    private final Workspace actorWorkspace;
    private final Workspace criticWorkspace;
    private final HeadWorkspace headWorkspace;
    private final Tensor dLogProbability;
    private final Tensor dEntropy;
    private final Tensor dValue;
    private final float[] logProbabilities = new float[TILE];
    private final float[] entropies = new float[TILE];
    private final float[] outputs = new float[TILE];
    private final float[] gradients = new float[TILE];
    private final PpoSums sums = new PpoSums();

    PpoShard(Backend backend, ActorCritic learner, PpoSettings settings) {
        this.learner = learner;
        this.settings = settings;
        this.actorWorkspace = learner.actor
                .network()
                .trainingWorkspace(TILE, learner.actor.parameters().zerosLike());
        this.criticWorkspace = learner.critic.trainingWorkspace(TILE);
        this.headWorkspace = new HeadWorkspace(backend, learner.actor.distribution(), TILE);
        this.dLogProbability = backend.zeros(TILE, 1);
        this.dEntropy = backend.zeros(TILE, 1);
        this.dValue = backend.zeros(TILE, 1);
    }

    /** Starts a gradient step. */
    void clear() {
        actorWorkspace.gradient().clear();
        criticWorkspace.gradient().clear();
        sums.clear();
    }

    Parameters actorGradient() {
        return actorWorkspace.gradient();
    }

    Parameters criticGradient() {
        return criticWorkspace.gradient();
    }

    PpoSums sums() {
        return sums;
    }

    /** Adds the tile that starts at a sample; the minibatch's losses are means over all of its samples. */
    void addTile(Samples samples, int from) {
        int rows = Math.min(TILE, samples.rows() - from);
        addActor(samples, from, rows);
        addCritic(samples, from, rows);
    }

    private void addActor(Samples samples, int from, int rows) {
        int to = from + rows;
        Tensor observations = samples.observations().rowRange(from, to);
        Tensor logits = learner.actor.network().forward(observations, rows, actorWorkspace);
        learner.actor
                .distribution()
                .evaluate(
                        learner.actor.parameters(),
                        logits,
                        samples.mask(from, to),
                        samples.actions().rowRange(from, to),
                        rows,
                        headWorkspace);
        headWorkspace.logProbabilities().copyTo(logProbabilities);
        headWorkspace.entropies().copyTo(entropies);
        surrogate(samples, from, rows);
        dLogProbability.copyFrom(gradients);
        dEntropy.fill((float) (-settings.entropy() / samples.rows()));
        learner.actor
                .distribution()
                .backward(learner.actor.parameters(), dLogProbability, dEntropy, headWorkspace, actorGradient());
        learner.actor.network().backward(actorWorkspace, headWorkspace.outputGradient());
    }

    private void surrogate(Samples samples, int from, int rows) {
        Arrays.fill(gradients, 0);
        for (int i = 0; i < rows; i++) {
            double logRatio = (double) logProbabilities[i] - samples.logProbabilities()[from + i];
            double ratio = StrictMath.exp(logRatio);
            double advantage = samples.advantages()[from + i];
            double gradient = PpoLoss.policyGradient(ratio, advantage, settings.clip());
            gradients[i] = (float) (gradient / samples.rows());
            sums.addPolicy(
                    PpoLoss.policy(ratio, advantage, settings.clip()),
                    entropies[i],
                    ratio - 1 - logRatio,
                    Math.abs(ratio - 1) > settings.clip());
        }
    }

    private void addCritic(Samples samples, int from, int rows) {
        Tensor inputs = samples.criticInputs().rowRange(from, from + rows);
        learner.critic.forward(inputs, rows, criticWorkspace).copyTo(outputs);
        Arrays.fill(gradients, 0);
        for (int i = 0; i < rows; i++) {
            double target = learner.normalizer.normalize(samples.returns()[from + i]);
            double old = samples.values()[from + i];
            double gradient = PpoLoss.valueGradient(outputs[i], old, target, settings.valueClip(), settings.huber());
            gradients[i] = (float) (gradient / samples.rows());
            sums.addValue(PpoLoss.value(outputs[i], old, target, settings.valueClip(), settings.huber()));
        }
        dValue.copyFrom(gradients);
        learner.critic.backward(criticWorkspace, dValue);
    }

    @Override
    public void close() {
        actorWorkspace.gradient().close();
        actorWorkspace.close();
        criticWorkspace.close();
        headWorkspace.close();
        dLogProbability.close();
        dEntropy.close();
        dValue.close();
    }
}
