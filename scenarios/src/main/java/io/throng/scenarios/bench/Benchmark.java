package io.throng.scenarios.bench;

import io.throng.kernel.record.Chart;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures the speed of something, so that a claim about it can name its proof. Found by
 * {@link java.util.ServiceLoader}: one class and one line in {@code
 * META-INF/services/io.throng.scenarios.bench.Benchmark}.
 */
public interface Benchmark {
    /** Unique, in lower case with underscores. */
    String name();

    /** One sentence: what is measured, and what counts as one unit of it. */
    String description();

    /**
     * Measures; takes minutes, or seconds if quick.
     *
     * @param quick whether to measure for a shorter time, to see that it works
     * @return rows of column name to value, a text or a number, all with the same columns in the same order
     */
    List<Map<String, Object>> run(boolean quick);

    /** What the rows look like, where a picture says more. */
    default Optional<Chart> chart(List<Map<String, Object>> rows) {
        return Optional.empty();
    }
}
