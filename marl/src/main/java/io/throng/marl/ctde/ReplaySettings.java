package io.throng.marl.ctde;

import io.throng.marl.net.Architecture;
import io.throng.marl.rollout.Sharing;
import io.throng.marl.tensor.Activation;

/**
 * What all off-policy learners have in common.
 *
 * @param worlds worlds stepped together, at least 1
 * @param replaySteps steps of worlds remembered, at least 1
 * @param batchSize steps of worlds learned from in one update, at least 1
 * @param warmup environment steps before the first update, at least 1
 * @param updateEvery environment steps between updates, at least 1
 * @param reportEvery environment steps between diagnostics, at least 1
 * @param discount gamma, in [0, 1]
 * @param targetRate by how much target networks move towards the ones that learn after each update, in (0, 1]
 * @param rates how fast is learned
 * @param architecture of the networks
 * @param sharing which agents learn one policy together
 */
public record ReplaySettings(
        int worlds,
        int replaySteps,
        int batchSize,
        long warmup,
        int updateEvery,
        int reportEvery,
        double discount,
        double targetRate,
        Rates rates,
        Architecture architecture,
        Sharing sharing) {
    /** Checks the ranges. */
    public ReplaySettings {
        Require.inRange("worlds", worlds, 1, 1 << 16);
        Require.inRange("replaySteps", replaySteps, worlds, 1 << 30);
        Require.inRange("batchSize", batchSize, 1, 1 << 20);
        Require.inRange("warmup", warmup, 1, Long.MAX_VALUE);
        Require.inRange("updateEvery", updateEvery, 1, 1 << 30);
        Require.inRange("reportEvery", reportEvery, 1, 1 << 30);
        Require.unit("discount", discount);
        if (!(targetRate > 0 && targetRate <= 1)) {
            throw new IllegalArgumentException("targetRate must be in (0, 1], got " + targetRate);
        }
    }

    /**
     * Checks that nothing is remembered from step to step.
     *
     * @throws IllegalArgumentException if the network is recurrent
     */
    void requireNoMemory() {
        if (architecture.isRecurrent()) {
            throw new IllegalArgumentException(
                    "network must not be recurrent where remembered steps are drawn one by one, got "
                            + architecture.network() + "; learn with memory by vdn, qmix, mappo or another on-policy"
                            + " algorithm");
        }
    }

    /** 32 worlds, an update of 1,024 world steps every 128; the other numbers as EPyMARL has them. */
    public static ReplaySettings defaults() {
        Architecture d = Architecture.defaults();
        return new ReplaySettings(
                32,
                100_000,
                1024,
                2000,
                128,
                3200,
                0.95,
                0.01,
                new Rates(1e-3, 1e-3, 0, 1e-5, 10),
                new Architecture(d.network(), 128, 2, Activation.RELU, true, true),
                Sharing.BY_KIND);
    }

    /** The same with other agents learning one policy together. */
    ReplaySettings with(Sharing otherSharing) {
        return new ReplaySettings(
                worlds,
                replaySteps,
                batchSize,
                warmup,
                updateEvery,
                reportEvery,
                discount,
                targetRate,
                rates,
                architecture,
                otherSharing);
    }
}
