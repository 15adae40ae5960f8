package io.throng.marl.ctde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.net.Tape;
import io.throng.marl.tensor.CpuBackend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderedGraphsTest {
    private static final OrderedGraphs GRAPHS = new OrderedGraphs(3);
    private static final int[][] ORDERS = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

    /** Scores of three agents, and logits of nine pairs. */
    private static final float[] DESCRIBED = {0.7f, -0.4f, 0.1f, 0, 1, -1, 2, 0, 0.5f, -2, 0.3f, 0};

    private static List<float[]> all() {
        List<float[]> all = new ArrayList<>();
        for (int[] order : ORDERS) {
            for (int edges = 0; edges < 8; edges++) {
                float[] graph = new float[GRAPHS.width()];
                for (int place = 0; place < 3; place++) {
                    graph[place] = order[place];
                }
                graph[3 + 3 * order[0] + order[1]] = edges & 1;
                graph[3 + 3 * order[0] + order[2]] = edges >> 1 & 1;
                graph[3 + 3 * order[1] + order[2]] = edges >> 2 & 1;
                all.add(graph);
            }
        }
        return all;
    }

    private static double probability(float[] graph) {
        try (Tape tape = new Tape(new CpuBackend())) {
            return Math.exp(GRAPHS.logProbabilities(tape, tape.constant(1, 12, DESCRIBED, 0), graph, 0)
                    .value()
                    .get(0, 0));
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Test
    void probabilitiesOfAllGraphsAddUpToOne() {
        assertThat(all().stream().mapToDouble(OrderedGraphsTest::probability).sum())
                .isCloseTo(1, within(1e-5));
    }

    @Test
    void probabilityIsThatOfPlackettAndLuceAndOfEdges() {
        float[] graph = new float[12];
        graph[0] = 1;
        graph[1] = 2;
        graph[2] = 0;
        graph[3 + 3 + 2] = 1; // from 1 to 2, not from 1 to 0, from 2 to 0
        graph[3 + 6] = 1;
        double first = Math.exp(-0.4) / (Math.exp(0.7) + Math.exp(-0.4) + Math.exp(0.1));
        double second = Math.exp(0.1) / (Math.exp(0.7) + Math.exp(0.1));
        double edges = sigmoid(0.5) * (1 - sigmoid(2)) * sigmoid(-2);
        assertThat(probability(graph)).isCloseTo(first * second * edges, within(1e-6));
    }

    @Test
    void drawsHaveTheirProbabilitiesAndNoCycles() {
        int draws = 40_000;
        Map<String, Integer> counts = new HashMap<>();
        float[] graph = new float[12];
        for (int i = 0; i < draws; i++) {
            GRAPHS.draw(new Philox().reset(4, i, 0, Streams.GRAPH), DESCRIBED, graph, 0);
            counts.merge(Arrays.toString(graph), 1, Integer::sum);
        }
        int seen = 0;
        for (float[] one : all()) {
            double expected = draws * probability(one);
            int count = counts.getOrDefault(Arrays.toString(one), 0);
            seen += count;
            assertThat(count).isCloseTo((int) expected, within((int) (5 * Math.sqrt(expected) + 2)));
        }
        assertThat(seen).isEqualTo(draws);
    }

    @Test
    void entropyOfEdgesIsTheirMeanSurprise() {
        float[] graph = all().getFirst(); // order 0, 1, 2
        double entropy = 0;
        for (double logit : new double[] {1, -1, 0.5}) {
            double p = sigmoid(logit);
            entropy -= p * Math.log(p) + (1 - p) * Math.log(1 - p);
        }
        try (Tape tape = new Tape(new CpuBackend())) {
            double told = GRAPHS.edgeEntropy(tape, tape.constant(1, 12, DESCRIBED, 0), graph, 0)
                    .value()
                    .get(0, 0);
            assertThat(told).isCloseTo(entropy, within(1e-5));
        }
    }
}
