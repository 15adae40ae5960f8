package io.throng.marl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.agents.Kind;
import io.throng.agents.policy.Policy;
import io.throng.agents.policy.RandomPolicy;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.kernel.archive.ArchiveException;
import io.throng.marl.checkpoint.Checkpoint;
import io.throng.marl.ctde.Happo;
import io.throng.marl.ctde.Ippo;
import io.throng.marl.ctde.Mappo;
import io.throng.marl.ctde.Mra;
import io.throng.marl.log.MetricSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One policy learned in games of several sizes, and played in games of others. */
class PopulationsTest {
    private static final Map<String, String> SMALL = Map.of(
            "worlds", "16",
            "rolloutSteps", "8",
            "epochs", "4",
            "minibatches", "2",
            "actorRate", "2e-3",
            "criticRate", "2e-3",
            "network", "ATTENTION",
            "hiddenWidth", "16",
            "hiddenLayers", "1");

    @TempDir
    Path folder;

    static Stream<Algorithm<?>> algorithms() {
        return Stream.of(new Ippo(), new Mappo(), new Mra());
    }

    private static <S extends Record> S small(Algorithm<S> algorithm, String... more) {
        Map<String, String> changes = new LinkedHashMap<>(SMALL);
        for (int i = 0; i < more.length; i += 2) {
            changes.put(more[i], more[i + 1]);
        }
        return Parameters.with(algorithm.defaults(), changes);
    }

    private static <S extends Record> Trainer trainer(Algorithm<S> algorithm, S settings, int threads, int... sizes) {
        return algorithm.create(
                settings,
                IntStream.of(sizes).mapToObj(CrowdGame::worlds).toList(),
                7,
                Execution.defaults().withThreads(threads));
    }

    private static <S extends Record> Trainer trainer(Algorithm<S> algorithm, int threads, int... sizes) {
        return trainer(algorithm, small(algorithm), threads, sizes);
    }

    private static List<Kind> kinds(int agents) {
        return CrowdGame.worlds(agents).apply(1).game().kinds();
    }

