package io.throng.marl.ctde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.marl.Algorithm;
import io.throng.marl.Experiment;
import io.throng.marl.MeetingGame;
import io.throng.marl.RememberGame;
import io.throng.marl.Trainer;
import io.throng.marl.checkpoint.Checkpoint;
import io.throng.marl.rollout.Replay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Agents' values of what they remember. */
class RecurrentValuesTest {
    @TempDir
    Path folder;

    private static Trainer trainer(String algorithm, String network, long seed, int threads) {
        return trainer(algorithm.equals("vdn") ? new Vdn() : new Qmix(), network, seed, threads);
    }

    private static <S extends Record> Trainer trainer(Algorithm<S> algorithm, String network, long seed, int threads) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "network", network,
                "hiddenWidth", "16",
                "hiddenLayers", "1",
                "normalizeInputs", "false",
                "worlds", "16",
                "replaySteps", "5000",
                "batchSize", "192",
                "warmup", "400",
                "updateEvery", "16",
                "actorRate", "3e-3"));
        settings.putAll(Map.of("epsilonSteps", "6000", "reportEvery", "800", "targetRate", "0.02"));
        return algorithm.create(
                Parameters.with(algorithm.defaults(), settings),
                RememberGame.worlds(),
                seed,
                Execution.defaults().withThreads(threads));
    }

    private static double learned(String algorithm, String network, long seed) {
        try (Trainer trainer = trainer(algorithm, network, seed, 1)) {
            while (trainer.environmentSteps() < 16_000) {
                trainer.learn();
            }
            double[] returns =
                    Experiment.evaluate(RememberGame.worlds(), trainer.policies(true), 300, 5, Execution.defaults());
            return Arrays.stream(returns).average().orElseThrow();
        }
    }

    @ParameterizedTest
    @CsvSource({"vdn,1", "vdn,2", "vdn,3", "qmix,1", "qmix,2", "qmix,3"})
    void whatWasSeenIsRemembered(String algorithm, long seed) {
        assertThat(learned(algorithm, "GRU", seed)).isGreaterThan(0.95);
    }

    @Test
    void withoutMemoryOneGuesses() {
        // 300 episodes of two guesses: a standard error of 0.02
        assertThat(learned("qmix", "MLP", 1)).isBetween(0.4, 0.6);
    }

    private byte[] learned(Trainer trainer, int batches) throws IOException {
        for (int i = 0; i < batches; i++) {
            trainer.learn();
        }
        Path file = folder.resolve("saved");
        Checkpoint.write(file, "values", trainer);
        return Files.readAllBytes(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vdn", "qmix"})
    void resumedRunEqualsUninterruptedRunOnAnyNumberOfThreads(String algorithm) throws IOException {
        Path middle = folder.resolve("middle");
        byte[] whole;
        try (Trainer first = trainer(algorithm, "GRU", 3, 2)) {
            Files.write(middle, learned(first, 2));
            whole = learned(first, 2);
        }
        try (Trainer second = trainer(algorithm, "GRU", 3, 1)) {
            Checkpoint.read(middle, "values", second);
            assertThat(learned(second, 2)).isEqualTo(whole);
        }
    }

    @Test
    void runsMustFitIntoWhatIsRemembered() {
        Map<String, String> settings = Map.of("network", "GRU", "worlds", "32", "warmup", "100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameters.with(ValueDecompositionSettings.defaults(), settings))
                .withMessage("warmup must be at least sequence * worlds = 384 for a recurrent network, got 100");
    }

    @Test
    void whoDrawsStepsOneByOneRefusesMemory() {
        IqlSettings settings = Parameters.with(IqlSettings.defaults(), Map.of("network", "GRU"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Iql().create(settings, MeetingGame.worldsOfChoices(), 1, Execution.defaults()))
                .withMessageContaining("must not be recurrent");
    }

    @Test
    void runsLieStepAfterStepWithinTiles() {
        int[][] drawn = {{0, 2, 4}, {1, 3, 5}, {2, 4, 6}};
        Runs runs = Runs.of(new Replay(List.of(), 8), drawn, 2, 1);
        assertThat(runs.places()).containsExactly(0, 1, 2, 3, 4, 5, 2, 4, 6);
        assertThat(runs.kept()).containsExactly(0, 0, 1, 1, 1, 1, 0, 1, 1);
        assertThat(runs.counts()).containsExactly(0, 0, 1, 1, 1, 1, 0, 1, 1);
        assertThat(runs.weight()).isEqualTo(6);
    }
}
