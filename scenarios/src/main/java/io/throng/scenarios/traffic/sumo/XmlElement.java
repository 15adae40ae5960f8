package io.throng.scenarios.traffic.sumo;

import java.util.Map;
import java.util.function.Supplier;

/**
 * The beginning of an element of a file.
 *
 * @param file and line, for messages
 * @param depth how deep it lies: 1 for the whole document
 * @param name of the element
 * @param attributes by name
 */
record XmlElement(String file, int line, int depth, String name, Map<String, String> attributes) {
    /** A complaint about this place. */
    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(file + ", line " + line + ": <" + name + "> " + what);
    }

    /** What is made of this place; who refuses to make it complains about the place. */
    <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            String about = file + ", line " + line;
            throw e.getMessage().startsWith(about)
                    ? e
                    : new IllegalArgumentException(wrong(e.getMessage()).getMessage(), e);
        }
    }

    boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    /** An attribute that must be there. */
    String text(String attribute) {
        String value = attributes.get(attribute);
        if (value == null) {
            throw wrong("must have " + attribute + ", got " + attributes.keySet());
        }
        return value;
    }

    String text(String attribute, String otherwise) {
        return attributes.getOrDefault(attribute, otherwise);
    }

    double number(String attribute) {
        return number(attribute, text(attribute));
    }

    double number(String attribute, double otherwise) {
        return has(attribute) ? number(attribute) : otherwise;
    }

    /** A part of an attribute as a number. */
    double number(String attribute, String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    wrong(attribute + " must be a number, got \"" + text + "\"").getMessage(), e);
        }
        throw wrong(attribute + " must be finite, got " + text);
    }

    /** A number above 0. */
    double positive(String attribute) {
        double value = number(attribute);
        if (value <= 0) {
            throw wrong(attribute + " must be positive, got " + value);
        }
        return value;
    }

    int whole(String attribute) {
        String text = text(attribute);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    wrong(attribute + " must be a whole number, got \"" + text + "\"")
                            .getMessage(),
                    e);
        }
    }

    /** Words between spaces; none if the attribute is not there. */
    String[] words(String attribute) {
        String text = text(attribute, "").strip();
        return text.isEmpty() ? new String[0] : text.split("\\s+", -1);
    }

    /** A time in seconds, or as days, hours, minutes and seconds between colons. */
    double time(String attribute) {
        String text = text(attribute);
        double seconds = 0;
        String[] parts = text.split(":", -1);
        if (parts.length > 4) {
            throw wrong(attribute + " must be seconds or [d:]h:m:s, got \"" + text + "\"");
        }
        double[] units = {1, 60, 3_600, 86_400};
        for (int i = 0; i < parts.length; i++) {
            seconds += number(attribute, parts[i]) * units[parts.length - 1 - i];
        }
        return seconds;
    }

    double time(String attribute, double otherwise) {
        return has(attribute) ? time(attribute) : otherwise;
    }
}
