package io.throng.marl.ctde;

import io.throng.marl.net.Architecture;

/**
 * Settings of {@link Mra}.
 *
 * @param latents policies that an actor's weights hold for each population it learns in, at least 1; 1 in one population is a
 *     plain policy
 * @param diversityEpochs passes over a batch after each improvement of the return, in which latents learn to act differently;
 *     at least 0
 * @param diversityBound how far those passes may take the policy from what the return made of it: divergence in nats, above 0
 * @param ppo how the return is improved
 */
public record MraSettings(int latents, int diversityEpochs, double diversityBound, PpoSettings ppo) {
    /** Checks the ranges. */
    public MraSettings {
        Require.inRange("latents", latents, 1, 1 << 10);
        Require.inRange("diversityEpochs", diversityEpochs, 0, 1 << 20);
        Require.positive("diversityBound", diversityBound);
    }

    /** Two latents over attention of width 32 with two heads. */
    public static MraSettings defaults() {
        PpoSettings ppo = PpoSettings.defaults();
        ActorCriticSettings common = ppo.actorCritic();
        Architecture usual = Architecture.defaults();
        Architecture attention = new Architecture(
                Architecture.Body.ATTENTION,
                32,
                usual.hiddenLayers(),
                usual.activation(),
                usual.normalizeInputs(),
                usual.layerNorm(),
                new Architecture.Sets(2, usual.sets().pooling()));
        return new MraSettings(
                2,
                1,
                0.002,
                new PpoSettings(5, ppo.minibatches(), ppo.entropy(), ppo.policyStep(), common.with(attention)));
    }
}
