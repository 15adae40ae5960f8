package io.throng.kernel.space.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphModelsTest {
    static List<GraphGenerator> models() {
        return List.of(
                new GilbertGraph(300, 0.03),
                new ErdosRenyiGraph(300, 900),
                new ErdosRenyiGraph(30, 400),
                ConfigurationModel.regular(300, 5),
                new BarabasiAlbertGraph(300, 3),
                new WattsStrogatzGraph(300, 6, 0.2),
                new WattsStrogatzGraph(7, 6, 1));
    }

    @ParameterizedTest
    @MethodSource("models")
    void theSameSeedGivesTheSameGraphAndAnotherSeedAnother(GraphGenerator model) {
        assertThat(model.generate(5).arcs()).isEqualTo(model.generate(5).arcs());
        boolean onlyOneIsPossible = model.equals(new WattsStrogatzGraph(7, 6, 1));
        assertThat(Arrays.equals(model.generate(5).arcs(), model.generate(6).arcs()))
                .isEqualTo(onlyOneIsPossible);
    }

    /** Each of the 45 edges is there in a binomial share of the draws: 4.5 standard deviations for the worst of them. */
    @Test
    void everyEdgeOfGilbertsGraphIsAsLikelyAsAnyOther() {
        assertEvenEdges(new GilbertGraph(10, 0.2), 0.2);
    }

    @Test
    void everyEdgeOfErdosAndRenyisGraphIsAsLikelyAsAnyOther() {
        assertEvenEdges(new ErdosRenyiGraph(10, 9), 0.2);
        assertEvenEdges(new ErdosRenyiGraph(10, 36), 0.8);
    }

    private static void assertEvenEdges(GraphGenerator model, double probability) {
        int draws = 4000;
        int[][] seen = new int[10][10];
        for (int seed = 0; seed < draws; seed++) {
            Graph graph = model.generate(seed);
            for (int node = 0; node < 10; node++) {
                for (int other = 0; other < 10; other++) {
                    seen[node][other] += graph.connects(node, other) ? 1 : 0;
                }
            }
        }
        double allowed = 4.5 * Math.sqrt(probability * (1 - probability) / draws);
        for (int node = 0; node < 10; node++) {
            for (int other = 0; other < node; other++) {
                assertThat(seen[node][other] / (double) draws).isCloseTo(probability, within(allowed));
                assertThat(seen[other][node]).isEqualTo(seen[node][other]);
            }
        }
    }

    @Test
    void aGraphOfAMeanDegreeHasIt() {
        Graph graph = GilbertGraph.ofMeanDegree(20_000, 8).generate(3);
        double allowed = 4 * Math.sqrt(80_000) * 2 / 20_000;
        assertThat(2.0 * graph.edges() / 20_000).isCloseTo(8, within(allowed));
        assertThat(GilbertGraph.ofMeanDegree(5, 100).generate(1).edges()).isEqualTo(10);
        assertThat(GilbertGraph.ofMeanDegree(1, 100).generate(1).edges()).isZero();
        assertThat(new GilbertGraph(50, 0).generate(1).edges()).isZero();
    }

    @Test
    void erdosAndRenyisGraphHasAsManyEdgesAsItShould() {
        for (int edges = 0; edges <= 15; edges++) {
            assertThat(new ErdosRenyiGraph(6, edges).generate(edges).edges()).isEqualTo(edges);
        }
    }

    /** Of degree d, about (d - 1) / 2 + (d - 1)^2 / 4 edges are erased in all, however many nodes there are. */
    @Test
    void theConfigurationModelKeepsDegreesButForAFewErasedEdges() {
        int[] degrees = IntStream.range(0, 6000).map(node -> 1 + node % 4).toArray();
        Graph graph = new ConfigurationModel(degrees).generate(11);
        int missing = 0;
        for (int node = 0; node < degrees.length; node++) {
            assertThat(graph.degree(node)).isLessThanOrEqualTo(degrees[node]);
            missing += degrees[node] - graph.degree(node);
        }
        assertThat(missing).isBetween(0, 30);
        assertThat(graph.edges()).isEqualTo((15_000 - missing) / 2);
    }

    /**
     * The share of nodes of degree k is 2 m (m + 1) / (k (k + 1) (k + 2)) (Bollobás, Riordan, Spencer, Tusnády, "The degree
     * sequence of a scale-free random graph process", Random Struct. Algorithms 18, 2001).
     */
    @Test
    void degreesOfBarabasiAndAlbertsGraphAreScaleFree() {
        int nodes = 50_000;
        for (int m = 1; m <= 4; m += 3) {
            Graph graph = new BarabasiAlbertGraph(nodes, m).generate(2);
            assertThat(graph.edges()).isEqualTo(m * (m + 1) / 2 + (nodes - m - 1) * m);
            assertThat(componentsOf(graph)).isEqualTo(1);
            for (int k = m; k < m + 6; k++) {
                double share = 2.0 * m * (m + 1) / ((double) k * (k + 1) * (k + 2));
                int degree = k;
                long seen = IntStream.range(0, nodes)
                        .filter(node -> graph.degree(node) == degree)
                        .count();
                assertThat(seen / (double) nodes)
                        .as("degree %d of m = %d", k, m)
                        .isCloseTo(share, within(4 * Math.sqrt(share / nodes)));
            }
        }
    }

    /**
     * A ring of k neighbours clusters by 3 (k - 2) / (4 (k - 1)), which rewiring brings down by (1 - p)^3 (Barrat and
     * Weigt, "On the properties of small-world network models", Eur. Phys. J. B 13, 2000, equation 5).
     */
    @Test
    void rewiringBringsClusteringDownAsKnown() {
        double onRing = 3.0 * (10 - 2) / (4 * (10 - 1));
        assertThat(clustering(new RingGraph(2000, 10).generate(0))).isCloseTo(onRing, within(1e-12));
        assertThat(new WattsStrogatzGraph(2000, 10, 0).generate(0).arcs())
                .isEqualTo(new RingGraph(2000, 10).generate(0).arcs());
        for (double rewiring : new double[] {0.05, 0.2, 0.5}) {
            Graph graph = new WattsStrogatzGraph(2000, 10, rewiring).generate(4);
            assertThat(graph.edges()).isEqualTo(10_000);
            assertThat(IntStream.range(0, 2000).map(graph::degree).min().orElseThrow())
                    .isGreaterThanOrEqualTo(5);
            assertThat(clustering(graph)).isCloseTo(onRing * Math.pow(1 - rewiring, 3), within(0.02));
        }
    }

    /** Triangles among the pairs of neighbours, over all nodes. */
    private static double clustering(Graph graph) {
        long closed = 0;
        long pairs = 0;
        for (int node = 0; node < graph.nodes(); node++) {
            for (int i = graph.from(node); i < graph.to(node); i++) {
                for (int j = graph.from(node); j < i; j++) {
                    pairs++;
                    closed += graph.connects(graph.targets()[i], graph.targets()[j]) ? 1 : 0;
                }
            }
        }
        return closed / (double) pairs;
    }

    @Test
    void gridsConnectThoseBesideEachOther() {
        Graph bounded = new GridGraph(4, 3, false).generate(0);
        assertThat(bounded.edges()).isEqualTo(3 * 3 + 4 * 2);
        assertThat(neighbours(bounded, 0)).containsExactly(1, 4);
        assertThat(neighbours(bounded, 6)).containsExactly(2, 5, 7, 10);
        Graph torus = new GridGraph(4, 3, true).generate(0);
        assertThat(torus.edges()).isEqualTo(2 * 12);
        assertThat(neighbours(torus, 0)).containsExactly(1, 3, 4, 8);
        assertThat(new GridGraph(2, 1, true).generate(0).edges()).isEqualTo(1);
        assertThat(new GridGraph(1, 1, true).generate(0).edges()).isZero();
    }

    @Test
    void ringsAndCompleteGraphsAreWhatTheyAreCalled() {
        assertThat(neighbours(new RingGraph(9, 4).generate(0), 0)).containsExactly(1, 2, 7, 8);
        assertThat(new RingGraph(5, 4).generate(0).arcs())
                .isEqualTo(new CompleteGraph(5).generate(0).arcs());
        assertThat(new GilbertGraph(5, 1).generate(9).arcs())
                .isEqualTo(new CompleteGraph(5).generate(0).arcs());
        assertThat(new CompleteGraph(40).generate(0).edges()).isEqualTo(40 * 39 / 2);
    }

    private static int[] neighbours(Graph graph, int node) {
        return Arrays.copyOfRange(graph.targets(), graph.from(node), graph.to(node));
    }

    private static int componentsOf(Graph graph) {
        boolean[] seen = new boolean[graph.nodes()];
        int components = 0;
        for (int first = 0; first < graph.nodes(); first++) {
            if (!seen[first]) {
                components++;
                visit(graph, first, seen);
            }
        }
        return components;
    }

    private static void visit(Graph graph, int first, boolean[] seen) {
        Deque<Integer> waiting = new ArrayDeque<>(List.of(first));
        seen[first] = true;
        while (!waiting.isEmpty()) {
            for (int other : neighbours(graph, waiting.remove())) {
                if (!seen[other]) {
                    seen[other] = true;
                    waiting.add(other);
                }
            }
        }
    }

    /** What is wrong, and the message. */
    record Refusal(String message, Executable mistake) {}

    static List<Refusal> refusals() {
        return List.of(
                new Refusal("nodes must not be negative, got -1", () -> new CompleteGraph(-1)),
                new Refusal("probability must be in [0, 1], got 1.1", () -> new GilbertGraph(3, 1.1)),
                new Refusal("probability must be in [0, 1], got NaN", () -> new GilbertGraph(3, Double.NaN)),
                new Refusal("edges among 4 nodes must be in [0, 6], got 7", () -> new ErdosRenyiGraph(4, 7)),
                new Refusal("degrees must not be negative, got -2", () -> new ConfigurationModel(-2)),
                new Refusal(
                        "degrees must have an even sum, got 3; an edge has two ends, so change one by 1",
                        () -> new ConfigurationModel(2, 1)),
                new Refusal("edges per node must be at least 1, got 0", () -> new BarabasiAlbertGraph(3, 0)),
                new Refusal(
                        "nodes must be more than the 3 edges that each of them brings, got 3",
                        () -> new BarabasiAlbertGraph(3, 3)),
                new Refusal(
                        "neighbours on a ring must be even and at least 2, half on either side, got 3",
                        () -> new RingGraph(9, 3)),
                new Refusal(
                        "nodes of a ring must be more than the 4 neighbours of each, got 4",
                        () -> new WattsStrogatzGraph(4, 4, 0)),
                new Refusal("rewiring must be in [0, 1], got -0.5", () -> new WattsStrogatzGraph(9, 4, -0.5)),
                new Refusal(
                        "columns and rows must be at least 1, got 0 columns and 3 rows",
                        () -> new GridGraph(0, 3, true)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void modelsThatCannotBeAreRefused(Refusal refusal) {
        assertThatIllegalArgumentException()
                .isThrownBy(refusal.mistake()::execute)
                .withMessage(refusal.message());
    }
}
