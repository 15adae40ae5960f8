package io.throng.kernel.cluster;

import io.throng.kernel.measure.Measure;
import io.throng.kernel.measure.PairwiseSum;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * The measures of a world in slabs: every agent's terms, gathered and added up in order of ids as one process does. Sums of
 * sums would be smaller to send, but have other bits for every cut.
 */
final class TermSums {
    private final List<? extends Measure> measures;
    private final long agents;
    private final Gathered[] gathered;

    TermSums(List<? extends Measure> measures, long agents) {
        this.measures = measures;
        this.agents = agents;
        this.gathered = new Gathered[measures.size()];
        Arrays.setAll(
                gathered,
                m -> new Gathered(Math.toIntExact(agents), measures.get(m).terms()));
    }

    private static final class Gathered {
        private final long[] ids;
        private final double[] terms;
        private int size;

        Gathered(int agents, int width) {
            ids = new long[agents];
            terms = new double[Math.multiplyExact(agents, width)];
        }
    }

    /**
     * Takes some agents' terms.
     *
     * @throws IllegalArgumentException if there are more than agents
     */
    void add(ClusterMessage.Terms more) {
        if (more.measure() < 0 || more.measure() >= gathered.length) {
            throw new IllegalArgumentException("there is no measure " + more.measure());
        }
        Gathered all = gathered[more.measure()];
        int width = measures.get(more.measure()).terms();
        int count = more.ids().length;
        if (more.terms().length != count * width || count > all.ids.length - all.size) {
            throw new IllegalArgumentException("terms of " + count + " agents more do not fit");
        }
        System.arraycopy(more.ids(), 0, all.ids, all.size, count);
        System.arraycopy(more.terms(), 0, all.terms, all.size * width, count * width);
        all.size += count;
    }

    boolean isComplete() {
        return Arrays.stream(gathered).allMatch(all -> all.size == agents);
    }

    /** The measures by name, in the world's order. */
    SequencedMap<String, Double> values() {
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        for (int m = 0; m < gathered.length; m++) {
            values.put(measures.get(m).name(), value(measures.get(m), gathered[m]));
        }
        return values;
    }

    private static double value(Measure measure, Gathered all) {
        int width = measure.terms();
        int[] byId = IntStream.range(0, all.size)
                .boxed()
                .sorted(Comparator.comparingLong(place -> all.ids[place]))
                .mapToInt(place -> place)
                .toArray();
        int blocks = PairwiseSum.blocks(all.size);
        double[] partials = new double[blocks * width];
        double[] scratch = new double[width];
        for (int block = 0; block < blocks; block++) {
            measure.combining()
                    .block(
                            block,
                            all.size,
                            (rank, into) -> System.arraycopy(all.terms, byId[rank] * width, into, 0, width),
                            scratch,
                            partials);
        }
        return measure.value(measure.combining().whole(partials, blocks, width), all.size);
    }
}
