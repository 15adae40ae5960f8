package io.throng.scenarios.sweep;

import io.throng.kernel.Suggestion;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The designs on the class path. */
public final class Designs {
    private Designs() {}

    /** In order of their names. */
    public static List<Design> all() {
        return ServiceLoader.load(Design.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Design::name))
                .toList();
    }

    /**
     * The design of a name.
     *
     * @throws IllegalArgumentException with the nearest name if there is none
     */
    public static Design named(String name) {
        List<Design> all = all();
        return all.stream()
                .filter(design -> design.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Suggestion.unknown(
                        "design", name, all.stream().map(Design::name).toList())));
    }
}
