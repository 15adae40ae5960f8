package io.throng.marl.log;

import java.util.List;
import java.util.SequencedMap;

/**
 * Takes the numbers of a training run as they come.
 *
 * <p>Called by one thread at a time, the trainer's, a few times a second at most; a sink may block for as long as writing
 * a line to a disk takes. A sink that cannot write throws {@link java.io.UncheckedIOException}.
 */
public interface MetricSink extends AutoCloseable {
    /**
     * Takes the numbers that belong to one step.
     *
     * @param step environment steps so far, over all worlds; at least 0
     * @param values at least one, by name, in the order in which they shall appear; a name holds no comma, quote, line
     *     break or surrounding space, such as {@code loss/policy}; NaN and infinities are numbers like others
     */
    void record(long step, SequencedMap<String, Double> values);

    /** Writes what is pending and frees the file; nothing may be recorded afterwards. */
    @Override
    void close();

    /** A sink that hands everything to each of these, in this order; with none it takes numbers and forgets them. */
    static MetricSink all(MetricSink... sinks) {
        return new AllSinks(List.of(sinks));
    }
}
