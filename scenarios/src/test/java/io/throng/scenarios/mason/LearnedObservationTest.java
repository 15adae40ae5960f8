package io.throng.scenarios.mason;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.agents.arena.GameWorld;
import io.throng.agents.policy.Policy;
import io.throng.agents.policy.RandomPolicy;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.marl.Experiment;
import io.throng.marl.Trainer;
import io.throng.marl.ctde.Ippo;
import io.throng.marl.ctde.PpoSettings;
import io.throng.marl.log.MetricSink;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** A policy is learned inside a MASON model; the whole training, which beats MASON's controller, takes minutes. */
final class LearnedObservationTest {
    private static final int STEPS = 4_800;
    private static final int EPISODES = 20;

    private final ObservationScenario scenario = new ObservationScenario();
    private final IntFunction<GameWorld> worlds =
            count -> scenario.worlds(new ObservationScenario.Parameters(10, 40, 0, 10, 30, false), count);

    @Test
    void aShortTrainingIsClearlyBetterThanChance() {
        PpoSettings settings = Parameters.with(
                PpoSettings.defaults(), Map.of("worlds", "16", "rolloutSteps", "30", "actorRate", "2e-3"));
        try (Trainer trainer = new Ippo().create(settings, worlds, 1, Execution.defaults())) {
            Experiment.train(trainer, STEPS, MetricSink.all(), () -> false, Experiment.AfterBatch.nothing());
            double learned = mean(trainer.policies(true).getFirst());
            assertThat(learned).isGreaterThan(mean(new RandomPolicy()) + 3);
        }
    }

    private double mean(Policy policy) {
        double[] returns = Experiment.evaluate(worlds, List.of(policy), EPISODES, 3, Execution.defaults());
        return Arrays.stream(returns).average().orElseThrow();
    }
}
