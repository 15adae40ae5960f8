package io.throng.scenarios.bench;

import io.throng.kernel.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The benchmarks on the class path, by name. */
public final class Benchmarks {
    private final List<Benchmark> benchmarks;

    private Benchmarks(List<Benchmark> benchmarks) {
        this.benchmarks = benchmarks;
    }

    /** All benchmarks that {@link ServiceLoader} finds. */
    public static Benchmarks load() {
        List<Benchmark> found = new ArrayList<>();
        for (Benchmark benchmark : ServiceLoader.load(Benchmark.class)) {
            found.add(benchmark);
        }
        found.sort(Comparator.comparing(Benchmark::name));
        return new Benchmarks(List.copyOf(found));
    }

    /** In order of their names. */
    public List<Benchmark> all() {
        return benchmarks;
    }

    /**
     * The benchmark of a name.
     *
     * @throws IllegalArgumentException with the nearest name if there is none
     */
    public Benchmark named(String name) {
        return benchmarks.stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Suggestion.unknown(
                        "benchmark",
                        name,
                        benchmarks.stream().map(Benchmark::name).toList())));
    }
}
