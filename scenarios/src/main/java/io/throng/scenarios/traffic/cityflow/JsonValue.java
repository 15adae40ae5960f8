package io.throng.scenarios.traffic.cityflow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A value of a document.
 *
 * @param file for messages
 * @param line likewise
 * @param place in the document, likewise
 * @param content a map of members, a list of elements, a text, a number as {@code Double}, a truth value, or {@link #NOTHING}
 */
record JsonValue(String file, int line, Place place, Object content) {
    /**
     * Where a value is.
     *
     * @param parent null for the document
     * @param key name of the member or index of the element
     */
    record Place(Place parent, Object key) {
        @Override
        public String toString() {
            return (parent == null ? "" : parent) + "/" + key;
        }
    }

    /** Null. */
    static final Object NOTHING = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    private static final int SHOWN = 60;

    /** The place alone, for complaints later on. */
    JsonValue bare() {
        return new JsonValue(file, line, place, NOTHING);
    }

    /** A complaint about this place. */
    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(file + ", line " + line + ", " + place + " " + what);
    }

    private IllegalArgumentException wrongType(String wanted) {
        String got = String.valueOf(content instanceof Map || content instanceof List ? kind() : content);
        return wrong("must be " + wanted + ", got " + (got.length() > SHOWN ? got.substring(0, SHOWN) + "..." : got));
    }

    private String kind() {
        return content instanceof Map ? "an object" : "an array";
    }

    private Map<?, ?> members() {
        if (content instanceof Map<?, ?> members) {
            return members;
        }
        throw wrongType("an object");
    }

    boolean has(String name) {
        return members().containsKey(name);
    }

    /** A member that must be there. */
    JsonValue member(String name) {
        if (members().get(name) instanceof JsonValue value) {
            return value;
        }
        throw wrong("must have " + name + ", got " + members().keySet());
    }

    /** Names each member that is not known. */
    void tellUnknown(Set<String> known, Consumer<String> unknown) {
        Set<String> names = new TreeSet<>();
        members().keySet().forEach(name -> names.add(String.valueOf(name)));
        names.removeAll(known);
        names.forEach(unknown);
    }

    @SuppressWarnings("unchecked")
    List<JsonValue> elements() {
        if (content instanceof List<?> list) {
            return (List<JsonValue>) list;
        }
        throw wrongType("an array");
    }

    String text() {
        if (content instanceof String text) {
            return text;
        }
        throw wrongType("a text");
    }

    double number() {
        if (content instanceof Double number && Double.isFinite(number)) {
            return number;
        }
        throw wrongType("a finite number");
    }

    /** A number in a range. */
    double number(double low, double high) {
        double number = number();
        if (number < low || number > high) {
            throw wrong("must be in [" + low + ", " + high + "], got " + number);
        }
        return number;
    }

    /** A whole number from 0 to below a limit. */
    int index(int limit) {
        double number = number();
        if (number != Math.rint(number) || number < 0 || number >= limit) {
            throw wrong("must be a whole number in [0, " + limit + "), got " + number);
        }
        return (int) number;
    }

    boolean truth() {
        if (content instanceof Boolean truth) {
            return truth;
        }
        throw wrongType("true or false");
    }
}
