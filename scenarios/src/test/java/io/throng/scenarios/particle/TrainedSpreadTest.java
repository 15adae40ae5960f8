package io.throng.scenarios.particle;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.Execution;
import io.throng.marl.Experiment;
import io.throng.marl.export.PolicyFile;
import io.throng.marl.export.SavedPolicy;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A policy that learned with 3 and 6 agents, in a file of 58 kB:
 * {@code throng train mappo simple_spread --agents 3,6 --steps 150000 --set network=ATTENTION --set hiddenWidth=32 --set
 * epochs=5 --set worlds=32 --set discount=0.9}, then {@code throng export}.
 */
class TrainedSpreadTest {
    /** Random policies get -25, -40, -51 and -62; a standard error over 200 episodes is below 0.4. */
    @ParameterizedTest
    @CsvSource({"3, -11.5", "6, -20", "9, -28", "12, -36"})
    void aTrainedPolicyIsLoadedInALineAndPlaysInWorldsOfAnySize(int agents, double least) throws IOException {
        SavedPolicy policy = PolicyFile.load(TrainedSpreadTest.class, "simple_spread.policy");
        SimpleSpread scenario = new SimpleSpread();
        SimpleSpread.Parameters parameters = scenario.withAgents(scenario.defaults(), agents);
        double[] returns = Experiment.evaluate(
                count -> scenario.worlds(parameters, count), List.of(policy), 200, 1, Execution.defaults());
        assertThat(Arrays.stream(returns).average().orElseThrow()).isGreaterThan(least);
    }
}
