package io.throng.scenarios.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.policy.Policy;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.marl.Algorithm;
import io.throng.marl.Experiment;
import io.throng.marl.Trainer;
import io.throng.marl.ctde.Bnpg;
import io.throng.marl.ctde.Mappo;
import io.throng.marl.log.MetricSink;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** Policies that are a Bayesian network while they learn, in the climbing game: 11 a step is best, 7 where most stop. */
class BayesianNetworkTest {
    private static final Execution EXECUTION = Execution.defaults().withThreads(2);
    private static final Map<String, String> SMALL =
            Map.of("worlds", "16", "entropy", "0.01", "hiddenWidth", "32", "epochs", "5");
    private static final Climbing CLIMBING = new Climbing();

    private static <S extends Record> Trainer trainer(Algorithm<S> algorithm, long seed, Map<String, String> more) {
        Map<String, String> changes = new LinkedHashMap<>(SMALL);
        changes.putAll(more);
        return algorithm.create(
                Parameters.with(algorithm.defaults(), changes),
                count -> CLIMBING.worlds(CLIMBING.defaults(), count),
                seed,
                EXECUTION);
    }

    /** What a step pays at the end, deciding greedily and alone. */
    private static double learned(Trainer trainer, int steps) {
        Experiment.train(trainer, steps, MetricSink.all(), () -> false, Experiment.AfterBatch.nothing());
        double[] returns = Experiment.evaluate(
                count -> CLIMBING.worlds(CLIMBING.defaults(), count), trainer.policies(true), 10, 3, EXECUTION);
        return Arrays.stream(returns).average().orElseThrow() / 25;
    }

    @Test
    void whoKnowsWhatTheOtherChoseClimbsToTheTop() {
        for (long seed = 1; seed <= 3; seed++) {
            try (Trainer network = trainer(new Bnpg(), seed, Map.of("annealSteps", "30000"));
                    Trainer independent = trainer(new Mappo(), seed, Map.of())) {
                assertThat(learned(network, 45_000)).as("seed %d", seed).isEqualTo(11);
                assertThat(learned(independent, 45_000)).as("seed %d", seed).isLessThan(11);
            }
        }
    }

    @Test
    void edgesGoAndAreGone() {
        try (Trainer trainer = trainer(new Bnpg(), 1, Map.of("annealSteps", "1000"))) {
            SequencedMap<String, Double> first = trainer.learn();
            assertThat(first.get("edge_chance")).isEqualTo(1 - 400.0 / 1000);
            trainer.learn();
            assertThat(trainer.learn().get("edge_chance")).isZero();
        }
    }

    @Test
    void whatIsHandedOutDoesNotLookAtTheOthers() {
        try (Trainer trainer = trainer(new Bnpg(), 1, Map.of());
                Arena arena = Arena.open(CLIMBING.worlds(CLIMBING.defaults(), 50), 4, EXECUTION)) {
            trainer.learn();
            AgentBatch batch = arena.batches().getFirst();
            Policy policy = trainer.policies(false).getFirst();
            policy.act(batch, 9, 0);
            float[] once = batch.actions().clone();
            Arrays.fill(batch.actions(), 2);
            policy.act(batch, 9, 0);
            assertThat(batch.actions()).isEqualTo(once);
        }
    }

    @Test
    void edgesCannotGoInNoTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(new Bnpg(), 1, Map.of("annealSteps", "0")))
                .withMessage("annealSteps must be at least 1, got 0");
    }
}
