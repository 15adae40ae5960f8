package io.throng.scenarios.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpreadFactorsTest {
    private final SpreadFactors factors = new SpreadFactors(2, 0.3);

    private float[] of(float... observation) {
        float[] into = new float[factors.names().size() + 1];
        float[] shifted = new float[observation.length + 3];
        System.arraycopy(observation, 0, shifted, 3, observation.length);
        factors.write(shifted, 3, new float[] {0}, 0, into, 1);
        return into;
    }

    private static void assertClose(float[] got, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(got[1 + i]).as("factor %d", i).isCloseTo((float) expected[i], within(1e-6f));
        }
    }

    @Test
    void anAgentIsThankedForWhatWouldBeFartherWithoutIt() {
        // Velocity (0.3, 0.4); landmarks at (0.6, 0.8) and (-0.1, 0); the other agent at (0.6, 1), thus 0.2 from the
        // first.
        assertClose(
                of(0.3f, 0.4f, 0, 0, 0.6f, 0.8f, -0.1f, 0, 0.6f, 1, 0, 0),
                (0.2 + 0.1) / 2,
                (Math.sqrt(0.7 * 0.7 + 1) - 0.1) / 2,
                0.1,
                0,
                0.5);
    }

    @Test
    void touchesAreCountedAndAnAgentThatIsNearestToNothingGainsNothing() {
        assertClose(of(0, 0, 0, 0, 1, 0, 0.5f, 0, 0.2f, 0, 0, 0), (0.8 + 0.3) / 2, 0, 0.5, 1, 0);
    }
}
