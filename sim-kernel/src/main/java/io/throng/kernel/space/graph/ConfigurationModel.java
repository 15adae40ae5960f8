package io.throng.kernel.space.graph;

import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A random graph of given degrees: the ends of edges are joined in random pairs (Molloy and Reed, "A critical point for
 * random graphs with a given degree sequence", Random Struct. Algorithms 6, 1995).
 *
 * <p>Loops and parallel edges are erased, so that a few nodes of many have a lower degree than given (Britton, Deijfen,
 * Martin-Löf, "Generating simple random graphs with prescribed degree distribution", J. Stat. Phys. 124, 2006).
 */
public final class ConfigurationModel implements GraphGenerator {
    private final int[] degrees;

    /**
     * The model for some degrees.
     *
     * @param degrees of node 0, 1, ..., none negative, of an even sum
     */
    public ConfigurationModel(int... degrees) {
        this.degrees = degrees.clone();
        long ends = 0;
        for (int degree : degrees) {
            if (degree < 0) {
                throw new IllegalArgumentException("degrees must not be negative, got " + degree);
            }
            ends += degree;
        }
        if (ends % 2 != 0) {
            throw new IllegalArgumentException(
                    "degrees must have an even sum, got " + ends + "; an edge has two ends, so change one by 1");
        }
        Math.toIntExact(ends);
    }

    /** A graph whose nodes all have the same degree but for what is erased. */
    public static ConfigurationModel regular(int nodes, int degree) {
        int[] degrees = new int[Graph.requireNodes(nodes)];
        Arrays.fill(degrees, degree);
        return new ConfigurationModel(degrees);
    }

    @Override
    public Graph generate(long seed) {
        int[] ends = new int[IntStream.of(degrees).sum()];
        int next = 0;
        for (int node = 0; node < degrees.length; node++) {
            Arrays.fill(ends, next, next + degrees[node], node);
            next += degrees[node];
        }
        shuffle(ends, new Philox().reset(seed, 0, 0, Streams.NETWORK));
        EdgeBag edges = new EdgeBag();
        for (int i = 0; i < ends.length; i += 2) {
            if (ends[i] != ends[i + 1]) {
                edges.add(ends[i], ends[i + 1]);
            }
        }
        return Graph.undirected(degrees.length, edges.toArray());
    }

    /** Fisher and Yates's shuffle as Durstenfeld has it (Commun. ACM 7, 1964, algorithm 235). */
    private static void shuffle(int[] ends, Philox random) {
        for (int i = ends.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int end = ends[i];
            ends[i] = ends[other];
            ends[other] = end;
        }
    }
}
