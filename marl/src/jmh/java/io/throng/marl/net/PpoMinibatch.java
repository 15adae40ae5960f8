package io.throng.marl.net;

import io.throng.marl.tensor.Adam;
import io.throng.marl.tensor.AdamParameters;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.FloatMath;
import io.throng.marl.tensor.GradientClipping;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * One gradient step of proximal policy optimisation on a fixed minibatch: actor 64-128-128-8, critic 256-128-128-1,
 * tanh, clipped surrogate, entropy bonus, squared value error, clipping by global norm, Adam; in tiles of 256 rows.
 */
final class PpoMinibatch {
    private static final int TILE = 256;
    private static final int ACTIONS = 8;

    private final Backend backend = new CpuBackend();
    private final Categorical head = new Categorical(ACTIONS);
    private final Mlp actor;
    private final Mlp critic;
    private final Workspace actorPass;
    private final Workspace criticPass;
    private final HeadWorkspace headPass = new HeadWorkspace(backend, head, TILE);
    private final Adam actorAdam;
    private final Adam criticAdam;
    private final int rows;
    private final Tensor observations;
    private final Tensor states;
    private final Tensor actions;
    private final Tensor advantages;
    private final Tensor returns;
    private final Tensor dLogProbability = backend.zeros(TILE, 1);
    private final Tensor dEntropy = backend.zeros(TILE, 1);
    private final Tensor dValue = backend.zeros(TILE, 1);

    PpoMinibatch(int rows, boolean layerNorm, UniformRandomProvider random) {
        this.rows = rows;
        MlpSpec spec = MlpSpec.defaults(64, ACTIONS).withHidden(128, 128).withLayerNorm(layerNorm, layerNorm);
        MlpSpec valueSpec = MlpSpec.defaults(256, 1)
                .withHidden(128, 128)
                .withLayerNorm(layerNorm, layerNorm)
                .withGains(1.4, 1);
        actor = Mlp.of(backend, spec, random);
        critic = Mlp.of(backend, valueSpec, random);
        actorPass = actor.trainingWorkspace(TILE);
        criticPass = critic.trainingWorkspace(TILE);
        actorAdam = adam(actor);
        criticAdam = adam(critic);
        observations = uniform(rows, 64, random);
        states = uniform(rows, 256, random);
        advantages = uniform(rows, 1, random);
        returns = uniform(rows, 1, random);
        actions = backend.zeros(rows, 1);
        for (int i = 0; i < rows; i++) {
            actions.set(i, 0, random.nextInt(ACTIONS));
        }
        dEntropy.fill(-0.01f / rows);
    }

    private Adam adam(Mlp network) {
        return new Adam(
                backend,
                AdamParameters.defaults(),
                1,
                network.parameters().flat().columns());
    }

    private Tensor uniform(int tensorRows, int columns, UniformRandomProvider random) {
        Tensor tensor = backend.zeros(tensorRows, columns);
        for (int i = 0; i < tensorRows; i++) {
            for (int j = 0; j < columns; j++) {
                tensor.set(i, j, 2 * random.nextFloat() - 1);
            }
        }
        return tensor;
    }

    /** The gradient step; returns the norm of the critic's gradient. */
    double update() {
        actorPass.gradient().clear();
        criticPass.gradient().clear();
        for (int from = 0; from < rows; from += TILE) {
            int to = Math.min(rows, from + TILE);
            addActor(from, to);
            addCritic(from, to);
        }
        descend(actor, actorPass, actorAdam);
        return descend(critic, criticPass, criticAdam);
    }

    private void addActor(int from, int to) {
        int count = to - from;
        Tensor logits = actor.forward(observations.rowRange(from, to), count, actorPass);
        head.evaluate(actor.parameters(), logits, Mask.all(), actions.rowRange(from, to), count, headPass);
        // The policy that acted was uniform.
        float oldLog = -(float) StrictMath.log(ACTIONS);
        for (int i = 0; i < count; i++) {
            float ratio = FloatMath.exp(headPass.logProbabilities().get(i, 0) - oldLog);
            float advantage = advantages.get(from + i, 0);
            boolean clipped = ratio * advantage > Math.clamp(ratio, 0.8f, 1.2f) * advantage;
            dLogProbability.set(i, 0, clipped ? 0 : -ratio * advantage / rows);
        }
        head.backward(actor.parameters(), dLogProbability, dEntropy, headPass, actorPass.gradient());
        actor.backward(actorPass, headPass.outputGradient());
    }

    private void addCritic(int from, int to) {
        int count = to - from;
        Tensor values = critic.forward(states.rowRange(from, to), count, criticPass);
        for (int i = 0; i < count; i++) {
            dValue.set(i, 0, (values.get(i, 0) - returns.get(from + i, 0)) / rows);
        }
        critic.backward(criticPass, dValue);
    }

    private double descend(Mlp network, Workspace pass, Adam adam) {
        Tensor gradient = pass.gradient().flat();
        double norm = GradientClipping.globalNorm(backend, gradient);
        adam.step(network.parameters().flat(), gradient, 3e-4, GradientClipping.factor(norm, 0.5));
        return norm;
    }
}
