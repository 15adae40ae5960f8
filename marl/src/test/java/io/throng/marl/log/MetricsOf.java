package io.throng.marl.log;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Builds records for tests. */
final class MetricsOf {
    private MetricsOf() {}

    static SequencedMap<String, Double> of(String name, double value) {
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        values.put(name, value);
        return values;
    }

    static SequencedMap<String, Double> of(String first, double firstValue, String second, double secondValue) {
        SequencedMap<String, Double> values = of(first, firstValue);
        values.put(second, secondValue);
        return values;
    }
}
