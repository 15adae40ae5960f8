package io.throng.scenarios.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.random.Philox;
import io.throng.kernel.space.Plane;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class NeighbourGridTest {
    private static final int CASES = 60;

    /** So many agents on a plane, in clusters or anywhere, and how far to look. */
    record Crowd(int seed, Plane plane, int agents, boolean clustered, double radius) {}

    static Stream<Crowd> crowds() {
        return IntStream.range(0, CASES).mapToObj(seed -> {
            Philox random = new Philox().reset(11, seed, 0, 0);
            double width = random.draws().uniform(0.5, 100);
            double height = width * random.draws().uniform(0.1, 3);
            Plane plane = random.nextBoolean() ? Plane.torus(width, height) : Plane.bounded(width, height);
            double largest = Math.min(plane.width(), plane.height()) / 2;
            int agents = 1 + random.nextInt(random.nextInt(4) == 0 ? 3 : 800);
            return new Crowd(
                    seed, plane, agents, random.nextBoolean(), random.draws().uniform(0.01, 1) * largest);
        });
    }

    @ParameterizedTest
    @MethodSource("crowds")
    void findsWhomAComparisonWithEverybodyFinds(Crowd crowd) {
        AgentColumns agents = place(crowd);
        NeighbourGrid grid = grid(crowd, agents, 1);
        for (int row = 0; row < crowd.agents(); row++) {
            assertThat(found(grid, agents, row, crowd.radius()))
                    .containsExactlyInAnyOrderElementsOf(within(crowd, agents, row));
        }
    }

    @ParameterizedTest
    @MethodSource("crowds")
    void findsInTheSameOrderHoweverManyShards(Crowd crowd) {
        AgentColumns agents = place(crowd);
        NeighbourGrid alone = grid(crowd, agents, 1);
        NeighbourGrid shared = grid(crowd, agents, 5);
        for (int row = 0; row < crowd.agents(); row++) {
            assertThat(found(shared, agents, row, crowd.radius())).isEqualTo(found(alone, agents, row, crowd.radius()));
        }
    }

    @Test
    void orderDoesNotDependOnHowManyAgentsThereWereBefore() {
        Crowd crowd = new Crowd(2, Plane.torus(20, 20), 100, false, 3);
        AgentColumns agents = place(crowd);
        NeighbourGrid shrunk = new NeighbourGrid(agents, crowd.plane());
        shrunk.open(5000, 1);
        fill(shrunk, crowd, 1);
        assertThat(found(shrunk, agents, 0, 3))
                .hasSizeGreaterThan(1)
                .isEqualTo(found(grid(crowd, agents, 1), agents, 0, 3));
    }

    private static AgentColumns place(Crowd crowd) {
        AgentColumns agents = new AgentColumns(Names.ofKinds(List.of("one")), Names.ofProperties(List.of()));
        agents.table.append(crowd.agents());
        Philox random = new Philox().reset(12, crowd.seed(), 0, 0);
        float spread = crowd.clustered() ? 0.05f : 1;
        for (int row = 0; row < crowd.agents(); row++) {
            agents.x.write()[row] =
                    crowd.plane().intoX(random.nextFloat() * crowd.plane().width() * spread);
            agents.y.write()[row] =
                    crowd.plane().intoY(random.nextFloat() * crowd.plane().height() * spread);
        }
        agents.table.publish(0, crowd.agents());
        return agents;
    }

    private static NeighbourGrid grid(Crowd crowd, AgentColumns agents, int shards) {
        NeighbourGrid grid = new NeighbourGrid(agents, crowd.plane());
        fill(grid, crowd, shards);
        return grid;
    }

    private static void fill(NeighbourGrid grid, Crowd crowd, int shards) {
        int[] cuts = IntStream.rangeClosed(0, shards)
                .map(shard -> crowd.agents() * shard / shards)
                .toArray();
        grid.open(crowd.agents(), shards);
        for (int shard = 0; shard < shards; shard++) {
            grid.count(shard, cuts[shard], cuts[shard + 1]);
        }
        grid.arrange();
        for (int shard = 0; shard < shards; shard++) {
            grid.place(shard, cuts[shard], cuts[shard + 1]);
        }
        for (int shard = 0; shard < shards; shard++) {
            grid.gather(shard);
        }
    }

    private static List<Integer> found(NeighbourGrid grid, AgentColumns agents, int row, double radius) {
        Places places = new Places();
        grid.find(agents.x.read()[row], agents.y.read()[row], radius, places);
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            rows.add(grid.row(places.get(i)));
        }
        return rows;
    }

    private static List<Integer> within(Crowd crowd, AgentColumns agents, int row) {
        List<Integer> rows = new ArrayList<>();
        for (int other = 0; other < crowd.agents(); other++) {
            float dx = crowd.plane().alongX(agents.x.read()[row], agents.x.read()[other]);
            float dy = crowd.plane().alongY(agents.y.read()[row], agents.y.read()[other]);
            if (dx * dx + dy * dy <= (float) (crowd.radius() * crowd.radius())) {
                rows.add(other);
            }
        }
        return rows;
    }
}
