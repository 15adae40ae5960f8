package io.throng.scenarios.cli;

import io.throng.kernel.mason.Replica;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.evaluate.Bootstrap;
import io.throng.marl.evaluate.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the runs of a batch measured: a row a run and moment, and in the end what may be said of all runs. */
final class MasonTable {
    private static final int MOST_PRINTED = 20;

    private final List<String> measures;
    private final List<String> rows = new ArrayList<>();
    private List<Replica> latest = List.of();

    MasonTable(List<String> measures) {
        this.measures = measures;
        List<String> heads = new ArrayList<>(List.of("run", "mason_seed", "step", "digest"));
        heads.addAll(measures);
        rows.add(String.join(",", heads));
    }

    void add(List<Replica> replicas) {
        latest = replicas;
        for (Replica replica : replicas) {
            StringBuilder row = new StringBuilder();
            row.append(replica.id()).append(',').append(replica.masonSeed()).append(',');
            row.append(replica.steps()).append(',').append(String.format("%016x", replica.digest()));
            Arrays.stream(replica.measured()).forEach(value -> row.append(',').append(value));
            rows.add(row.toString());
        }
    }

    void write(Path file) throws IOException {
        Files.write(file, rows);
    }

    /** Of each measure at the end: mean over the runs, their number, and the mean's interval where there is one. */
    Map<String, Object> results() {
        Map<String, Object> results = new LinkedHashMap<>();
        for (int i = 0; i < measures.size(); i++) {
            results.put(measures.get(i), described(values(i)));
        }
        return results;
    }

    private double[] values(int measure) {
        return latest.stream()
                .mapToDouble(replica -> replica.measured()[measure])
                .toArray();
    }

    private static Map<String, Object> described(double[] values) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("n", values.length);
        if (values.length < 2 || !Arrays.stream(values).allMatch(Double::isFinite)) {
            described.put("mean", Arrays.stream(values).sum() / values.length);
            return described;
        }
        Evaluation over = Evaluation.of(
                new double[][] {values}, Bootstrap.defaults(), new Philox().reset(0, 0, 0, Streams.EVALUATE));
        described.put("mean", over.mean());
        described.put("interval", List.of(over.interval().low(), over.interval().high()));
        return described;
    }

    /** The first runs, and all in one. */
    void print() {
        for (Replica replica : latest.subList(0, Math.min(MOST_PRINTED, latest.size()))) {
            StringBuilder row = new StringBuilder(String.format(
                    "  run %d  mason seed %d  digest %016x", replica.id(), replica.masonSeed(), replica.digest()));
            for (int i = 0; i < measures.size(); i++) {
                row.append(String.format(Locale.ROOT, "  %s %.6g", measures.get(i), replica.measured()[i]));
            }
            System.out.println(row);
        }
        results().forEach((name, described) -> System.out.println("  " + name + ": " + described));
    }
}
