package io.throng.scenarios.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/**
 * Runs that differ in nothing but their seeds.
 *
 * @param name what tells them from the other groups
 * @param runs at least one
 */
public record RunGroup(String name, List<NamedRun> runs) {
    /** Keeps a copy. */
    public RunGroup {
        runs = List.copyOf(runs);
    }

    /**
     * Sorts runs into groups, in the order in which their first runs come.
     *
     * @param runs at least one
     * @throws IllegalArgumentException if a run is there twice, or runs of one given name differ in more than their seeds
     */
    public static List<RunGroup> of(List<NamedRun> runs) {
        Map<Object, List<NamedRun>> sorted = new LinkedHashMap<>();
        for (NamedRun run : runs) {
            List<NamedRun> group = sorted.computeIfAbsent(List.of(run.group(), run.facts()), _ -> new ArrayList<>());
            group.forEach(other -> requireAnother(run, other));
            group.add(run);
        }
        List<NamedRun> firsts = sorted.values().stream().map(List::getFirst).toList();
        requireNames(firsts);
        SequencedSet<String> telling = telling(firsts);
        return sorted.values().stream()
                .map(group -> new RunGroup(name(group.getFirst(), telling), group))
                .toList();
    }

    private static void requireAnother(NamedRun run, NamedRun other) {
        if (run.seed() == other.seed()) {
            throw new IllegalArgumentException(other.folder() + " and " + run.folder() + " hold the same run, seed "
                    + run.seed() + ", which counts once; leave one out or run another seed (--seed)");
        }
    }

    private static void requireNames(List<NamedRun> firsts) {
        for (NamedRun run : firsts) {
            for (NamedRun other : firsts) {
                if (!run.facts().equals(other.facts())
                        && run.group().isPresent()
                        && run.group().equals(other.group())) {
                    throw new IllegalArgumentException("runs of one name must differ in nothing but their seeds, but "
                            + other.folder() + " and " + run.folder() + ", both "
                            + run.group().orElseThrow()
                            + ", differ in " + String.join(", ", telling(List.of(other, run)))
                            + "; give them two names");
                }
            }
        }
    }

    /** Facts that are not the same everywhere. */
    private static SequencedSet<String> telling(List<NamedRun> runs) {
        SequencedSet<String> names = new LinkedHashSet<>();
        runs.forEach(run -> names.addAll(run.facts().keySet()));
        names.removeIf(name -> runs.stream()
                .allMatch(run -> Objects.equals(
                        run.facts().get(name), runs.getFirst().facts().get(name))));
        return names;
    }

    private static String name(NamedRun run, SequencedSet<String> telling) {
        if (run.group().isPresent()) {
            return run.group().orElseThrow();
        }
        if (telling.isEmpty()) {
            return run.facts().getOrDefault("algorithm", run.scenario());
        }
        return telling.stream()
                .filter(run.facts()::containsKey)
                .map(name -> word(name, run.facts().get(name)))
                .collect(Collectors.joining(", "));
    }

    private static String word(String name, String value) {
        return name.equals("scenario") || name.equals("algorithm") ? value : name + " " + value;
    }
}
