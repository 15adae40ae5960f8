package io.throng.scenarios;

import io.throng.kernel.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The scenarios on the class path, by name. */
public final class Catalogue {
    private final List<Scenario<?>> scenarios;

    private Catalogue(List<Scenario<?>> scenarios) {
        this.scenarios = scenarios;
    }

    /** All scenarios that {@link ServiceLoader} finds, and their variants. */
    public static Catalogue load() {
        List<Scenario<?>> found = new ArrayList<>();
        for (Scenario<?> scenario : ServiceLoader.load(Scenario.class)) {
            found.add(scenario);
            found.addAll(scenario.variants());
        }
        found.sort(Comparator.comparing(Scenario::name));
        return new Catalogue(List.copyOf(found));
    }

    /** In order of their names. */
    public List<Scenario<?>> all() {
        return scenarios;
    }

    /**
     * The scenario of a name.
     *
     * @throws IllegalArgumentException with the nearest name if there is none
     */
    public Scenario<?> named(String name) {
        return scenarios.stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Suggestion.unknown(
                        "scenario", name, scenarios.stream().map(Scenario::name).toList())));
    }
}
