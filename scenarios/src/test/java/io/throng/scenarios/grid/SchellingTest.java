package io.throng.scenarios.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.Simulation;
import io.throng.kernel.state.IntColumn;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchellingTest {
    private static final int SEED = 7;

    private static Simulation town(Schelling.Parameters parameters, long seed) {
        return Simulation.start(new Schelling(parameters), seed);
    }

    private static double measure(Simulation town, String name) {
        return town.measures().get(name);
    }

    /**
     * Who wants 30 % alike ends among about 70 %, and content: the information that Wilensky's model comes with. The share
     * is 0.5 at the start.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whoWantsThirtyPercentAlikeEndsAmongSeventy(long seed) {
        try (Simulation town = town(Schelling.Parameters.defaults(), seed)) {
            assertThat(measure(town, "alike")).isCloseTo(0.5, within(0.02));
            assertThat(measure(town, "content")).isLessThan(0.9);
            town.run(300);
            assertThat(measure(town, "content")).isEqualTo(1);
            assertThat(measure(town, "alike")).isBetween(0.65, 0.80);
        }
    }

    /** The more is wanted, the more the town parts; where hardly anybody can be content it never settles. */
    @Test
    void strongerWishesPartTheTownMoreUntilNothingCanBeMet() {
        double before = 0;
        for (double share : new double[] {0.2, 0.3, 0.5}) {
            try (Simulation town = town(Schelling.Parameters.defaults().withWantedShare(share), SEED)) {
                town.run(1500);
                assertThat(measure(town, "content")).isEqualTo(1);
                assertThat(measure(town, "alike")).isGreaterThan(before + 0.02);
                before = measure(town, "alike");
            }
        }
        assertThat(before).isGreaterThan(0.8);
        try (Simulation town = town(Schelling.Parameters.defaults().withWantedShare(0.9), SEED)) {
            town.run(1500);
            assertThat(measure(town, "content")).isLessThan(0.5);
        }
    }

    /** Everybody keeps their kind and a cell of their own; who was content has stayed, who was not has moved or lost. */
    @ParameterizedTest
    @CsvSource({"600, 0.95, 1, 0, 0.5, true", "640, 0.625, 1, 3, 0, false", "500, 0.8, 2, 8, 0, true"})
    void everyStepIsWhatTheRulesSay(int people, double density, int radius, int alike, double share, boolean torus) {
        var parameters = new Schelling.Parameters(people, density, radius, alike, share, torus);
        Schelling world = new Schelling(parameters);
        try (Simulation town = Simulation.start(world, SEED)) {
            IntColumn cell = (IntColumn) world.agents().columns().getFirst();
            SlowTown slow = new SlowTown(parameters);
            for (int step = 0; step < 6; step++) {
                int[] before = byId(town, world, cell);
                town.run(1);
                int[] after = byId(town, world, cell);
                assertThat(Arrays.stream(after).distinct().count()).isEqualTo(people);
                slow.check(before, after);
            }
        }
    }

    private static int[] byId(Simulation town, Schelling world, IntColumn column) {
        return town.atRest(() -> {
            int[] values = new int[world.agents().rows()];
            Arrays.setAll(values, id -> column.read()[world.agents().rowOf(id)]);
            return values;
        });
    }

    /** The rules told in the most obvious way. */
    private record SlowTown(Schelling.Parameters parameters) {
        void check(int[] before, int[] after) {
            for (int id = 0; id < before.length; id++) {
                int from = id;
                boolean wasEmpty = Arrays.stream(before).noneMatch(cell -> cell == after[from]);
                if (isContent(before, id)) {
                    assertThat(after[id]).as("agent %d is content", id).isEqualTo(before[id]);
                } else {
                    assertThat(wasEmpty || after[id] == before[id])
                            .as("agent %d went to an empty cell or stayed", id)
                            .isTrue();
                }
            }
            long restless = count(before, id -> !isContent(before, id));
            long moved = count(before, id -> before[id] != after[id]);
            assertThat(moved).as("of %d who would move", restless).isBetween(Math.min(restless, 1), restless);
        }

        private static long count(int[] cells, IntPredicate who) {
            return IntStream.range(0, cells.length).filter(who).count();
        }

        private boolean isContent(int[] cells, int id) {
            int alike = 0;
            int near = 0;
            for (int other = 0; other < cells.length; other++) {
                if (other != id && isNear(cells[id], cells[other])) {
                    near++;
                    alike += (other - id) % 2 == 0 ? 1 : 0;
                }
            }
            return alike >= parameters.wantedAlike() && alike >= parameters.wantedShare() * near;
        }

        private boolean isNear(int one, int other) {
            int side = parameters.side();
            return way(one % side, other % side) <= parameters.radius()
                    && way(one / side, other / side) <= parameters.radius();
        }

        private int way(int from, int to) {
            int way = Math.abs(to - from);
            return parameters.torus() ? Math.min(way, parameters.side() - way) : way;
        }
    }

    @Test
    void aTownWithOneEmptyCellAndOneOfOneAgentGoOn() {
        try (Simulation full = town(new Schelling.Parameters(99, 0.99, 1, 0, 0.7, true), SEED);
                Simulation alone = town(Schelling.Parameters.defaults().withAgents(1), SEED)) {
            full.run(50);
            alone.run(5);
            assertThat(measure(full, "alike")).isPositive();
            assertThat(measure(alone, "content")).isEqualTo(1);
            assertThat(measure(alone, "alike")).isZero();
        }
    }

    @Test
    void wrongParametersAreRefused() {
        assertThatThrownBy(() -> new Schelling.Parameters(10, 1, 1, 0, 0.3, true))
                .hasMessage("density must be in (0, 1), got 1.0; give agents per cell, and leave room to move");
        assertThatThrownBy(() -> new Schelling.Parameters(10, 0.5, 0, 0, 0.3, true))
                .hasMessage("radius must be in [1, 10], got 0");
        assertThatThrownBy(() -> Schelling.Parameters.defaults().withWantedShare(30))
                .hasMessage("wantedShare must be in [0.0, 1.0], got 30.0");
    }
}
