package io.throng.scenarios.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.step.ReferenceLoop;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Figure 2a of Vicsek et al., Phys. Rev. Lett. 75 (1995): the order over the noise at density 4 and speed 0.03. It is near 1
 * at low noise, falls all the way, and is near 0 from a noise of about 5 on.
 */
final class VicsekCurveTest {
    private static final double[] NOISES = {0.1, 1, 2, 3, 4, 5, 6};
    private static final int SEEDS = 3;

    /** 100 and 400 particles on squares of side 5 and 10; the figure's other curves differ where the order is low. */
    @ParameterizedTest
    @ValueSource(ints = {100, 400})
    void theOrderFallsWithTheNoiseFromOneToNone(int particles) {
        double[] orders =
                Arrays.stream(NOISES).map(noise -> meanOrder(particles, noise)).toArray();
        assertThat(orders[0]).as("order at noise %s", NOISES[0]).isGreaterThan(0.98);
        assertThat(orders[1]).as("order at noise %s", NOISES[1]).isBetween(0.85, 0.98);
        for (int i = 1; i < orders.length; i++) {
            assertThat(orders[i]).as("order at noise %s", NOISES[i]).isLessThan(orders[i - 1]);
        }
        assertThat(orders[NOISES.length - 1])
                .as("order at noise 6, of unordered particles sqrt(pi / 4n)")
                .isBetween(0.8 * unordered(particles), 2 * unordered(particles));
    }

    /** As in the figure, more particles of the same density are less ordered in strong noise. */
    @ParameterizedTest
    @ValueSource(doubles = {5, 6})
    void whatOrderIsLeftInStrongNoiseIsOfFewParticles(double noise) {
        assertThat(meanOrder(400, noise)).isLessThan(0.75 * meanOrder(100, noise));
    }

    private static double unordered(int particles) {
        return Math.sqrt(Math.PI / (4 * particles));
    }

    /** The mean over seeds and over the last 400 of 1,000 steps. */
    private static double meanOrder(int particles, double noise) {
        double side = Math.sqrt(particles / 4.0);
        double sum = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            ReferenceLoop loop =
                    new ReferenceLoop(new Vicsek(new Vicsek.Parameters(particles, side, 1, 0.03, noise, false)), seed);
            loop.run(600);
            for (int sample = 0; sample < 100; sample++) {
                loop.run(4);
                sum += loop.measures().get("order") / 100;
            }
        }
        return sum / SEEDS;
    }
}
