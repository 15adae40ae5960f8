package io.throng.kernel.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.kernel.random.Philox;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.Table;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BoxCellListTest {
    private static final int AGENTS = 500;

    private final Table table = new Table("agents");
    private final FloatColumn x = table.floats("x", "m");
    private final FloatColumn y = table.floats("y", "m");
    private final FloatColumn z = table.floats("z", "m");
    private final FloatColumn mass = table.floats("mass", "kg");

    /** Boxes of 1, 2, 3 and more cells a side, of cells that fit exactly and that do not. */
    static Stream<Box> boxes() {
        return Stream.of(0.4f, 1.9f, 2.0021f, 3.0031f, 4.2f, 9f)
                .flatMap(width -> Stream.of(2.5f, 5f)
                        .flatMap(depth -> Stream.of(true, false).map(torus -> new Box(width, 3.5f, depth, torus))));
    }

    private void scatter(Box box, long seed) {
        Philox random = new Philox().reset(seed, 0, 0, 0);
        table.append(AGENTS);
        for (int row = 0; row < AGENTS; row++) {
            x.write()[row] = place(random, box.width());
            y.write()[row] = place(random, box.height());
            z.write()[row] = place(random, box.depth());
            mass.write()[row] = row;
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

    private BoxCellList built(Box box, int shards) {
        BoxCellList cells = new BoxCellList(box, 1, x, y, z, mass);
        build(cells, shards);
        return cells;
    }

    private void build(BoxCellList cells, int shards) {
        cells.open(table.rows(), shards);
        for (int shard = 0; shard < shards; shard++) {
            cells.count(shard, table.rows() * shard / shards, table.rows() * (shard + 1) / shards);
        }
        cells.arrange();
        for (int shard = shards - 1; shard >= 0; shard--) {
            cells.place(shard, table.rows() * shard / shards, table.rows() * (shard + 1) / shards);
        }
        for (int shard = 0; shard < shards; shard++) {
            cells.gather(shard);
        }
    }

    @ParameterizedTest
    @MethodSource("boxes")
    void nobodyWithinTheRadiusIsMissedAndNobodyIsTwice(Box box) {
        scatter(box, 7);
        BoxCellList cells = built(box, 3);
        int[] runs = new int[BoxCellList.SCRATCH];
        for (int row = 0; row < AGENTS; row++) {
            boolean[] candidates = new boolean[AGENTS];
            int ends = cells.near(x.read()[row], y.read()[row], z.read()[row], runs);
            for (int r = 0; r < ends; r += 2) {
                for (int place = runs[r]; place < runs[r + 1]; place++) {
                    int other = cells.agentAt()[place];
                    assertThat(candidates[other])
                            .as("row %d twice near %d", other, row)
                            .isFalse();
                    candidates[other] = true;
                }
            }
            for (int other = 0; other < AGENTS; other++) {
                assertThat(candidates[other] || !within(box, row, other))
                        .as("row %d near %d in %s", other, row, box)
                        .isTrue();
            }
        }
    }

    private boolean within(Box box, int row, int other) {
        float dx = box.alongX(x.read()[row], x.read()[other]);
        float dy = box.alongY(y.read()[row], y.read()[other]);
        float dz = box.alongZ(z.read()[row], z.read()[other]);
        return dx * dx + dy * dy + dz * dz <= 1;
    }

    @ParameterizedTest
    @MethodSource("boxes")
    void theArraysDoNotDependOnTheShards(Box box) {
        scatter(box, 8);
        BoxCellList one = built(box, 1);
        for (int shards = 2; shards < 6; shards++) {
            BoxCellList cells = built(box, shards);
            assertThat(used(cells.agentAt())).isEqualTo(used(one.agentAt()));
            assertThat(used(cells.sortedZ())).isEqualTo(used(one.sortedZ()));
        }
    }

    @Test
    void sortedPlacesHoldTheAgentsOwnValuesInOrderOfIdWithinACell() {
        Box box = Box.torus(4, 4, 4);
        scatter(box, 9);
        BoxCellList cells = built(box, 2);
        int[] at = cells.agentAt();
        assertThat(IntStream.of(used(at)).sorted().toArray())
                .isEqualTo(IntStream.range(0, AGENTS).toArray());
        for (int place = 0; place < AGENTS; place++) {
            assertThat(cells.sortedX()[place]).isEqualTo(x.read()[at[place]]);
            assertThat(cells.sortedY()[place]).isEqualTo(y.read()[at[place]]);
            assertThat(cells.sortedZ()[place]).isEqualTo(z.read()[at[place]]);
            assertThat(cells.carried(0)[place]).isEqualTo(at[place]);
            if (place > 0 && cellOf(cells, place) == cellOf(cells, place - 1)) {
                assertThat(at[place]).isGreaterThan(at[place - 1]);
            }
        }
    }

    private static int cellOf(BoxCellList cells, int place) {
        return 9 * (int) (cells.sortedZ()[place] * 0.75f)
                + 3 * (int) (cells.sortedY()[place] * 0.75f)
                + (int) (cells.sortedX()[place] * 0.75f);
    }

    @Test
    void anotherLayoutOfTheRowsGivesTheSameAgentsInTheSameOrder() {
        Box box = Box.torus(4, 4, 4);
        scatter(box, 9);
        BoxCellList cells = built(box, 2);
        float[] before = used(cells.carried(0));
        int[] newRow = table.arrange(used(cells.order()));
        cells.renumbered(newRow);
        for (int place = 0; place < AGENTS; place++) {
            assertThat(table.id(cells.agentAt()[place])).isEqualTo((long) before[place]);
        }
        assertThat(used(built(box, 3).carried(0))).isEqualTo(before);
    }

    @Test
    void anIndexFollowsRowsThatComeAndGo() {
        Box box = Box.torus(5, 5, 5);
        BoxCellList cells = built(box, 2);
        int[] runs = new int[BoxCellList.SCRATCH];
        assertThat(cells.near(1, 1, 1, runs)).isZero();
        scatter(box, 7);
        build(cells, 2);
        boolean[] dead = new boolean[AGENTS];
        Arrays.fill(dead, 1, AGENTS, true);
        table.remove(dead);
        build(cells, 1);
        assertThat(cells.near(x.read()[0], y.read()[0], z.read()[0], runs)).isEqualTo(2);
        assertThat(cells.agentAt()[runs[0]]).isZero();
    }

    @Test
    void whoIsNowhereDoesNotBreakTheIndex() {
        Box box = Box.torus(5, 5, 5);
        scatter(box, 7);
        z.read()[3] = Float.NaN;
        BoxCellList cells = built(box, 1);
        assertThat(used(cells.agentAt())).contains(3);
        assertThat(cells.near(1, 1, Float.NaN, new int[BoxCellList.SCRATCH])).isLessThanOrEqualTo(BoxCellList.SCRATCH);
    }

    @Test
    void aRadiusThatIsNoneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BoxCellList(Box.torus(5, 5, 5), -1, x, y, z))
                .withMessage("radius must be a positive number of metres, got -1.0");
    }

    private static int[] used(int[] array) {
        return Arrays.copyOf(array, AGENTS);
    }

    private static float[] used(float[] array) {
        return Arrays.copyOf(array, AGENTS);
    }
}
