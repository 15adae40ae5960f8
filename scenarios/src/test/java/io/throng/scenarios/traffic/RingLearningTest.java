package io.throng.scenarios.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.agents.policy.Policy;
import io.throng.agents.policy.RandomPolicy;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.marl.ArenaTrainer;
import io.throng.marl.Experiment;
import io.throng.marl.Team;
import io.throng.marl.Trainer;
import io.throng.marl.ctde.Ippo;
import io.throng.marl.ctde.PpoSettings;
import io.throng.marl.log.MetricSink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A car learns to dissolve waves, in a few seconds a seed. */
class RingLearningTest {
    private static final long STEPS = 300_000;

    @Test
    void threeSeedsOfThreeLearnToDriveClearlyFasterThanHumans() {
        double human = share(Controller.HUMAN, new RandomPolicy());
        assertThat(human).isBetween(0.85, 0.9);
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(learned(seed)).as("seed %s", seed).isGreaterThan(human + 0.05);
        }
    }

    private static double learned(long seed) {
        RingControl scenario = new RingControl();
        PpoSettings settings = Parameters.with(
                PpoSettings.defaults(),
                Map.of(
                        "worlds", "32",
                        "rolloutSteps", "100",
                        "discount", "0.99",
                        "entropy", "0",
                        "normalizeInputs", "false"));
        try (Trainer trainer = new ArenaTrainer(
                List.of(Team.ofAll(new Ippo(), settings)),
                worlds -> scenario.worlds(scenario.defaults(), worlds),
                seed,
                Execution.defaults().withThreads(1))) {
            Experiment.train(trainer, STEPS, MetricSink.all(), () -> false, Experiment.AfterBatch.nothing());
            return share(Controller.POLICY, trainer.policies(true).getFirst());
        }
    }

    /** Over rings of all lengths. */
    private static double share(Controller controller, Policy policy) {
        return RingControlTest.share(Map.of(), controller, policy, 30);
    }
}
