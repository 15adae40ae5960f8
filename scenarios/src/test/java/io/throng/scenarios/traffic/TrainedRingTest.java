package io.throng.scenarios.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.marl.export.PolicyFile;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What three seeds learned, each in a file of 41 kB:
 * {@code throng train ippo ring_control --seeds 3 --steps 500000 --set worlds=32 --set rolloutSteps=100 --set discount=0.99
 * --set entropy=0 --set normalizeInputs=false}, then {@code throng export --seed 1}, 2 and 3.
 */
class TrainedRingTest {
    /** Human drivers have 0.85 to 0.92 of it, the PI controller 0.98 to 1.00; learned gaps are shorter than those of humans. */
    @ParameterizedTest
    @CsvSource({"220", "225", "230", "246", "260", "270"})
    void everySeedHoldsTheSpeedOfEquilibriumOnRingsOfAllLengths(double length) throws IOException {
        for (int seed = 1; seed <= 3; seed++) {
            var policy = PolicyFile.load(TrainedRingTest.class, "ring_control-" + seed + ".policy");
            assertThat(RingControlTest.share(length, Controller.POLICY, policy, 10))
                    .as("seed %s", seed)
                    .isBetween(1.0, 1.04);
        }
    }
}
