package io.throng.marl.log;

import java.util.List;
import java.util.SequencedMap;

/** Several sinks as one. All are closed even if one fails to; the first failure is thrown, with the others attached. */
record AllSinks(List<MetricSink> sinks) implements MetricSink {
    @Override
    public void record(long step, SequencedMap<String, Double> values) {
        sinks.forEach(sink -> sink.record(step, values));
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        for (MetricSink sink : sinks) {
            try {
                sink.close();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
