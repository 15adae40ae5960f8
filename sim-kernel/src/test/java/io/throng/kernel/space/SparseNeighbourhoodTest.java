package io.throng.kernel.space;

import io.throng.kernel.random.Philox;
import io.throng.kernel.space.graph.GilbertGraph;
import io.throng.kernel.space.graph.Graph;
import io.throng.kernel.space.graph.GraphGenerator;
import io.throng.kernel.space.graph.GridGraph;
import io.throng.kernel.space.graph.Network;
import io.throng.kernel.space.graph.WattsStrogatzGraph;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of neighbourhoods for boxes, graphs and networks. */
class SparseNeighbourhoodTest {
    private static final int AGENTS = 60;

    static Stream<Box> boxes() {
        return Stream.of(Box.torus(5, 4, 3), Box.bounded(5, 4, 3), Box.torus(1.5, 2.5, 9), Box.bounded(1, 1, 1));
    }

    @ParameterizedTest
    @MethodSource("boxes")
    void agentsInABoxAreNeighboursWithinARadius(Box box) {
        Table table = new Table("agents");
        FloatColumn x = table.floats("x", "m");
        FloatColumn y = table.floats("y", "m");
        FloatColumn z = table.floats("z", "m");
        table.append(AGENTS);
        Philox random = new Philox().reset(3, 0, 0, 0);
        for (int row = 0; row < AGENTS; row++) {
            x.write()[row] = random.nextFloat() * box.width();
            y.write()[row] = random.nextFloat() * box.height();
            z.write()[row] = random.nextFloat() * box.depth();
        }
        table.publish(0, AGENTS);
        int[] shards = {0};
        new NeighbourhoodContract(
                        () -> {
                            BoxCellList cells = new BoxCellList(box, 1.2, x, y, z);
                            build(cells, table, ++shards[0]);
                            return new WithinBall(cells, x, y, z, 1.2);
                        },
                        from -> others(AGENTS, from, to -> {
                            float dx = box.alongX(x.read()[from], x.read()[to]);
                            float dy = box.alongY(y.read()[from], y.read()[to]);
                            float dz = box.alongZ(z.read()[from], z.read()[to]);
                            return dx * dx + dy * dy + dz * dz <= 1.2f * 1.2f;
                        }))
                .check();
    }

    private static void build(SpatialIndex index, Table table, int shards) {
        int rows = table.rows();
        index.open(rows, shards);
        for (int shard = 0; shard < shards; shard++) {
            index.count(shard, rows * shard / shards, rows * (shard + 1) / shards);
        }
        index.arrange();
        for (int shard = 0; shard < shards; shard++) {
            index.place(shard, rows * shard / shards, rows * (shard + 1) / shards);
        }
        for (int shard = 0; shard < shards; shard++) {
            index.gather(shard);
        }
    }

    static List<GraphGenerator> models() {
        return List.of(
                new GilbertGraph(AGENTS, 0.05), new WattsStrogatzGraph(AGENTS, 4, 0.3), new GridGraph(10, 6, true));
    }

    @ParameterizedTest
    @MethodSource("models")
    void nodesOfAGraphAreNeighboursByItsEdges(GraphGenerator model) {
        Graph graph = model.generate(4);
        new NeighbourhoodContract(
                        () -> model.generate(4), node -> others(AGENTS, node, other -> graph.connects(node, other)))
                .check();
    }

    @Test
    void anEdgeOfADirectedGraphLeadsOneWay() {
        long[] edges = {Graph.edge(0, 1), Graph.edge(2, 1), Graph.edge(1, 3), Graph.edge(0, 3)};
        Graph graph = Graph.directed(4, edges);
        new NeighbourhoodContract(
                        () -> graph.transposed(),
                        node -> others(
                                4,
                                node,
                                other -> Arrays.stream(edges).anyMatch(edge -> edge == Graph.edge(other, node))))
                .directed()
                .check();
    }

    /** Rows are laid out backwards, and some agents die. */
    @ParameterizedTest
    @MethodSource("models")
    void agentsOfANetworkAreNeighboursByItsEdges(GraphGenerator model) {
        Table table = new Table("agents");
        Network network = Network.undirected("n", table, model);
        table.append(AGENTS);
        network.found(4, AGENTS);
        build(network, table, 2);
        Set<Long> edges = Arrays.stream(network.save()).boxed().collect(Collectors.toSet());
        network.renumbered(table.arrange(
                IntStream.range(0, AGENTS).map(row -> AGENTS - 1 - row).toArray()));
        check(network, table, edges);
        boolean[] dead = new boolean[AGENTS];
        Arrays.fill(dead, 10, 20, true);
        table.remove(dead);
        network.commit(true);
        build(network, table, 3);
        check(network, table, edges);
    }

    private static void check(Network network, Table table, Set<Long> edges) {
        new NeighbourhoodContract(
                        () -> network,
                        row -> others(
                                table.rows(),
                                row,
                                other -> edges.contains(Graph.edge((int) table.id(row), (int) table.id(other)))))
                .check();
    }

    private static Set<Integer> others(int places, int place, IntPredicate holds) {
        return IntStream.range(0, places)
                .filter(to -> to != place)
                .filter(holds)
                .boxed()
                .collect(Collectors.toSet());
    }
}
