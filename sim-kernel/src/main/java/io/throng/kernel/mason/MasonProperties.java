package io.throng.kernel.mason;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sim.engine.SimState;
import sim.util.Properties;

/** A model's properties by name, as MASON's inspector finds them: what it has getters for, and setters. */
final class MasonProperties {
    private final Properties properties;

    MasonProperties(SimState model) {
        this.properties = Properties.getProperties(model, false, true, false, true);
    }

    /** The names, beginning with a small letter, in MASON's order. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < properties.numProperties(); i++) {
            String name = properties.getName(i);
            names.add(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
        }
        return names;
    }

    /**
     * The index of a property.
     *
     * @throws IllegalArgumentException with all names if there is none of this one
     */
    int indexOf(String name) {
        List<String> names = names();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                "the model " + properties.getObject().getClass().getName()
                        + " has no property called \"" + name + "\"" + Nearest.hint(name, names) + " (properties: "
                        + (names.isEmpty() ? "none" : String.join(", ", names)) + ")");
    }

    /** Sets a property by text and checks that the model keeps the value: MASON's setters drop bad ones in silence. */
    void set(String name, String text) {
        int index = indexOf(name);
        if (!properties.isReadWrite(index)) {
            throw new IllegalArgumentException("property " + name + " can only be read; leave it out");
        }
        Object value = parse(name, properties.getType(index), text);
        properties.setValue(index, value);
        Object kept = properties.getValue(index);
        if (!value.equals(kept)) {
            throw new IllegalArgumentException("property " + name + " was not taken: set to " + value + " it is " + kept
                    + "; the model's setter refused the value or keeps another");
        }
    }

    private static Object parse(String name, Class<?> type, String text) {
        String plain = text.strip().replace("_", "");
        try {
            if (type == int.class || type == Integer.class) {
                return Integer.valueOf(plain);
            } else if (type == long.class || type == Long.class) {
                return Long.valueOf(plain);
            } else if (type == double.class || type == Double.class) {
                return Double.valueOf(plain);
            } else if (type == float.class || type == Float.class) {
                return Float.valueOf(plain);
            } else if ((type == boolean.class || type == Boolean.class) && plain.matches("true|false")) {
                return Boolean.valueOf(plain);
            } else if (type == String.class) {
                return text;
            }
        } catch (NumberFormatException e) {
            throw unreadable(name, type, text, e);
        }
        throw unreadable(name, type, text, null);
    }

    private static IllegalArgumentException unreadable(String name, Class<?> type, String text, Exception cause) {
        return new IllegalArgumentException(
                "property " + name + " is a " + type.getSimpleName() + ", got \"" + text
                        + "\"; give a number, true or false, or a text, as its type is",
                cause);
    }

    /** The value of a property that is a number or a truth, which counts as 1 or 0. */
    double number(int index) {
        return switch (properties.getValue(index)) {
            case Number number -> number.doubleValue();
            case Boolean flag -> flag ? 1 : 0;
            case null -> Double.NaN;
            default ->
                throw new IllegalArgumentException("property " + names().get(index) + " is a "
                        + properties.getType(index).getSimpleName() + " and no number; choose another measure");
        };
    }

    /** The names of the properties that are numbers or truths. */
    List<String> numbers() {
        List<String> names = names();
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (isNumber(properties.getType(i))) {
                numbers.add(names.get(i));
            }
        }
        return numbers;
    }

    private static boolean isNumber(Class<?> type) {
        return Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != char.class && type != void.class);
    }
}
