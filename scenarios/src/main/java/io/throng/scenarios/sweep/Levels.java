package io.throng.scenarios.sweep;

import java.util.HashSet;
import java.util.List;

/**
 * Given values.
 *
 * @param name of the parameter
 * @param levels at least one, each once, in the order in which they are swept
 */
record Levels(String name, List<String> levels) implements Factor {
    Levels {
        levels = List.copyOf(levels);
        if (levels.isEmpty()) {
            throw new IllegalArgumentException(name + " must vary over at least one value, got none");
        }
        var seen = new HashSet<String>();
        for (String level : levels) {
            if (!seen.add(level)) {
                throw new IllegalArgumentException(
                        "values of " + name + " must differ, got " + level + " twice; repeat runs with --repeats");
            }
        }
    }

    @Override
    public String text() {
        return name + "=" + String.join(",", levels);
    }

    @Override
    public String at(double share) {
        return levels.get(Math.min((int) (share * levels.size()), levels.size() - 1));
    }
}
