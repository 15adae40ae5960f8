package io.throng.kernel.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.random.Philox;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.Table;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CellListTest {
    private static final int AGENTS = 400;

    private final Table table = new Table("agents");
    private final FloatColumn x = table.floats("x", "m");
    private final FloatColumn y = table.floats("y", "m");
    private final FloatColumn heading = table.floats("heading", "rad");

    /** Planes of 1, 2, 3 and more cells a side, square and not, cells that fit exactly and that do not. */
    static Stream<Plane> planes() {
        return Stream.of(0.4f, 1f, 1.9f, 2.0021f, 2.9f, 3.0031f, 3.5f, 4.2f, 10f, 31.7f)
                .flatMap(width -> Stream.of(width, 2.5f, 17f)
                        .flatMap(height -> Stream.of(new Plane(width, height, true), new Plane(width, height, false))));
    }

    /** Random positions, and every edge and corner. */
    private void scatter(Plane plane, long seed) {
        Philox random = new Philox().reset(seed, 0, 0, 0);
        table.append(AGENTS);
        for (int row = 0; row < AGENTS; row++) {
            x.write()[row] = place(random, plane.width());
            y.write()[row] = place(random, plane.height());
            heading.write()[row] = row;
        }
        table.publish(0, AGENTS);
    }

    private static float place(Philox random, float length) {
        return switch (random.nextInt(12)) {
            case 0 -> 0;
            case 1 -> Math.nextDown(length);
            case 2 -> Math.min((float) Math.rint(random.nextFloat() * length), Math.nextDown(length));
            default -> Math.min(random.nextFloat() * length, Math.nextDown(length));
        };
    }

    private void build(CellList cells, int shards) {
        cells.open(table.rows(), shards);
        for (int shard = 0; shard < shards; shard++) {
            cells.count(shard, table.rows() * shard / shards, table.rows() * (shard + 1) / shards);
        }
        cells.arrange();
        for (int shard = shards - 1; shard >= 0; shard--) {
            cells.place(shard, table.rows() * shard / shards, table.rows() * (shard + 1) / shards);
        }
        for (int shard = shards - 1; shard >= 0; shard--) {
            cells.gather(shard);
        }
    }

    private static boolean within(float dx, float dy) {
        return dx * dx + dy * dy <= 1;
    }

    @ParameterizedTest
    @MethodSource("planes")
    void nobodyWithinTheRadiusIsMissedAndNobodyIsTwice(Plane plane) {
        scatter(plane, 7);
        CellList cells = new CellList(plane, 1, x, y, heading);
        build(cells, 3);
        int[] runs = new int[CellList.SCRATCH];
        for (int row = 0; row < AGENTS; row++) {
            boolean[] candidates = new boolean[AGENTS];
            int ends = cells.near(x.read()[row], y.read()[row], runs);
            for (int r = 0; r < ends; r += 2) {
                assertThat(runs[r]).isLessThan(runs[r + 1]);
                for (int place = runs[r]; place < runs[r + 1]; place++) {
                    int other = cells.agentAt()[place];
                    assertThat(candidates[other])
                            .as("row %d twice near %d in %s", other, row, plane)
                            .isFalse();
                    candidates[other] = true;
                }
            }
            for (int other = 0; other < AGENTS; other++) {
                float dx = plane.alongX(x.read()[row], x.read()[other]);
                float dy = plane.alongY(y.read()[row], y.read()[other]);
                if (within(dx, dy)) {
                    assertThat(candidates[other])
                            .as("row %d near %d in %s", other, row, plane)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("planes")
    void theArraysDoNotDependOnTheShards(Plane plane) {
        scatter(plane, 8);
        CellList one = new CellList(plane, 1, x, y, heading);
        build(one, 1);
        CellList cells = new CellList(plane, 1, x, y, heading);
        for (int shards : new int[] {5, 2, 3, 4}) {
            build(cells, shards);
            assertThat(used(cells.agentAt())).isEqualTo(used(one.agentAt()));
            assertThat(used(cells.sortedX())).isEqualTo(used(one.sortedX()));
            assertThat(used(cells.sortedY())).isEqualTo(used(one.sortedY()));
            assertThat(used(cells.carried(0))).isEqualTo(used(one.carried(0)));
        }
    }

    private static int[] used(int[] array) {
        return Arrays.copyOf(array, AGENTS);
    }

    private static float[] used(float[] array) {
        return Arrays.copyOf(array, AGENTS);
    }

    @Test
    void sortedPlacesHoldTheAgentsOwnValuesInOrderOfIdWithinACell() {
        Plane plane = Plane.torus(5, 5);
        scatter(plane, 9);
        CellList cells = new CellList(plane, 1, x, y, heading);
        build(cells, 2);
        int[] at = cells.agentAt();
        assertThat(IntStream.of(used(at)).sorted().toArray())
                .isEqualTo(IntStream.range(0, AGENTS).toArray());
        for (int place = 0; place < AGENTS; place++) {
            assertThat(cells.sortedX()[place]).isEqualTo(x.read()[at[place]]);
            assertThat(cells.sortedY()[place]).isEqualTo(y.read()[at[place]]);
            assertThat(cells.carried(0)[place]).isEqualTo(at[place]);
            if (place > 0 && cellOf(cells, place) == cellOf(cells, place - 1)) {
                assertThat(at[place]).isGreaterThan(at[place - 1]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("planes")
    void sortedPlacesDoNotDependOnTheOrderOfTheRows(Plane plane) {
        scatter(plane, 10);
        CellList cells = new CellList(plane, 1, x, y, heading);
        build(cells, 2);
        float[] ids = used(cells.carried(0)).clone();
        int[] mixed = IntStream.range(0, AGENTS)
                .map(row -> Math.floorMod(row * 37 + 11, AGENTS))
                .toArray();
        int[] newRow = table.arrange(mixed);
        build(cells, 3);
        assertThat(used(cells.carried(0))).isEqualTo(ids);
        for (int place = 0; place < AGENTS; place++) {
            assertThat(table.id(cells.agentAt()[place])).isEqualTo((long) ids[place]);
            assertThat(cells.agentAt()[place]).isEqualTo(newRow[(int) ids[place]]);
        }
    }

    private static int cellOf(CellList cells, int place) {
        return 4 * (int) (cells.sortedY()[place] * 0.8f) + (int) (cells.sortedX()[place] * 0.8f);
    }

    @Test
    void anIndexFollowsRowsThatComeAndGo() {
        Plane plane = Plane.torus(5, 5);
        CellList cells = new CellList(plane, 1, x, y);
        build(cells, 2);
        int[] runs = new int[CellList.SCRATCH];
        assertThat(cells.near(1, 1, runs)).isZero();
        scatter(plane, 7);
        build(cells, 2);
        boolean[] dead = new boolean[AGENTS];
        Arrays.fill(dead, 1, AGENTS, true);
        table.remove(dead);
        build(cells, 1);
        int ends = cells.near(x.read()[0], y.read()[0], runs);
        assertThat(ends).isEqualTo(2);
        assertThat(runs[1] - runs[0]).isEqualTo(1);
        assertThat(cells.agentAt()[runs[0]]).isZero();
    }

    @Test
    void whoIsNowhereIsNearNobody() {
        Plane plane = Plane.torus(5, 5);
        scatter(plane, 7);
        x.read()[3] = Float.NaN;
        CellList cells = new CellList(plane, 1, x, y);
        build(cells, 1);
        assertThat(used(cells.agentAt())).contains(3);
        int[] runs = new int[CellList.SCRATCH];
        int ends = cells.near(Float.NaN, 1, runs);
        assertThat(ends).isLessThanOrEqualTo(CellList.SCRATCH);
        assertThat(within(plane.alongX(x.read()[3], 0), 0)).isFalse();
    }

    @Test
    void aRadiusThatIsNoneIsRefused() {
        for (double wrong : new double[] {0, -1, Double.NaN}) {
            assertThatThrownBy(() -> new CellList(Plane.torus(5, 5), wrong, x, y))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("radius must be a positive number of metres, got " + wrong);
        }
    }
}
