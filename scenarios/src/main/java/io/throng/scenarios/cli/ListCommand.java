package io.throng.scenarios.cli;

import io.throng.kernel.Parameters;
import io.throng.marl.Algorithm;
import io.throng.scenarios.Catalogue;
import io.throng.scenarios.LearningScenario;
import io.throng.scenarios.Scenario;
import io.throng.scenarios.bench.Benchmark;
import io.throng.scenarios.io.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code throng list}. */
@Command(name = "list", description = "Lists scenarios, algorithms and benchmarks.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print one machine-readable line last.")
    private boolean json;

    @Override
    public Integer call() {
        System.out.println("Scenarios (throng run NAME; * can be learned in: throng train ALGORITHM NAME)");
        for (Scenario<?> scenario : Catalogue.load().all()) {
            print((scenario instanceof LearningScenario ? "*" : " ") + scenario.name(), scenario.description());
            print("", "parameters: " + settings(scenario.defaults()));
        }
        System.out.println("Algorithms");
        for (Algorithm<?> algorithm : Algorithms.all()) {
            print(" " + algorithm.name(), algorithm.description());
            print("", "settings: " + settings(algorithm.defaults()));
        }
        System.out.println("Benchmarks (throng bench NAME)");
        for (Benchmark benchmark : BenchCommand.benchmarks()) {
            print(" " + benchmark.name(), benchmark.description());
        }
        if (json) {
            System.out.println(Json.line(machineReadable()));
        }
        return 0;
    }

    private static void print(String name, String text) {
        System.out.printf("  %-22s %s%n", name, text);
    }

    private static String settings(Record record) {
        return Parameters.values(record).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private static Map<String, Object> machineReadable() {
        List<Map<String, Object>> scenarios = new ArrayList<>();
        for (Scenario<?> scenario : Catalogue.load().all()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", scenario.name());
            entry.put("description", scenario.description());
            entry.put("learning", scenario instanceof LearningScenario);
            entry.put("parameters", Parameters.values(scenario.defaults()));
            scenarios.add(entry);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("scenarios", scenarios);
        all.put("algorithms", Algorithms.all().stream().map(Algorithm::name).toList());
        all.put(
                "benchmarks",
                BenchCommand.benchmarks().stream().map(Benchmark::name).toList());
        return all;
    }
}
