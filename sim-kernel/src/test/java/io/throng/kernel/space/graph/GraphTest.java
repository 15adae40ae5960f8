package io.throng.kernel.space.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.kernel.random.Philox;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GraphTest {
    @Test
    void rowsHoldWhatAMatrixOfTheEdgesHolds() {
        Philox random = new Philox().reset(1, 0, 0, 0);
        for (int nodes = 2; nodes < 30; nodes++) {
            int size = nodes;
            long[] edges = LongStream.generate(() -> {
                        int from = random.nextInt(size);
                        return Graph.edge(from, (from + 1 + random.nextInt(size - 1)) % size);
                    })
                    .limit(3L * nodes)
                    .toArray();
            boolean[][] oneWay = new boolean[nodes][nodes];
            boolean[][] bothWays = new boolean[nodes][nodes];
            for (long edge : edges) {
                oneWay[Graph.source(edge)][Graph.target(edge)] = true;
                bothWays[Graph.source(edge)][Graph.target(edge)] = true;
                bothWays[Graph.target(edge)][Graph.source(edge)] = true;
            }
            assertThat(matrix(Graph.directed(nodes, edges))).isDeepEqualTo(oneWay);
            assertThat(matrix(Graph.undirected(nodes, edges))).isDeepEqualTo(bothWays);
            boolean[][] back = matrix(Graph.directed(nodes, edges).transposed());
            for (int node = 0; node < nodes; node++) {
                for (int other = 0; other < nodes; other++) {
                    assertThat(back[node][other]).isEqualTo(oneWay[other][node]);
                }
            }
        }
    }

    private static boolean[][] matrix(Graph graph) {
        boolean[][] matrix = new boolean[graph.nodes()][graph.nodes()];
        int arcs = 0;
        for (int node = 0; node < graph.nodes(); node++) {
            int before = -1;
            for (int place = graph.from(node); place < graph.to(node); place++) {
                int target = graph.targets()[place];
                assertThat(target).isGreaterThan(before);
                assertThat(graph.connects(node, target)).isTrue();
                matrix[node][target] = true;
                before = target;
                arcs++;
            }
            assertThat(graph.degree(node)).isEqualTo(graph.to(node) - graph.from(node));
            assertThat(graph.connects(node, node)).isFalse();
        }
        assertThat(graph.edges()).isEqualTo(graph.directed() ? arcs : arcs / 2);
        return matrix;
    }

    @Test
    void aGraphOfNothingIsAGraph() {
        assertThat(Graph.undirected(0)).hasToString("undirected graph of 0 nodes and 0 edges");
        assertThat(Graph.directed(3).degree(2)).isZero();
    }

    @Test
    void edgesThatCannotBeAreRefused() {
        for (long edge : new long[] {Graph.edge(1, 1), Graph.edge(0, 3), Graph.edge(-1, 2), Graph.edge(0, -2)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Graph.directed(3, edge))
                    .withMessage("an edge must lead from one node in [0, 3) to another, got " + Graph.source(edge)
                            + " to " + Graph.target(edge));
        }
    }

    @Test
    void anEdgeKeepsBothOfItsNodes() {
        for (int from : new int[] {0, 5, Integer.MAX_VALUE}) {
            for (int to : new int[] {0, 7, Integer.MAX_VALUE}) {
                assertThat(Graph.source(Graph.edge(from, to))).isEqualTo(from);
                assertThat(Graph.target(Graph.edge(from, to))).isEqualTo(to);
            }
        }
        long[] edges = {Graph.edge(1, 0), Graph.edge(0, 9), Graph.edge(0, 2)};
        Arrays.sort(edges);
        assertThat(edges).containsExactly(Graph.edge(0, 2), Graph.edge(0, 9), Graph.edge(1, 0));
    }
}
