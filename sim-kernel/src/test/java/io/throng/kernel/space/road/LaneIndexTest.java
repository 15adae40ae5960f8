package io.throng.kernel.space.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.kernel.random.Philox;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneIndexTest {
    private static final int VEHICLES = 500;
    private static final int LANES = 7;

    private final Table table = new Table("vehicles");
    private final IntColumn lane = table.ints("lane", "");
    private final DoubleColumn position = table.doubles("position", "m");
    private final LaneIndex index = new LaneIndex(LANES, lane, position);

    /** Lane 3 is empty; places are whole metres, so that some are taken twice. */
    private void scatter() {
        Philox random = new Philox().reset(7, 0, 0, 0);
        table.append(VEHICLES);
        for (int row = 0; row < VEHICLES; row++) {
            int on = random.nextInt(LANES + 1) - 1;
            lane.write()[row] = on == 3 ? -1 : on;
            position.write()[row] = random.nextInt(100);
        }
        table.publish(0, VEHICLES);
    }

    private void build(int shards) {
        index.open(VEHICLES, shards);
        for (int shard = 0; shard < shards; shard++) {
            index.count(shard, VEHICLES * shard / shards, VEHICLES * (shard + 1) / shards);
        }
        index.arrange();
        for (int shard = shards - 1; shard >= 0; shard--) {
            index.place(shard, VEHICLES * shard / shards, VEHICLES * (shard + 1) / shards);
        }
        for (int shard = shards - 1; shard >= 0; shard--) {
            index.gather(shard);
        }
    }

    private List<Integer> inOrder(int on) {
        return IntStream.range(0, VEHICLES)
                .filter(row -> lane.read()[row] == on)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(row -> position.read()[row])
                        .thenComparingLong(table::id))
                .toList();
    }

    private void requireOrder() {
        for (int on = 0; on < LANES; on++) {
            List<Integer> expected = inOrder(on);
            assertThat(index.count(on)).isEqualTo(expected.size());
            assertThat(index.last(on)).isEqualTo(expected.isEmpty() ? -1 : expected.getFirst());
            assertThat(index.first(on)).isEqualTo(expected.isEmpty() ? -1 : expected.getLast());
            for (int i = 0; i < expected.size(); i++) {
                int ahead = i + 1 < expected.size() ? expected.get(i + 1) : -1;
                assertThat(index.ahead(expected.get(i))).isEqualTo(ahead);
                assertThat(index.behind(expected.get(i))).isEqualTo(i == 0 ? -1 : expected.get(i - 1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void everybodyHasTheNextAheadHoweverItIsCut(int shards) {
        scatter();
        build(shards);
        requireOrder();
    }

    @Test
    void theOrderIsThatOfIdsWhateverTheLayout() {
        scatter();
        table.arrange(IntStream.range(0, VEHICLES)
                .map(row -> (row * 137 + 11) % VEHICLES)
                .toArray());
        build(2);
        requireOrder();
        int[] newRow = table.arrange(index.order());
        index.renumbered(newRow);
        requireOrder();
    }

    @Test
    void findsWhoIsAtOrBeyondAPlace() {
        scatter();
        build(2);
        for (int metres = -1; metres <= 101; metres++) {
            int beyond = metres;
            int expected = inOrder(0).stream()
                    .filter(row -> position.read()[row] >= beyond)
                    .findFirst()
                    .orElse(-1);
            assertThat(index.atOrBeyond(0, metres)).isEqualTo(expected);
        }
        assertThat(index.atOrBeyond(3, 0)).isEqualTo(-1);
    }

    @Test
    void whoIsOnNoRoadIsAheadOfNobody() {
        scatter();
        build(2);
        inOrder(-1).forEach(row -> {
            assertThat(index.ahead(row)).isEqualTo(-1);
            assertThat(index.behind(row)).isEqualTo(-1);
        });
    }

    @Test
    void needsALane() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LaneIndex(0, lane, position))
                .withMessageContaining("at least 1 lane, got 0");
    }
}