    private static double play(int agents, List<? extends Policy> policies) {
        return DoubleStream.of(Experiment.evaluate(
                        CrowdGame.worlds(agents),
                        policies,
                        200,
                        3,
                        Execution.defaults().withThreads(1)))
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void resumesExactlyOnAnyNumberOfThreads(Algorithm<?> algorithm) throws IOException {
        Path middle = folder.resolve("middle");
        Path end = folder.resolve("end");
        try (Trainer trainer = trainer(algorithm, 2, 2, 4)) {
            learn(trainer, 2);
            Checkpoint.write(middle, algorithm.name(), trainer);
            learn(trainer, 2);
            Checkpoint.write(end, algorithm.name(), trainer);
        }
        byte[] whole = Files.readAllBytes(end);
        try (Trainer trainer = trainer(algorithm, 1, 2, 4)) {
            Checkpoint.read(middle, algorithm.name(), trainer);
            learn(trainer, 2);
            Checkpoint.write(end, algorithm.name(), trainer);
        }
        assertThat(Files.readAllBytes(end)).isEqualTo(whole);
        try (Trainer other = trainer(algorithm, 1, 2, 5)) {
            Assertions.assertThatThrownBy(() -> Checkpoint.read(end, algorithm.name(), other))
                    .isInstanceOf(ArchiveException.class);
        }
    }

    private static void learn(Trainer trainer, int batches) {
        for (int i = 0; i < batches; i++) {
            trainer.learn();
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void everyPopulationIsToldOfAndCounted(Algorithm<?> algorithm) {
        try (Trainer trainer = trainer(algorithm, 1, 2, 4)) {
            SequencedMap<String, Double> told = trainer.learn();
            assertThat(told)
                    .containsKeys("2_agents.return", "4_agents.return", "2_agents.entropy", "4_agents.value_loss");
            assertThat(told.values()).allSatisfy(value -> assertThat(value).isFinite());
            assertThat(trainer.environmentSteps()).isEqualTo(2 * 16 * 8);
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void whatWasLearnedWithTwoAndFourServesThreeAndSeven(Algorithm<?> algorithm) {
        try (Trainer trainer = trainer(algorithm, 2, 2, 4)) {
            Experiment.train(trainer, 25_000, MetricSink.all(), () -> false, Experiment.AfterBatch.nothing());
            for (int agents : new int[] {2, 3, 4, 7}) {
                List<List<Policy>> candidates = trainer.candidates(kinds(agents), true);
                int best = Experiment.best(CrowdGame.worlds(agents), candidates, 50, 3, Execution.defaults());
                assertThat(play(agents, candidates.get(best)))
                        .as("%s with %d agents", algorithm.name(), agents)
                        .isGreaterThan(play(agents, List.of(new RandomPolicy())) / 2);
            }
        }
    }

    @Test
    void onePopulationLearnsTheSameAlone() {
        Ippo algorithm = new Ippo();
        try (Trainer alone = algorithm.create(
                        small(algorithm),
                        CrowdGame.worlds(3),
                        7,
                        Execution.defaults().withThreads(1));
                Trainer one = trainer(algorithm, 1, 3)) {
            assertThat(one.learn()).isEqualTo(alone.learn());
        }
    }

    @Test
    void thereIsACandidateForEachLatentOfEachPopulation() {
        Mra algorithm = new Mra();
        try (Trainer trainer = trainer(algorithm, small(algorithm, "latents", "3"), 1, 2, 4)) {
            assertThat(trainer.candidates(kinds(2), true)).hasSize(6);
            assertThat(trainer.candidates(kinds(9), true)).hasSize(6);
        }
        try (Trainer trainer = trainer(new Ippo(), 1, 2, 4)) {
            assertThat(trainer.candidates(kinds(9), true)).hasSize(1);
        }
    }

    @Test
    void theBestCandidateIsTheOneThatEarnsMost() {
        Policy left = (batch, seed, step) -> Arrays.fill(batch.actions(), 1);
        Policy still = (batch, seed, step) -> Arrays.fill(batch.actions(), 0);
        // Who walks to the left edge together ends up together.
        List<List<Policy>> candidates = List.of(List.of(still), List.of(left), List.of(new RandomPolicy()));
        assertThat(Experiment.best(CrowdGame.worlds(3), candidates, 50, 1, Execution.defaults()))
                .isEqualTo(1);
    }

    @Test
    void latentsThatMayActDifferentlyDoWhereNothingIsToBeWon() {
        double most = Math.log(3);
        assertThat(informationWithoutPay(0.2)).isBetween(0.9, 1.0001 * most);
        assertThat(informationWithoutPay(1e-6)).isBetween(-0.01, most / 2);
    }

    /** The information in nats at the end; no improvement of it may go beyond the bound. */
    private static double informationWithoutPay(double bound) {
        Mra algorithm = new Mra();
        try (Trainer trainer = algorithm.create(
                small(
                        algorithm,
                        "latents",
                        "3",
                        "entropy",
                        "0",
                        "epochs",
                        "1",
                        "diversityEpochs",
                        "4",
                        "diversityBound",
                        Double.toString(bound)),
                CrowdGame.worldsWithoutPay(3),
                7,
                Execution.defaults().withThreads(2))) {
            double last = Double.NaN;
            for (int i = 0; i < 100; i++) {
                SequencedMap<String, Double> told = trainer.learn();
                assertThat(told.get("latent_divergence")).isBetween(-1e-6, bound);
                last = told.get("latent_information");
            }
            return last;
        }
    }

    @Test
    void whatCannotBeLearnedOrPlayedIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(new Ippo(), 1, 3, 3))
                .withMessageContaining("must differ in how many agents they have, got [3, 3]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(new Happo(), 1, 2, 4))
                .withMessage("happo learns in one population, got 2; use mra, ippo or mappo");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        trainer(new Ippo(), small(new Ippo(), "network", "MLP", "normalizeInputs", "false"), 1, 2, 4))
                .withMessageContaining("network=ATTENTION");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(new Ippo(), small(new Ippo(), "sharing", "NONE"), 1, 2, 4))
                .withMessageContaining("as many policies each, got 2 and 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(new Ippo(), small(new Ippo(), "propsEvery", "4"), 1, 2, 4))
                .withMessageContaining("propsEvery must be 0");
        try (Trainer trainer = trainer(new Ippo(), small(new Ippo(), "sharing", "NONE"), 1, 2)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> trainer.candidates(kinds(3), true))
                    .withMessageContaining("sharing=BY_KIND");
        }
        try (Trainer trainer = trainer(new Ippo(), 1, 2)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> play(3, trainer.policies(true)))
                    .withMessageContaining("learned for 2 agents of kind walker");
        }
    }
}
