package io.throng.kernel.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.random.Philox;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.Table;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract for every neighbourhood of the package. */
class NeighbourhoodTest {
    private static final int AGENTS = 60;

    static Stream<Arguments> grids() {
        return Stream.of(
                        Grid.torus(9, 8),
                        Grid.bounded(9, 7),
                        Grid.torus(5, 2),
                        Grid.torus(2, 4),
                        Grid.torus(1, 2),
                        Grid.bounded(1, 1),
                        Grid.bounded(1, 6))
                .flatMap(grid -> IntStream.of(1, 2, 3).mapToObj(radius -> Arguments.of(grid, radius)));
    }

    @ParameterizedTest
    @MethodSource("grids")
    void mooreIsWhatLiesWithinARadiusAlongBothAxes(Grid grid, int radius) {
        check(
                () -> grid.moore(radius),
                (from, to) -> Math.max(columns(grid, from, to), rows(grid, from, to)) <= radius);
    }

    @ParameterizedTest
    @MethodSource("grids")
    void vonNeumannIsWhatLiesWithinARadiusOfStepsAlongTheAxes(Grid grid, int radius) {
        check(() -> grid.vonNeumann(radius), (from, to) -> columns(grid, from, to) + rows(grid, from, to) <= radius);
    }

    /** Hexagons whose centres are one apart are so many steps away as rings of six neighbours say. */
    @ParameterizedTest
    @MethodSource("grids")
    void hexagonsAreWhatCanBeReachedInSteps(Grid grid, int radius) {
        check(
                () -> grid.hexagonal(radius),
                (from, to) -> reachable(grid, Set.of(from), radius).contains(to));
    }

    private static Set<Integer> reachable(Grid grid, Set<Integer> reached, int steps) {
        if (steps == 0) {
            return reached;
        }
        Set<Integer> further = IntStream.range(0, grid.cells())
                .filter(to -> reached.contains(to) || reached.stream().anyMatch(from -> touches(grid, from, to)))
                .boxed()
                .collect(Collectors.toSet());
        return reachable(grid, further, steps - 1);
    }

    /** Whether centres are one apart in any of the nine images of a torus. */
    private static boolean touches(Grid grid, int from, int to) {
        int images = grid.torus() ? 1 : 0;
        for (int x = -images; x <= images; x++) {
            for (int y = -images; y <= images; y++) {
                double dx = centre(grid, to) + x * grid.width() - centre(grid, from);
                double dy = (grid.row(to) + y * grid.height() - grid.row(from)) * Math.sqrt(3) / 2;
                if (Math.abs(dx * dx + dy * dy - 1) < 1e-9) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double centre(Grid grid, int cell) {
        return grid.column(cell) + (grid.row(cell) % 2) / 2.0;
    }

    private static int columns(Grid grid, int from, int to) {
        return along(grid.column(to) - grid.column(from), grid.width(), grid.torus());
    }

    private static int rows(Grid grid, int from, int to) {
        return along(grid.row(to) - grid.row(from), grid.height(), grid.torus());
    }

    private static int along(int way, int length, boolean torus) {
        int straight = Math.abs(way);
        return torus ? Math.min(straight, length - straight) : straight;
    }

    @ParameterizedTest
    @MethodSource("planes")
    void agentsInAPlaneAreNeighboursWithinARadius(Plane plane, double radius) {
        Table table = new Table("agents");
        FloatColumn x = table.floats("x", "m");
        FloatColumn y = table.floats("y", "m");
        scatter(table, plane, x, y);
        int[] shards = {0};
        check(
                () -> new WithinRadius(built(new CellList(plane, radius, x, y), ++shards[0]), x, y, radius),
                (from, to) -> {
                    float dx = plane.alongX(x.read()[from], x.read()[to]);
                    float dy = plane.alongY(y.read()[from], y.read()[to]);
                    return dx * dx + dy * dy <= (float) radius * (float) radius;
                });
    }

    static Stream<Arguments> planes() {
        return Stream.of(Plane.torus(7, 5), Plane.bounded(7, 5), Plane.torus(2.5, 9), Plane.bounded(1, 1))
                .flatMap(plane -> Stream.of(0.5, 1.0, 2.0).map(radius -> Arguments.of(plane, radius)));
    }

    private static void scatter(Table table, Plane plane, FloatColumn x, FloatColumn y) {
        table.append(AGENTS);
        Philox random = new Philox().reset(3, 0, 0, 0);
        for (int row = 0; row < AGENTS; row++) {
            x.write()[row] = random.nextFloat() * plane.width();
            y.write()[row] = random.nextFloat() * plane.height();
        }
        table.publish(0, AGENTS);
    }

    private static CellList built(CellList cells, int shards) {
        cells.open(AGENTS, shards);
        for (int shard = 0; shard < shards; shard++) {
            cells.count(shard, AGENTS * shard / shards, AGENTS * (shard + 1) / shards);
        }
        cells.arrange();
        for (int shard = 0; shard < shards; shard++) {
            cells.place(shard, AGENTS * shard / shards, AGENTS * (shard + 1) / shards);
        }
        for (int shard = 0; shard < shards; shard++) {
            cells.gather(shard);
        }
        return cells;
    }

    private interface Reach {
        boolean holds(int from, int to);
    }

    private static void check(Supplier<Neighbourhood> spaces, Reach reach) {
        int places = spaces.get().places();
        new NeighbourhoodContract(spaces, place -> others(places, place, to -> reach.holds(place, to))).check();
    }

    private static Set<Integer> others(int places, int place, IntPredicate holds) {
        return IntStream.range(0, places)
                .filter(to -> to != place)
                .filter(holds)
                .boxed()
                .collect(Collectors.toSet());
    }

    @Test
    void cellsComeByRowAndColumnAndInTheOrderOfTheirOffsetsRoundATorus() {
        assertThat(listed(Grid.torus(5, 4).moore(1), 6)).containsExactly(0, 1, 2, 5, 7, 10, 11, 12);
        assertThat(listed(Grid.torus(5, 4).vonNeumann(1), 0)).containsExactly(15, 4, 1, 5);
        assertThat(listed(Grid.bounded(5, 4).vonNeumann(1), 0)).containsExactly(1, 5);
        assertThat(listed(Grid.torus(5, 4).hexagonal(1), 6)).containsExactly(1, 2, 5, 7, 11, 12);
        assertThat(listed(Grid.torus(5, 4).hexagonal(1), 11)).containsExactly(5, 6, 10, 12, 15, 16);
    }

    private static List<Integer> listed(Neighbourhood space, int place) {
        int[] buffer = new int[16];
        return IntStream.of(buffer)
                .limit(space.neighbours(place, buffer))
                .boxed()
                .toList();
    }

    @Test
    void aTorusOfHexagonsNeedsAnEvenNumberOfRows() {
        assertThatThrownBy(() -> Grid.torus(4, 5).hexagonal(1))
                .hasMessage("a torus of hexagons must have an even number of rows, got 5; add or take a row");
    }

    @Test
    void wrongLengthsAreRefused() {
        assertThatThrownBy(() -> Grid.torus(0, 5))
                .hasMessage("a grid must have at least 1 x 1 and at most 2^28 cells, got 0 x 5; give columns and rows");
        assertThatThrownBy(() -> Grid.torus(5, 5).moore(0)).hasMessage("radius must be at least 1 cell, got 0");
    }
}
