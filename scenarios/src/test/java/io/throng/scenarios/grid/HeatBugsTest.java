package io.throng.scenarios.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.Simulation;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeatBugsTest {
    private static final int SIDE = 30;
    private static final HeatBugs.Parameters CROWD =
            new HeatBugs.Parameters(90, 0.1, 17_000, 31_000, 6_000, 10_000, 0.993, 0.8, 0.1);

    /** Bugs that start 24,000 too cold on average come within a sixth of it, and stay there. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bugsGatherUntilTheyAreNearTheirIdealTemperature(long seed) {
        try (Simulation bugs = Simulation.start(new HeatBugs(HeatBugs.Parameters.defaults()), seed)) {
            assertThat(bugs.measures().get("unhappiness")).isCloseTo(24_000, within(1500.0));
            bugs.run(800);
            for (int time = 0; time < 5; time++) {
                bugs.run(50);
                assertThat(bugs.measures().get("unhappiness")).isLessThan(4000);
            }
        }
    }

    /** Where no cell reaches the cap: what is left of a step's heat is 0.993 of what was there and what bugs gave. */
    @Test
    void heatIsWhatBugsGaveLessWhatFaded() {
        var gentle = new HeatBugs.Parameters(100, 0.01, 20_000, 30_000, 100, 200, 0.993, 1, 0.1);
        HeatBugs world = new HeatBugs(gentle);
        try (Simulation bugs = Simulation.start(world, 7)) {
            double given = 0;
            FloatColumn output = (FloatColumn) column(world.agents(), "output");
            for (int row = 0; row < 100; row++) {
                given += output.read()[row];
            }
            double total = 0;
            for (int step = 0; step < 200; step++) {
                bugs.run(1);
                total = 0.993 * (total + given);
                assertThat(bugs.measures().get("heat") * 10_000).isCloseTo(total, within(1e-5 * total));
            }
        }
    }

    /** MASON's rules one bug and one cell after the other, but for the order of bugs and the coin between equal cells. */
    @Test
    void everyStepIsWhatTheRulesSay() {
        HeatBugs world = new HeatBugs(CROWD);
        try (Simulation bugs = Simulation.start(world, 7)) {
            bugs.run(40);
            for (int step = 0; step < 20; step++) {
                float[] before = heat(bugs, world);
                int[] from = cells(bugs, world);
                bugs.run(1);
                int[] to = cells(bugs, world);
                checkMoves(world, before, from, to);
                checkHeat(world, before, to, heat(bugs, world));
            }
        }
    }

    private static float[] heat(Simulation bugs, HeatBugs world) {
        return bugs.atRest(
                () -> ((FloatColumn) column(world.sites(), "heat")).read().clone());
    }

    /** By id. */
    private static int[] cells(Simulation bugs, HeatBugs world) {
        IntColumn cell = (IntColumn) column(world.agents(), "cell");
        return bugs.atRest(() -> IntStream.range(0, world.agents().rows())
                .map(id -> cell.read()[world.agents().rowOf(id)])
                .toArray());
    }

    private static Object column(Table table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** All but those who wander, a tenth, go to an extreme cell. */
    private static void checkMoves(HeatBugs world, float[] heat, int[] from, int[] to) {
        FloatColumn ideal = (FloatColumn) column(world.agents(), "ideal");
        int astray = 0;
        for (int id = 0; id < from.length; id++) {
            float wanted = ideal.read()[world.agents().rowOf(id)];
            float sign = heat[from[id]] > wanted ? -1 : 1;
            float best = Float.NEGATIVE_INFINITY;
            boolean near = false;
            for (int at : around(from[id])) {
                best = at == from[id] ? best : Math.max(best, sign * heat[at]);
                near |= at == to[id];
            }
            assertThat(near).as("bug %d stays near", id).isTrue();
            astray += sign * heat[to[id]] == best && to[id] != from[id] ? 0 : 1;
        }
        assertThat(astray).isLessThanOrEqualTo(25);
    }

    private static int[] around(int cell) {
        int x = cell % SIDE;
        int y = cell / SIDE;
        return IntStream.range(0, 9)
                .map(i -> Math.floorMod(y + i / 3 - 1, SIDE) * SIDE + Math.floorMod(x + i % 3 - 1, SIDE))
                .toArray();
    }

    private static void checkHeat(HeatBugs world, float[] before, int[] bugs, float[] after) {
        FloatColumn output = (FloatColumn) column(world.agents(), "output");
        double[] heated = IntStream.range(0, before.length)
                .mapToDouble(cell -> before[cell])
                .toArray();
        for (int id = 0; id < bugs.length; id++) {
            heated[bugs[id]] = Math.min(
                    32_000, heated[bugs[id]] + output.read()[world.agents().rowOf(id)]);
        }
        for (int cell = 0; cell < after.length; cell++) {
            double mean =
                    Arrays.stream(around(cell)).mapToDouble(at -> heated[at]).sum() / 9;
            double expected = 0.993 * (heated[cell] + 0.8 * (mean - heated[cell]));
            assertThat((double) after[cell]).isCloseTo(expected, within(0.05));
        }
    }

    @Test
    void wrongParametersAreRefused() {
        assertThatThrownBy(() -> new HeatBugs.Parameters(10, 0.1, 20, 10, 1, 2, 1, 1, 0))
                .hasMessage("maxIdeal must be in [20.0, 32000.0], got 10.0");
    }
}
