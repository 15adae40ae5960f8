package io.throng.marl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throng.agents.arena.GameWorld;
import io.throng.agents.policy.Policy;
import io.throng.agents.policy.RandomPolicy;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.kernel.archive.ArchiveException;
import io.throng.marl.checkpoint.Checkpoint;
import io.throng.marl.log.MetricSink;
import io.throng.marl.rollout.Sharing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every algorithm on the class path must keep. */
class TrainerContractTest {
    private static final long SEED = 11;
    private static final Map<String, IntFunction<GameWorld>> WORLDS = new ConcurrentHashMap<>();

    @TempDir
    Path folder;

    static List<Algorithm<?>> algorithms() {
        List<Algorithm<?>> found = new ArrayList<>();
        ServiceLoader.load(Algorithm.class).forEach(found::add);
        assertThat(found).isNotEmpty();
        return found;
    }

    private static Execution threads(int threads) {
        return Execution.defaults().withThreads(threads);
    }

    /** Small enough for a test: of these settings, those that the algorithm has. */
    private static Record small(Algorithm<?> algorithm, Sharing sharing, int minibatches) {
        Map<String, String> wanted = new LinkedHashMap<>(Map.of(
                "worlds", "24",
                "rolloutSteps", "10",
                "epochs", "4",
                "actorRate", "3e-3",
                "criticRate", "3e-3",
                "hiddenWidth", "32",
                "normalizeInputs", "false",
                "chunk", "5",
                "sharing", sharing.name(),
                "minibatches", Integer.toString(minibatches)));
        wanted.putAll(Map.of(
                "replaySteps", "5000",
                "batchSize", "96",
                "warmup", "240",
                "updateEvery", "48",
                "reportEvery", "240",
                "targetRate", "0.05",
                "rate", "0.5",
                "epsilonSteps", "8000",
                "annealSteps", "6000"));
        wanted.keySet().retainAll(Parameters.values(algorithm.defaults()).keySet());
        return Parameters.with(algorithm.defaults(), wanted);
    }

    @SuppressWarnings("unchecked")
    private static <S extends Record> Trainer trainer(Algorithm<S> algorithm, Record settings, long seed, int threads) {
        return algorithm.create((S) settings, worlds(algorithm), seed, threads(threads));
    }

    /** A game that the algorithm can learn: one that cannot learn real numbers, or needs to know everything, says so. */
    private static IntFunction<GameWorld> worlds(Algorithm<?> algorithm) {
        return WORLDS.computeIfAbsent(algorithm.name(), name -> {
            try {
                tried(algorithm).close();
                return MeetingGame.worlds();
            } catch (IllegalArgumentException e) {
                if (e.getMessage().contains("FiniteModel")) {
                    return BitsGame.worlds();
                }
                assertThat(e).hasMessageContaining("pilot").hasMessageContaining("Continuous");
                return MeetingGame.worldsOfChoices();
            }
        });
    }

    private static boolean shares(Algorithm<?> algorithm) {
        return Parameters.values(algorithm.defaults()).containsKey("sharing");
    }

    @SuppressWarnings("unchecked")
    private static <S extends Record> Trainer tried(Algorithm<S> algorithm) {
        S settings = (S) small(algorithm, Sharing.BY_KIND, 1);
        return algorithm.create(settings, MeetingGame.worlds(), SEED, threads(1));
    }

    private byte[] learned(Algorithm<?> algorithm, Record settings, long seed, int threads, int batches)
            throws IOException {
        try (Trainer trainer = trainer(algorithm, settings, seed, threads)) {
            learn(trainer, batches);
            return saved(algorithm, trainer);
        }
    }

    private static void learn(Trainer trainer, int batches) {
        for (int i = 0; i < batches; i++) {
            trainer.learn();
        }
    }

