package io.throng.scenarios.script;

import io.throng.scenarios.Suggestion;
import java.util.List;

/** Names given in a script, by number. Immutable. */
final class Names {
    private final String what;
    private final String[] names;

    /** @param what what is named, for messages: {@code kind} */
    Names(String what, List<String> names) {
        this.what = what;
        this.names = names.toArray(String[]::new);
    }

    int size() {
        return names.length;
    }

    String name(int number) {
        return names[number];
    }

    List<String> all() {
        return List.of(names);
    }

    /**
     * The number of a name. Names in a script are literals, of which the JVM keeps one copy each, so that the first loop
     * finds them without comparing letters.
     *
     * @throws IllegalArgumentException with the nearest name if there is none
     */
    @SuppressWarnings({"ReferenceEquality", "StringEquality"})
    int number(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i] == name) {
                return i;
            }
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                names.length == 0
                        ? "this world has no " + what + ", asked for \"" + name + "\""
                        : Suggestion.unknown(what, name, all()));
    }
}
