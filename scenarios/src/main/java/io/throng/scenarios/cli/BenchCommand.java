package io.throng.scenarios.cli;

import io.throng.kernel.record.Chart;
import io.throng.kernel.record.Illustrator;
import io.throng.scenarios.bench.Benchmark;
import io.throng.scenarios.bench.Benchmarks;
import io.throng.scenarios.io.Json;
import io.throng.scenarios.io.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code throng bench}. */
@Command(
        name = "bench",
        description = "Measures speed beside other programs in the same run, in processor time.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "<name>", description = "A name that throng list prints.")
    private String name;

    @Option(names = "--quick", description = "Fewer repetitions: to see that it works, not to quote.")
    private boolean quick;

    @Option(names = "--json", description = "Print one machine-readable line last.")
    private boolean json;

    @Option(names = "--picture", paramLabel = "FILE", description = "Draw the rows into a .png or .svg file.")
    private Path picture;

    static List<Benchmark> benchmarks() {
        return Benchmarks.load().all();
    }

    @Override
    public Integer call() throws IOException {
        Benchmark benchmark = Benchmarks.load().named(name);
        List<Map<String, Object>> rows = benchmark.run(quick);
        for (Map<String, Object> row : rows) {
            System.out.println(row.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + readable(entry.getValue()))
                    .collect(Collectors.joining("  ")));
        }
        if (picture != null) {
            draw(benchmark, rows);
        }
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("command", "bench");
            line.put("name", name);
            line.put("quick", quick);
            line.put("machine", Machine.describe());
            line.put("rows", rows);
            System.out.println(Json.line(line));
        }
        return 0;
    }

    private void draw(Benchmark benchmark, List<Map<String, Object>> rows) throws IOException {
        Chart chart = benchmark
                .chart(rows)
                .orElseThrow(() ->
                        new IllegalArgumentException("benchmark " + name + " has no picture; leave out --picture"));
        Illustrator.installed().draw(chart, picture);
    }

    private static String readable(Object value) {
        if (value instanceof Double number) {
            return Math.abs(number) >= 1000 ? String.format("%,.0f", number) : String.format("%.2f", number);
        }
        return String.valueOf(value);
    }
}
