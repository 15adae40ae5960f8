package io.throng.scenarios.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.Parameters;
import io.throng.kernel.mason.MasonFlockers;
import io.throng.kernel.step.ReferenceLoop;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Boids flock as MASON's flockers do, though they move all at once. */
final class BoidsBesideMasonTest {
    private static MasonFlockers mason(Boids.Parameters parameters, long seed) {
        return new MasonFlockers(parameters.agents(), parameters.widthOfWorld(), parameters.heightOfWorld(), seed);
    }

    @Test
    void theDefaultsAreMasons() {
        var mine = Parameters.values(Boids.Parameters.defaults());
        mason(Boids.Parameters.defaults(), 1)
                .parameters()
                .forEach((name, value) -> assertThat(mine.get(name)).as(name).isEqualTo(value));
    }

    @Test
    void tenThousandBirdsSeeAsManyNeighboursAfterAsManySteps() {
        Boids.Parameters parameters = Boids.Parameters.defaults().withAgents(10_000);
        MasonFlockers mason = mason(parameters, 7);
        ReferenceLoop loop = new ReferenceLoop(new Boids(parameters), 7);
        mason.run(100);
        loop.run(100);
        assertThat(mason.neighbours()).as("flocks have formed: 2.8 at random").isGreaterThan(3.5);
        assertThat(loop.measures().get("neighbours")).isCloseTo(mason.neighbours(), Percentage.withPercentage(10));
    }

    /**
     * The order of 200 birds varies by 0.16 from run to run, so the means of 12 runs differ by 0.065: allowed are three
     * times that.
     */
    @Test
    void twoHundredBirdsComeToTheSameOrder() {
        double mason = IntStream.range(0, 12)
                .mapToDouble(seed -> orderOfMason(seed))
                .average()
                .orElseThrow();
        double throng = IntStream.range(0, 12)
                .mapToDouble(seed -> orderOfThrong(seed))
                .average()
                .orElseThrow();
        assertThat(mason).isBetween(0.4, 0.9);
        assertThat(throng).isCloseTo(mason, within(0.2));
    }

    private static double orderOfMason(long seed) {
        MasonFlockers mason = mason(Boids.Parameters.defaults(), seed);
        mason.run(300);
        double sum = 0;
        for (int step = 0; step < 50; step++) {
            mason.run(1);
            sum += mason.order();
        }
        return sum / 50;
    }

    private static double orderOfThrong(long seed) {
        ReferenceLoop loop = new ReferenceLoop(new Boids(Boids.Parameters.defaults()), seed);
        loop.run(300);
        double sum = 0;
        for (int step = 0; step < 50; step++) {
            loop.run(1);
            sum += loop.measures().get("order");
        }
        return sum / 50;
    }
}
