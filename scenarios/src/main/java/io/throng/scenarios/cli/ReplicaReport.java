package io.throng.scenarios.cli;

import io.throng.kernel.cluster.Replica;
import io.throng.kernel.measure.Measure;
import io.throng.scenarios.Scenario;
import io.throng.scenarios.io.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of several seeds of a scenario: a line each. */
final class ReplicaReport {
    private final Scenario<?> scenario;
    private final List<String> measures;
    private final List<Replica> replicas;

    ReplicaReport(Scenario<?> scenario, List<? extends Measure> measures, List<Replica> replicas) {
        this.scenario = scenario;
        this.measures = measures.stream().map(Measure::name).toList();
        this.replicas = replicas;
    }

    private Map<String, Double> measuresOf(Replica replica) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int m = 0; m < measures.size(); m++) {
            values.put(measures.get(m), replica.measures().get(m));
        }
        return values;
    }

    /** One entry a seed, for the manifest. */
    List<Map<String, Object>> entries() {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (Replica replica : replicas) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("seed", replica.seed());
            entry.put("step", replica.step());
            entry.put("hash", String.format("%016x", replica.hash()));
            entry.put("agents", replica.agents());
            entry.put("failures", replica.failures());
            entry.put("measures", measuresOf(replica));
            entries.add(entry);
        }
        return entries;
    }

    long failures() {
        return replicas.stream().mapToLong(Replica::failures).sum();
    }

    void print(boolean json, String out) {
        for (Replica replica : replicas) {
            Measurements latest = new Measurements();
            latest.add(replica.step(), measuresOf(replica));
            System.out.printf(
                    "%s, seed %d: %,d agents, step %,d, hash %016x, %s%n",
                    scenario.name(), replica.seed(), replica.agents(), replica.step(), replica.hash(), latest.latest());
        }
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("command", "run");
            line.put("scenario", scenario.name());
            line.put("replicas", entries());
            line.put("out", out);
            System.out.println(Json.line(line));
        }
    }
}
