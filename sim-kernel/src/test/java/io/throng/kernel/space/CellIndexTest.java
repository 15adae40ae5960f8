package io.throng.kernel.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.random.Permutation;
import io.throng.kernel.random.Philox;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link Occupancy} and {@link CellMap} against lists made the obvious way. */
class CellIndexTest {
    private final Table agents = new Table("agents");
    private final IntColumn cell = agents.ints("cell", "");
    private final IntColumn kind = agents.ints("kind", "");

    private void place(int count, IntUnaryOperator cellOf, IntUnaryOperator kindOf) {
        agents.append(count);
        for (int row = 0; row < count; row++) {
            cell.write()[row] = cellOf.applyAsInt(row);
            kind.write()[row] = kindOf.applyAsInt(row);
        }
        agents.publish(0, count);
    }

    private void rebuild(SpatialIndex index, int shards) {
        int rows = agents.rows();
        index.open(rows, shards);
        IntStream.range(0, shards).forEach(shard -> index.count(shard, rows * shard / shards, 0));
        index.arrange();
        IntStream.range(0, shards).forEach(shard -> index.place(shard, rows * shard / shards, 0));
        IntStream.range(0, shards).forEach(index::gather);
    }

    @ParameterizedTest
    @CsvSource({"50, 7", "50, 300", "50, 40000", "1, 1", "0, 100", "3, 65", "1000, 900"})
    void whoStandsOnACellIsListedInOrderOfIds(int count, int cells) {
        Philox random = new Philox().reset(3, 0, 0, 0);
        place(count, row -> random.nextInt(cells + cells / 5) - cells / 5, row -> 1);
        Occupancy occupancy = new Occupancy(cells, agents, cell);
        for (int shards = 1; shards <= 5; shards++) {
            rebuild(occupancy, shards);
            for (int at = 0; at < cells; at++) {
                assertThat(listed(occupancy, at)).isEqualTo(standing(at));
                assertThat(occupancy.on(at)).isEqualTo(standing(at).size());
            }
        }
    }

    private List<Integer> listed(Occupancy occupancy, int at) {
        List<Integer> rows = new ArrayList<>();
        for (int place = occupancy.first(at); place < occupancy.first(at + 1); place++) {
            assertThat(occupancy.cellAt(place)).isEqualTo(at);
            rows.add(occupancy.agentAt(place));
        }
        return rows;
    }

    private List<Integer> standing(int at) {
        return IntStream.range(0, agents.rows())
                .filter(row -> cell.read()[row] == at)
                .boxed()
                .toList();
    }

    @Test
    void theMapShowsWhoStandsOnEachCellAndForgetsWhoLeft() {
        place(40, row -> row < 3 ? -1 : (int) Permutation.at(9, 60, row), row -> 1 + row % 3);
        CellMap map = new CellMap(60, cell, kind);
        for (int shards = 1; shards <= 4; shards++) {
            agents.swapSides();
            agents.carryForward(0, 40);
            cell.write()[10 + shards] = -1;
            agents.swapSides();
            rebuild(map, shards);
            for (int at = 0; at < 60; at++) {
                List<Integer> here = standing(at);
                int shown = here.isEmpty() ? CellMap.EMPTY : kind.read()[here.getFirst()];
                assertThat(map.cells()[at]).isEqualTo((byte) shown);
            }
        }
    }

    @Test
    void twoOnACellOfTheMapAreRefused() {
        place(2, row -> 4, row -> 1);
        assertThatThrownBy(() -> rebuild(new CellMap(6, cell, kind), 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cell 4 shows 1 already, or an agent on it shows 1; one agent a cell, shown by 1 to 127");
    }
}
