package io.throng.kernel.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.random.Philox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    private final Table table = new Table("agents");
    private final LongColumn tag = table.longs("tag", "");
    private final DoubleColumn pair = table.doubles("pair", "m", 2);
    private final IntColumn birthday = table.constantInts("birthday", "steps");

    /** Appends rows whose values tell their ids. */
    private void append(int count) {
        int first = table.rows();
        table.append(count);
        for (int row = first; row < table.rows(); row++) {
            int id = (int) table.id(row);
            tag.write()[row] = 10L * id;
            pair.write()[2 * row] = id;
            pair.write()[2 * row + 1] = -id;
            birthday.write()[row] = id + 1;
        }
        table.publish(first, table.rows());
    }

    private void assertHolds(List<Long> ids) {
        assertThat(table.rows()).isEqualTo(ids.size());
        for (int row = 0; row < ids.size(); row++) {
            long id = ids.get(row);
            assertThat(table.id(row)).isEqualTo(id);
            assertThat(table.rowOf(id)).isEqualTo(row);
            assertThat(tag.read()[row]).isEqualTo(10 * id);
            assertThat(pair.value(row, 0)).isEqualTo(id);
            assertThat(pair.value(row, 1)).isEqualTo(-id);
            assertThat(birthday.value(row, 0)).isEqualTo(id + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void rowsStayInOrderOfTheirIdsThroughBirthsAndDeaths(long seed) {
        Philox random = new Philox().reset(seed, 0, 0, 0);
        List<Long> alive = new ArrayList<>();
        for (int round = 0; round < 40; round++) {
            int births = random.nextInt(30);
            for (int i = 0; i < births; i++) {
                alive.add(table.nextId() + i);
            }
            append(births);
            assertHolds(alive);
            boolean[] dead = new boolean[table.rows()];
            for (int row = 0; row < dead.length; row++) {
                dead[row] = random.nextInt(4) == 0;
            }
            List<Long> before = List.copyOf(alive);
            alive = IntStream.range(0, dead.length)
                    .filter(row -> !dead[row])
                    .mapToObj(before::get)
                    .collect(Collectors.toCollection(ArrayList::new));
            table.remove(dead);
            assertHolds(alive);
            for (long id : before) {
                assertThat(table.rowOf(id) >= 0).isEqualTo(alive.contains(id));
            }
        }
        assertThat(table.rowOf(-1)).isEqualTo(-1);
        assertThat(table.rowOf(table.nextId())).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agentsKeepTheirValuesHoweverRowsAreLaidOut(long seed) {
        Philox random = new Philox().reset(seed, 0, 0, 0);
        List<Long> alive = new ArrayList<>();
        for (int round = 0; round < 40; round++) {
            int births = random.nextInt(30);
            for (int i = 0; i < births; i++) {
                alive.add(table.nextId() + i);
            }
            append(births);
            assertHoldsSomewhere(alive);
            int[] mixed = mixed(random);
            long[] before = LongStream.range(0, table.rows())
                    .map(row -> table.id((int) row))
                    .toArray();
            int[] newRow = table.arrange(mixed);
            for (int row = 0; row < mixed.length; row++) {
                assertThat(table.id(row)).isEqualTo(before[mixed[row]]);
                assertThat(newRow[mixed[row]]).isEqualTo(row);
            }
            assertHoldsSomewhere(alive);
            boolean[] dead = new boolean[table.rows()];
            for (int row = 0; row < dead.length; row++) {
                dead[row] = random.nextInt(4) == 0;
            }
            alive.removeIf(id -> dead[table.rowOf(id)]);
            table.remove(dead);
            assertHoldsSomewhere(alive);
        }
    }

    /** The rows in a random order. */
    private int[] mixed(Philox random) {
        int[] rows = IntStream.range(0, table.rows()).toArray();
        for (int left = rows.length; left > 1; left--) {
            int other = random.nextInt(left);
            int row = rows[left - 1];
            rows[left - 1] = rows[other];
            rows[other] = row;
        }
        return rows;
    }

    private void assertHoldsSomewhere(List<Long> ids) {
        assertThat(table.rows()).isEqualTo(ids.size());
        for (int rank = 0; rank < ids.size(); rank++) {
            long id = ids.get(rank);
            int row = table.rowAt(rank);
            assertThat(table.id(row)).isEqualTo(id);
            assertThat(table.rowOf(id)).isEqualTo(row);
            assertThat(tag.read()[row]).isEqualTo(10 * id);
            assertThat(pair.value(row, 1)).isEqualTo(-id);
            assertThat(birthday.value(row, 0)).isEqualTo(id + 1);
        }
    }

    @Test
    void whatIsSavedDoesNotTellTheLayout() {
        append(5);
        List<TableBlock> before = table.save();
        table.arrange(new int[] {3, 1, 4, 0, 2});
        for (int block = 0; block < before.size(); block++) {
            assertThat(table.save().get(block).values())
                    .isEqualTo(before.get(block).values());
        }
    }

    @Test
    void allMayDieAndIdsAreNotUsedAgain() {
        append(3);
        table.remove(new boolean[] {true, true, true});
        assertThat(table.rows()).isZero();
        assertThat(table.rowOf(1)).isEqualTo(-1);
        append(2);
        assertHolds(List.of(3L, 4L));
    }

    @Test
    void appendedRowsAreZeroEvenWhereDeadRowsWere() {
        append(5);
        table.carryForward(0, 5);
        table.remove(new boolean[] {false, true, true, true, true});
        table.append(4);
        assertThat(tag.read()[3]).isZero();
        assertThat(tag.write()[3]).isZero();
        assertThat(pair.read()[7]).isZero();
        assertThat(birthday.read()[4]).isZero();
    }

    @Test
    void theSidesSwapExceptThatOfConstants() {
        append(2);
        tag.write()[1] = 99;
        assertThat(tag.read()[1]).isEqualTo(10);
        table.swapSides();
        assertThat(tag.read()[1]).isEqualTo(99);
        assertThat(tag.write()[1]).isEqualTo(10);
        table.carryForward(1, 2);
        assertThat(tag.write()[1]).isEqualTo(99);
        assertThat(birthday.read()).isSameAs(birthday.write());
    }

    @Test
    void theHashIsTheSumOverAnyCutAndDependsOnEveryValue() {
        append(100);
        long whole = table.hash(0, 100);
        assertThat(table.hash(0, 33) + table.hash(33, 100)).isEqualTo(whole);
        for (Runnable change :
                List.<Runnable>of(() -> tag.read()[5]++, () -> pair.read()[11] += 1e-9, () -> birthday.read()[7]++)) {
            change.run();
            assertThat(table.hash(0, 100)).isNotEqualTo(whole);
            whole = table.hash(0, 100);
        }
        long first = tag.read()[0];
        tag.read()[0] = tag.read()[1];
        tag.read()[1] = first;
        assertThat(table.hash(0, 100)).as("two values exchanged").isNotEqualTo(whole);
    }

    private static Function<String, Object> blocks(Table saved) {
        Map<String, Object> blocks =
                saved.save().stream().collect(Collectors.toMap(TableBlock::name, TableBlock::values));
        return blocks::get;
    }

    @Test
    void whatIsSavedIsLoadedAgain() {
        append(20);
        boolean[] dead = new boolean[20];
        dead[3] = true;
        table.remove(dead);
        TableTest other = new TableTest();
        other.append(50);
        other.table.load(table.nextId(), blocks(table));
        assertThat(other.table.hash(0, 19)).isEqualTo(table.hash(0, 19));
        assertThat(other.table.nextId()).isEqualTo(20);
        assertThat(other.table.rowOf(3)).isEqualTo(-1);
        other.append(1);
        assertThat(other.table.id(19)).isEqualTo(20);
    }

    @Test
    void idsThatDoNotAscendAreRefused() {
        Function<String, Object> blocks = name -> name.equals("agents.ids") ? new long[] {1, 0} : null;
        assertThatThrownBy(() -> new Table("agents").load(5, blocks))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ids of table agents must ascend below 5, got 0 at row 1");
        assertThatThrownBy(() -> new Table("agents").load(1, blocks)).hasMessageContaining("below 1, got 1 at row 0");
        assertThatThrownBy(() -> new Table("agents").load(1, name -> null))
                .hasMessage("the saved state has no ids of table agents");
    }

    @Test
    void columnsAreDeclaredOnceAndBeforeTheRows() {
        assertThatThrownBy(() -> table.ints("tag", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column tag declared twice in agents");
        assertThatThrownBy(() -> table.doubles("empty", "", 0))
                .hasMessage("width of column empty must be at least 1, got 0");
        assertThatThrownBy(() -> table.floats(" ", "")).isInstanceOf(IllegalArgumentException.class);
        append(1);
        assertThatThrownBy(() -> table.ints("late", ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("column late declared after rows were added to agents");
        assertThat(table.toString()).isEqualTo("agents[1](tag, pair, birthday)");
    }

    @Test
    void aTableServesOneSimulation() {
        table.claim("first");
        assertThatThrownBy(() -> table.claim("second"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("world second is or was in use by another simulation; build a new one");
    }
}
