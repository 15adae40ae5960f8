package io.throng.marl.ctde;

import io.throng.marl.net.Architecture;
import io.throng.marl.rollout.CriticView;
import io.throng.marl.tensor.Activation;

/**
 * Settings of latent reward.
 *
 * @param credit how the team's return is divided
 * @param critic what critics see
 * @param factorWidth units of each hidden layer of the network that divides the return, at least 1
 * @param factorLayers its hidden layers, at least 1
 * @param factorRate its learning rate, above 0
 * @param factorEpisodes how many of the latest episodes it learns from, at least 2
 * @param factorBatch episodes in a gradient step of it, at least 1
 * @param factorSteps its gradient steps in each update, at least 1
 * @param ppo how agents learn
 */
public record LareSettings(
        Credit credit,
        CriticView critic,
        int factorWidth,
        int factorLayers,
        double factorRate,
        int factorEpisodes,
        int factorBatch,
        int factorSteps,
        PpoSettings ppo) {
    /** How a return of the team becomes rewards. */
    public enum Credit {
        /** By factors. */
        LATENT,
        /** In equal parts to all agents and steps of the episode. */
        UNIFORM,
        /** Not at all: agents learn from the game's own rewards. For comparison. */
        DENSE
    }

    /** Checks the ranges. */
    public LareSettings {
        Require.inRange("factorWidth", factorWidth, 1, 1 << 16);
        Require.inRange("factorLayers", factorLayers, 1, 100);
        Require.positive("factorRate", factorRate);
        Require.inRange("factorEpisodes", factorEpisodes, 2, 1 << 20);
        Require.inRange("factorBatch", factorBatch, 1, 1 << 20);
        Require.inRange("factorSteps", factorSteps, 1, 1 << 20);
    }

    /** The rate and the batch of the published code, and five layers. */
    public static LareSettings defaults() {
        return new LareSettings(Credit.LATENT, CriticView.WORLD, 64, 4, 5e-4, 2048, 256, 10, PpoSettings.defaults());
    }

    Architecture factorNetwork() {
        return new Architecture(Architecture.Body.MLP, factorWidth, factorLayers, Activation.RELU, false, false);
    }
}
