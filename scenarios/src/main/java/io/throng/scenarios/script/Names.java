package io.throng.scenarios.script;

import io.throng.kernel.Suggestion;
import java.util.List;

/** Names given in a script, by number. Immutable. */
final class Names {
    private final String what;
    private final String several;
    private final String[] names;

    private Names(String what, String several, List<String> names) {
        this.what = what;
        this.several = several;
        this.names = names.toArray(String[]::new);
    }

    static Names ofKinds(List<String> names) {
        return new Names("kind", "kinds", names);
    }

    static Names ofProperties(List<String> names) {
        return new Names("property", "properties", names);
    }

    static Names ofOptions(List<String> names) {
        return new Names("option", "options", names);
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
        throw new IllegalArgumentException(unknown(name));
    }

    private String unknown(String name) {
        String nearest = Suggestion.nearest(name, all())
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
        String known = names.length == 0 ? "there are no " + several : several + ": " + String.join(", ", names);
        return "no " + what + " is called \"" + name + "\"" + nearest + " (" + known + ")";
    }
}
