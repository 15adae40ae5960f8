package io.throng.scenarios.sweep;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * One number of a run's outcome.
 *
 * @param measure its name
 * @param averaged whether over the steps after warming up, or else the last value
 */
public record Measured(String measure, boolean averaged) {
    /** All that any run has, in the order in which runs have them. */
    static List<Measured> of(List<RunResult> results) {
        SequencedSet<String> names = new LinkedHashSet<>();
        for (RunResult result : results) {
            result.outcome().ifPresent(outcome -> names.addAll(outcome.last().keySet()));
        }
        List<Measured> all = new ArrayList<>();
        for (String name : names) {
            all.add(new Measured(name, false));
            all.add(new Measured(name, true));
        }
        return all;
    }

    /** The number, or null where the run has none. */
    Double in(RunResult result) {
        return result.outcome()
                .map(outcome -> averaged ? outcome.mean() : outcome.last())
                .map(values -> values.get(measure))
                .orElse(null);
    }

    /** The name of its column; parameters have no dots in their names. */
    String column() {
        return measure + (averaged ? ".mean" : ".last");
    }
}
