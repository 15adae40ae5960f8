package io.throng.marl.ctde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.agents.policy.RandomPolicy;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.marl.Algorithm;
import io.throng.marl.Experiment;
import io.throng.marl.MeetingGame;
import io.throng.marl.Trainer;
import io.throng.marl.checkpoint.Checkpoint;
import io.throng.marl.log.MetricSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What settings of the actor-critics keep: they learn, resume exactly, and do not depend on the number of threads. */
class OptionsTest {
    private static final long SEED = 3;

    @TempDir
    Path folder;

    static Stream<Arguments> options() {
        return Stream.of(
                Arguments.of(new Mappo(), Map.of("network", "GRU", "chunk", "5")),
                Arguments.of(new Mappo(), Map.of("network", "GRU", "chunk", "10", "minibatches", "1")),
                Arguments.of(new Ia2c(), Map.of("network", "GRU")),
                Arguments.of(new Happo(), Map.of("network", "GRU", "chunk", "5")),
                Arguments.of(new Hatrpo(), Map.of("network", "GRU", "chunk", "5")),
                Arguments.of(new Mappo(), Map.of("valueHead", "HL_GAUSS")),
                Arguments.of(new Mappo(), Map.of("valueClip", "0.2")),
                Arguments.of(new Mappo(), Map.of("step", "MIRROR", "mirrorUpdates", "200")),
                Arguments.of(new Mappo(), Map.of("experts", "3")),
                Arguments.of(new Mappo(), Map.of("experts", "2", "step", "MIRROR")),
                Arguments.of(new Ippo(), Map.of("propsEvery", "2")),
                Arguments.of(new Hatrpo(), Map.of("propsEvery", "5")),
                Arguments.of(new Lare(), Map.of("critic", "OWN", "factorEpisodes", "300")),
                Arguments.of(new Lare(), Map.of("network", "GRU", "chunk", "5")),
                Arguments.of(new Lare(), Map.of("credit", "UNIFORM")),
                Arguments.of(new Lare(), Map.of("credit", "DENSE")),
                Arguments.of(new Maa2c(), Map.of("costLimit", "0.3")),
                Arguments.of(new Happo(), Map.of("costLimit", "0.3", "sharing", "BY_KIND")));
    }

    @SuppressWarnings("unchecked")
    private static <S extends Record> Trainer trainer(
            Algorithm<S> algorithm, Map<String, String> options, int threads) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "worlds", "24",
                "rolloutSteps", "10",
                "epochs", "4",
                "minibatches", "2",
                "actorRate", "3e-3",
                "criticRate", "3e-3",
                "hiddenWidth", "32",
                "normalizeInputs", "false"));
        all.keySet().retainAll(Parameters.values(algorithm.defaults()).keySet());
        all.putAll(options);
        S settings = Parameters.with(algorithm.defaults(), all);
        return algorithm.create(
                settings, MeetingGame.worlds(), SEED, Execution.defaults().withThreads(threads));
    }

    private byte[] saved(Algorithm<?> algorithm, Trainer trainer) throws IOException {
        Path file = folder.resolve("saved");
        Checkpoint.write(file, algorithm.name(), trainer);
        return Files.readAllBytes(file);
    }

    private static void learn(Trainer trainer, int batches) {
        for (int i = 0; i < batches; i++) {
            trainer.learn();
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void resumedRunEqualsUninterruptedRunOnAnyNumberOfThreads(Algorithm<?> algorithm, Map<String, String> options)
            throws IOException {
        Path middle = folder.resolve("middle");
        byte[] whole;
        try (Trainer first = trainer(algorithm, options, 2)) {
            learn(first, 2);
            Checkpoint.write(middle, algorithm.name(), first);
            learn(first, 2);
            whole = saved(algorithm, first);
        }
        try (Trainer second = trainer(algorithm, options, 1)) {
            Checkpoint.read(middle, algorithm.name(), second);
            learn(second, 2);
            assertThat(saved(algorithm, second)).isEqualTo(whole);
        }
    }

    private static double evaluated(Trainer trainer) {
        double[] returns =
                Experiment.evaluate(MeetingGame.worlds(), trainer.policies(true), 300, 5, Execution.defaults());
        return Arrays.stream(returns).average().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("options")
    void learnsToMeet(Algorithm<?> algorithm, Map<String, String> options) {
        double[] random = Experiment.evaluate(
                MeetingGame.worlds(), List.of(new RandomPolicy(), new RandomPolicy()), 300, 5, Execution.defaults());
        try (Trainer trainer = trainer(algorithm, options, 2)) {
            Experiment.train(trainer, 20_000, MetricSink.all(), () -> false, Experiment.AfterBatch.nothing());
            assertThat(evaluated(trainer))
                    .isGreaterThan(Arrays.stream(random).average().orElseThrow() / 2);
        }
    }

    private static double cost(Map<String, String> options) {
        double last = Double.NaN;
        try (Trainer trainer = trainer(new Mappo(), options, 2)) {
            while (trainer.environmentSteps() < 30_000) {
                last = trainer.learn().get("pilot.cost");
            }
        }
        return last;
    }

    @Test
    void aLimitOnCostsBringsThemDown() {
        double unlimited = cost(Map.of("costLimit", "1"));
        double limited = cost(Map.of("costLimit", "0.1", "multiplierRate", "0.5"));
        assertThat(limited).isLessThan(unlimited / 2);
    }

    @Test
    void whatDoesNotGoTogetherIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameters.with(
                        PpoSettings.defaults(), Map.of("network", "GRU", "propsEvery", "5", "chunk", "5")))
                .withMessageContaining("propsEvery must be 0 for recurrent networks, got 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameters.with(PpoSettings.defaults(), Map.of("network", "GRU", "chunk", "4")))
                .withMessageContaining("chunk must divide rolloutSteps = 25, got 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameters.with(ComaSettings.defaults(), Map.of("costLimit", "1")))
                .withMessageContaining("costLimit must be infinite in coma");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameters.with(HatrpoSettings.defaults(), Map.of("backtrack", "1")))
                .withMessage("backtrack must be in (0, 1), got 1.0");
    }
}
