package io.throng.scenarios.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.Simulation;
import io.throng.kernel.space.Grid;
import io.throng.kernel.state.IntColumn;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForestFireTest {
    private static final int SIDE = 200;

    private static ForestFire wood(double density) {
        return new ForestFire(new ForestFire.Parameters((int) (SIDE * SIDE * density), density));
    }

    private static double burnt(double density, long seed) {
        try (Simulation fire = Simulation.start(wood(density), seed)) {
            while (fire.measures().get("burning") > 0) {
                fire.run(50);
            }
            return fire.measures().get("burnt");
        }
    }

    /** Site percolation on the square lattice: the share jumps at 0.5927; at 0.59 +- 0.03 the two sides are far apart. */
    @Test
    void theShareOfBurntTreesJumpsAtThePercolationThreshold() {
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(burnt(0.50, seed)).isLessThan(0.08);
            assertThat(burnt(0.56, seed)).isLessThan(0.25);
            assertThat(burnt(0.63, seed)).isGreaterThan(0.75);
            assertThat(burnt(0.70, seed)).isGreaterThan(0.95);
        }
    }

    /** What burns is what is connected to the edge, each tree as many steps later as it is trees away. */
    @ParameterizedTest
    @ValueSource(doubles = {0.55, 0.60, 0.65})
    void treesBurnInOrderOfTheirDistanceToTheEdge(double density) {
        ForestFire world = wood(density);
        try (Simulation fire = Simulation.start(world, 7)) {
            IntColumn cell = column(world, "cell");
            IntColumn state = column(world, "state");
            int[] distance = distances(world, cell);
            for (int step = 0; fire.measures().get("burning") > 0; step++) {
                int now = step;
                fire.atRest(() -> {
                    for (int row = 0; row < world.agents().rows(); row++) {
                        int away = distance[cell.read()[row]];
                        int expected = away > now ? 1 : away == now ? 2 : 3;
                        assertThat(state.read()[row]).isEqualTo(expected);
                    }
                    return null;
                });
                fire.run(1);
            }
        }
    }

    /** Steps from the first column over trees to every cell. */
    private static int[] distances(ForestFire world, IntColumn cell) {
        int[] distance = new int[SIDE * SIDE];
        Arrays.fill(distance, -1);
        IntStream.range(0, world.agents().rows()).forEach(row -> distance[cell.read()[row]] = Integer.MAX_VALUE);
        Deque<Integer> next = new ArrayDeque<>();
        for (int row = 0; row < SIDE; row++) {
            if (distance[row * SIDE] > 0) {
                distance[row * SIDE] = 0;
                next.add(row * SIDE);
            }
        }
        int[] beside = new int[4];
        while (!next.isEmpty()) {
            int from = next.remove();
            int count = Grid.bounded(SIDE, SIDE).vonNeumann(1).neighbours(from, beside);
            for (int i = 0; i < count; i++) {
                if (distance[beside[i]] == Integer.MAX_VALUE) {
                    distance[beside[i]] = distance[from] + 1;
                    next.add(beside[i]);
                }
            }
        }
        return distance;
    }

    private static IntColumn column(ForestFire world, String name) {
        return (IntColumn) world.agents().columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
