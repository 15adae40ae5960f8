package io.throng.scenarios.cli;

import io.throng.kernel.Suggestion;
import io.throng.marl.Algorithm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The algorithms on the class path, by name. */
final class Algorithms {
    private Algorithms() {}

    static List<Algorithm<?>> all() {
        List<Algorithm<?>> found = new ArrayList<>();
        for (Algorithm<?> algorithm : ServiceLoader.load(Algorithm.class)) {
            found.add(algorithm);
        }
        found.sort(Comparator.comparing(Algorithm::name));
        return found;
    }

    static Algorithm<?> named(String name) {
        List<Algorithm<?>> all = all();
        return all.stream()
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Suggestion.unknown(
                        "algorithm", name, all.stream().map(Algorithm::name).toList())));
    }
}