    private byte[] saved(Algorithm<?> algorithm, Trainer trainer) throws IOException {
        Path file = folder.resolve("saved");
        Checkpoint.write(file, algorithm.name(), trainer);
        return Files.readAllBytes(file);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void resumedRunEqualsUninterruptedRun(Algorithm<?> algorithm) throws IOException {
        Record settings = small(algorithm, Sharing.BY_KIND, 3);
        Path middle = folder.resolve("middle");
        try (Trainer first = trainer(algorithm, settings, SEED, 2)) {
            learn(first, 3);
            Checkpoint.write(middle, algorithm.name(), first);
        }
        try (Trainer second = trainer(algorithm, settings, SEED, 1)) {
            Checkpoint.read(middle, algorithm.name(), second);
            learn(second, 3);
            assertThat(saved(algorithm, second)).isEqualTo(learned(algorithm, settings, SEED, 2, 6));
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void learningIsTheSameOnAnyNumberOfThreads(Algorithm<?> algorithm) throws IOException {
        for (Sharing sharing : List.of(Sharing.BY_KIND, Sharing.NONE)) {
            Record settings = small(algorithm, sharing, 1);
            assertThat(learned(algorithm, settings, SEED, 1, 3)).isEqualTo(learned(algorithm, settings, SEED, 2, 3));
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void anotherSeedLearnsSomethingElse(Algorithm<?> algorithm) throws IOException {
        Record settings = small(algorithm, Sharing.BY_KIND, 1);
        assertThat(learned(algorithm, settings, SEED, 1, 1)).isNotEqualTo(learned(algorithm, settings, SEED + 1, 1, 1));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void learnsToMeetOnEachOfThreeSeeds(Algorithm<?> algorithm) {
        double random = mean(evaluate(algorithm, List.of(new RandomPolicy(), new RandomPolicy())));
        for (long seed = 1; seed <= 3; seed++) {
            try (Trainer trainer = trainer(algorithm, small(algorithm, Sharing.BY_KIND, 1), seed, 2)) {
                Experiment.train(trainer, 20_000, MetricSink.all(), () -> false, Experiment.AfterBatch.nothing());
                double learned = mean(evaluate(algorithm, trainer.policies(true)));
                assertThat(learned)
                        .as("%s seed %d against random %f", algorithm.name(), seed, random)
                        .isGreaterThan(random / 2);
            }
        }
    }

    private static double[] evaluate(Algorithm<?> algorithm, List<? extends Policy> policies) {
        return Experiment.evaluate(worlds(algorithm), policies, 300, 5, threads(1));
    }

    private static double mean(double[] returns) {
        return DoubleStream.of(returns).average().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void kindsThatActDifferentlyCannotShareOnePolicy(Algorithm<?> algorithm) {
        assumeTrue(shares(algorithm), "nothing is shared");
        assertThatThrownBy(() -> trainer(algorithm, small(algorithm, Sharing.ALL, 1), SEED, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("walker")
                .hasMessageContaining("sharing=BY_KIND");
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void checkpointOfOtherSettingsOrSeedIsRefused(Algorithm<?> algorithm) throws IOException {
        Path file = folder.resolve("file");
        try (Trainer trainer = trainer(algorithm, small(algorithm, Sharing.BY_KIND, 1), SEED, 1)) {
            Checkpoint.write(file, algorithm.name(), trainer);
        }
        if (shares(algorithm)) {
            try (Trainer other = trainer(algorithm, small(algorithm, Sharing.NONE, 1), SEED, 1)) {
                assertThatThrownBy(() -> Checkpoint.read(file, algorithm.name(), other))
                        .isInstanceOf(ArchiveException.class);
            }
        }
        try (Trainer other = trainer(algorithm, small(algorithm, Sharing.BY_KIND, 1), SEED + 1, 1)) {
            assertThatThrownBy(() -> Checkpoint.read(file, algorithm.name(), other))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("seed");
        }
        try (Trainer other = trainer(algorithm, small(algorithm, Sharing.BY_KIND, 1), SEED, 1)) {
            assertThatThrownBy(() -> Checkpoint.read(file, "dreamer", other))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("dreamer");
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void truncatedCheckpointsAreRefusedAndLeaveTheTrainerAlone(Algorithm<?> algorithm) throws IOException {
        Path file = folder.resolve("file");
        try (Trainer trainer = trainer(algorithm, small(algorithm, Sharing.BY_KIND, 1), SEED, 1)) {
            Checkpoint.write(file, algorithm.name(), trainer);
            byte[] whole = Files.readAllBytes(file);
            for (int length = 0; length < whole.length; length += 1 + whole.length / 40) {
                Files.write(file, Arrays.copyOf(whole, length));
                assertThatThrownBy(() -> Checkpoint.read(file, algorithm.name(), trainer))
                        .isInstanceOf(ArchiveException.class);
            }
            assertThat(saved(algorithm, trainer)).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void diagnosticsAreFiniteAndNamed(Algorithm<?> algorithm) {
        try (Trainer trainer = trainer(algorithm, small(algorithm, Sharing.BY_KIND, 1), SEED, 1)) {
            Map<String, Double> metrics = trainer.learn();
            assertThat(metrics).containsKeys("return.walker", "return.pilot");
            assertThat(metrics.keySet()).hasSizeGreaterThan(2);
            assertThat(metrics.values()).allSatisfy(value -> assertThat(value).isFinite());
            assertThat(trainer.environmentSteps()).isPositive();
        }
    }
}
