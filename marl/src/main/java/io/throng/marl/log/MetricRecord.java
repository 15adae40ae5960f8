package io.throng.marl.log;

import java.util.SequencedMap;
import java.util.regex.Pattern;

/** What every sink demands of a record. */
final class MetricRecord {
    private static final Pattern NAME = Pattern.compile("[^\\s,\"]([^,\"\\r\\n]*[^\\s,\"])?");

    private MetricRecord() {}

    static void check(long step, SequencedMap<String, Double> values) {
        if (step < 0) {
            throw new IllegalArgumentException("step must be at least 0, got " + step);
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException("values must hold at least one metric, got none at step " + step);
        }
        values.keySet().forEach(MetricRecord::checkName);
    }

    private static void checkName(String name) {
        if (!NAME.matcher(name).matches() || name.equals(CsvSink.STEP)) {
            throw new IllegalArgumentException("name of a metric must hold no comma, quote, line break or surrounding"
                    + " space, and not be \"step\", got \"" + name + "\"; use a name such as loss/policy");
        }
    }
}
