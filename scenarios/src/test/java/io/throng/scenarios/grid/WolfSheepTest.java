package io.throng.scenarios.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.Simulation;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WolfSheepTest {
    private static final WolfSheep.Parameters WIDE =
            WolfSheep.Parameters.defaults().withAgents(1200);

    private static Simulation pasture(WolfSheep.Parameters parameters, long seed) {
        return Simulation.start(new WolfSheep(parameters), seed);
    }

    /** Numbers of sheep and wolves at the end of each step, {@code [2][steps]}. */
    private static double[][] numbers(Simulation pasture, int steps) {
        double[][] numbers = new double[2][steps];
        for (int step = 0; step < steps; step++) {
            pasture.run(1);
            Map<String, Double> now = pasture.measures();
            numbers[0][step] = now.get("sheep");
            numbers[1][step] = now.get("wolves");
        }
        return numbers;
    }

    /** Correlation of the sheep's number with the wolves' some steps later. */
    private static double correlation(double[][] numbers, int later) {
        int from = Math.max(0, -later);
        int to = numbers[0].length - Math.max(0, later);
        double[] mean = new double[2];
        for (int step = from; step < to; step++) {
            mean[0] += numbers[0][step] / (to - from);
            mean[1] += numbers[1][step + later] / (to - from);
        }
        double both = 0;
        double sheep = 0;
        double wolves = 0;
        for (int step = from; step < to; step++) {
            double a = numbers[0][step] - mean[0];
            double b = numbers[1][step + later] - mean[1];
            both += a * b;
            sheep += a * a;
            wolves += b * b;
        }
        return both / Math.sqrt(sheep * wolves);
    }

    /**
     * With grass all three last, and the peaks of predators lag behind those of prey (Wilensky and Reisman 2006): the wolves'
     * number follows the sheep's of thirty steps before much rather than that of thirty steps after, and where there are many
     * wolves there are few sheep ten steps later.
     */
    @Test
    void withGrassAllLastAndWolvesFollowSheep() {
        try (Simulation pasture = pasture(WIDE, 7)) {
            pasture.run(150);
            double[][] numbers = numbers(pasture, 800);
            assertThat(Arrays.stream(numbers[0])).allMatch(sheep -> sheep > 700 && sheep < 2500);
            assertThat(Arrays.stream(numbers[1])).allMatch(wolves -> wolves > 200 && wolves < 1000);
            assertThat(correlation(numbers, 30) - correlation(numbers, -30)).isGreaterThan(0.25);
            assertThat(correlation(numbers, -10)).isLessThan(-0.5);
        }
    }

    /**
     * Without wolves sheep settle where the grass that grows feeds them. A sheep spends 1 a step and gets 4 from a cell, so in
     * the long run N sheep eat N / 4 cells, and as many grow again: (1 - grass) cells / 30. Were sheep spread evenly they would
     * find grass in a quarter of the steps, so that a quarter of the cells had it: 260 sheep a pasture of 51 x 51.
     */
    @Test
    void withoutWolvesSheepSettleWhereTheGrassFeedsThem() {
        try (Simulation pasture = pasture(WIDE.withWolfShare(0), 7)) {
            pasture.run(300);
            double sheep = 0;
            double grass = 0;
            int samples = 400;
            for (int step = 0; step < samples; step++) {
                pasture.run(1);
                sheep += pasture.measures().get("sheep") / samples;
                grass += pasture.measures().get("grass") / samples;
            }
            double cells = (double) WIDE.side() * WIDE.side();
            assertThat(sheep).isCloseTo(4 * cells * (1 - grass) / 30, within(0.03 * sheep));
            assertThat(sheep).isCloseTo(260 * cells / 2601, within(0.12 * sheep));
            assertThat(pasture.measures().get("wolves")).isZero();
        }
    }

    /** Where sheep need no grass there is no balance: they multiply, then wolves do, and then one or both are gone. */
    @Test
    void withoutGrassSomebodyDiesOut() {
        for (long seed = 1; seed <= 3; seed++) {
            try (Simulation pasture = pasture(WolfSheep.Parameters.defaults().withoutGrass(), seed)) {
                double most = 0;
                Map<String, Double> now = pasture.measures();
                for (int steps = 0; now.get("sheep") > 0 && now.get("wolves") > 0; steps += 5) {
                    assertThat(steps).isLessThan(1000);
                    pasture.run(5);
                    now = pasture.measures();
                    most = Math.max(most, now.get("sheep"));
                }
                assertThat(most).isGreaterThan(600);
            }
        }
    }

    /** A wolf that meets a sheep eats it, one wolf one sheep; who has nothing to eat starves when it has spent what it had. */
    @Test
    void wolvesWithoutSheepStarveInTheirTime() {
        var wolvesOnly = new WolfSheep.Parameters(200, 1, 0.05, true, true, 30, 4, 20, 0.04, 0);
        try (Simulation pasture = pasture(wolvesOnly, 7)) {
            pasture.run(10);
            assertThat(pasture.measures().get("wolves")).isBetween(120.0, 180.0);
            pasture.run(32);
            assertThat(pasture.measures().get("wolves")).isZero();
        }
    }

    @Test
    void asManyRulesHoldWhereAnimalsGoToAnyCellAround() {
        var walk = new WolfSheep.Parameters(300, 0, 0.06, true, false, 30, 4, 20, 0.04, 0.05);
        try (Simulation pasture = pasture(walk, 7)) {
            pasture.run(400);
            assertThat(pasture.measures().get("sheep")).isBetween(300.0, 600.0);
            assertThat(pasture.failures()).isEmpty();
        }
    }

    @Test
    void wrongParametersAreRefused() {
        assertThatThrownBy(() -> WolfSheep.Parameters.defaults().withWolfShare(2))
                .hasMessage("wolfShare must be in [0.0, 1.0], got 2.0");
    }
}
