package io.throng.marl.ctde;

import io.throng.agents.spec.EntityGroup;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.Suggestion;
import io.throng.marl.net.Architecture;
import io.throng.marl.rollout.CriticView;
import io.throng.marl.tensor.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Settings of {@link Clam}.
 *
 * @param modelled what of the observation the model sees: names of entity groups, separated by commas, or nothing for all; what
 *     stays the same for an episode and differs between episodes, such as where obstacles are, is best left out, as
 *     trajectories are told apart by it whoever the others are
 * @param window latest steps of its own that an agent's model sees, in [2, 1024]
 * @param embedding numbers that the model tells actor and critic, in [1, 1024]
 * @param projection width of what views are compared by, in [2, 4096]
 * @param encoderWidth units of the attention over steps, a multiple of {@code encoderHeads}
 * @param encoderLayers its blocks, in [1, 100]
 * @param encoderHeads its heads, at least 1
 * @param shortestView fewest steps of a view, in [1, window], as far as a trajectory's half has so many
 * @param maskShare share of steps hidden from the first of two views, in [0, 1)
 * @param temperature that similarities are divided by, above 0
 * @param momentum kept of the slow encoder in each step, in [0, 1); 0 lets it be the learning one
 * @param encoderRate Adam's learning rate of the encoder, above 0
 * @param trajectories how many of the latest ones it learns from, at least 2
 * @param contrastBatch trajectories told apart in a gradient step, at least 2
 * @param contrastSteps gradient steps in each update, at least 0; 0 leaves the encoder as it was drawn
 * @param critic what critics see beside the embedding
 * @param ppo how agents learn
 */
public record ClamSettings(
        String modelled,
        int window,
        int embedding,
        int projection,
        int encoderWidth,
        int encoderLayers,
        int encoderHeads,
        int shortestView,
        double maskShare,
        double temperature,
        double momentum,
        double encoderRate,
        int trajectories,
        int contrastBatch,
        int contrastSteps,
        CriticView critic,
        PpoSettings ppo) {
    /** Checks the ranges. */
    public ClamSettings {
        Require.inRange("window", window, 2, 1 << 10);
        Require.inRange("embedding", embedding, 1, 1 << 10);
        Require.inRange("projection", projection, 2, 1 << 12);
        Require.inRange("shortestView", shortestView, 1, window);
        if (!(maskShare >= 0 && maskShare < 1)) {
            throw new IllegalArgumentException("maskShare must be in [0, 1), got " + maskShare + "; give 0.3");
        }
        Require.positive("temperature", temperature);
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("momentum must be in [0, 1), got " + momentum + "; give 0.99");
        }
        Require.positive("encoderRate", encoderRate);
        Require.inRange("trajectories", trajectories, 2, 1 << 20);
        Require.inRange("contrastBatch", contrastBatch, 2, 1 << 14);
        Require.inRange("contrastSteps", contrastSteps, 0, 1 << 20);
        encoder(encoderWidth, encoderLayers, encoderHeads);
    }

    /**
     * Which columns of an observation the model sees.
     *
     * @throws IllegalArgumentException if a name is of no entity group of it
     */
    int[] columns(ObservationSpec observation) {
        if (modelled.isBlank()) {
            return IntStream.range(0, observation.size()).toArray();
        }
        List<String> wanted =
                Arrays.stream(modelled.split(",")).map(String::strip).toList();
        List<String> known =
                observation.entities().stream().map(EntityGroup::name).toList();
        for (String name : wanted) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("modelled: " + Suggestion.unknown("entity group", name, known));
            }
        }
        return observation.entities().stream()
                .filter(group -> wanted.contains(group.name()))
                .flatMapToInt(group -> IntStream.range(group.first(), group.end()))
                .toArray();
    }

    /**
     * Embedding, projection, mask, temperature, momentum and learning rate of the published code; windows, batches and
     * memory are half of its or less, for episodes of 25 steps in place of 50.
     */
    public static ClamSettings defaults() {
        return new ClamSettings(
                "",
                25,
                20,
                64,
                32,
                1,
                4,
                8,
                0.3,
                0.5,
                0.99,
                3e-3,
                2048,
                256,
                8,
                CriticView.OWN,
                PpoSettings.defaults());
    }

    Architecture encoder() {
        return encoder(encoderWidth, encoderLayers, encoderHeads);
    }

    private static Architecture encoder(int width, int layers, int heads) {
        Architecture.Sets sets =
                new Architecture.Sets(heads, Architecture.defaults().sets().pooling());
        return new Architecture(Architecture.Body.ATTENTION, width, layers, Activation.TANH, false, true, sets);
    }

    /** Widths of the hidden layers of the projection. */
    List<Integer> projectionHidden() {
        return List.of(projection);
    }
}
