package io.throng.scenarios.cli;

import io.throng.kernel.Suggestion;
import io.throng.marl.evaluate.EpisodeReturns;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Names of returns: {@code return} over all agents, {@code return.<kind>} of one kind where there are several. */
final class Metrics {
    private Metrics() {}

    /** The metric of a kind, or of all agents for null. */
    static String of(String kind) {
        return kind == null ? EpisodeReturns.RETURN : EpisodeReturns.metric(kind);
    }

    /** Those of single kinds. */
    static List<String> ofKinds(SequencedMap<String, double[]> byMetric) {
        return byMetric.sequencedKeySet().stream()
                .filter(name -> !name.equals(EpisodeReturns.RETURN))
                .toList();
    }

    /**
     * The returns of a metric, {@code [episodes]}.
     *
     * @throws IllegalArgumentException naming the kinds there are if it is of another
     */
    static double[] returns(Map<String, double[]> byMetric, String metric) {
        if (byMetric.containsKey(metric)) {
            return byMetric.get(metric);
        }
        int prefix = EpisodeReturns.metric("").length();
        String kind = metric.substring(prefix);
        List<String> kinds = byMetric.keySet().stream()
                .filter(name -> name.length() > prefix)
                .map(name -> name.substring(prefix))
                .toList();
        throw new IllegalArgumentException(
                kinds.isEmpty()
                        ? "all agents are of one kind, got --kind " + kind + "; leave it out"
                        : Suggestion.unknown("kind", kind, kinds));
    }
}
