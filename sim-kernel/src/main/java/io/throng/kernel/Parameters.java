package io.throng.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and changes records of parameters by name. A component that is a record itself stands for its own components, so that
 * records are composed and each parameter still has one name.
 */
public final class Parameters {
    private Parameters() {}

    /** Names and values, in the record's order. */
    public static Map<String, Object> values(Record parameters) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : parameters.getClass().getRecordComponents()) {
            Object value = value(parameters, component);
            if (value instanceof Record part) {
                values(part).forEach((name, ofPart) -> putOnce(values, name, ofPart));
            } else {
                putOnce(values, component.getName(), value);
            }
        }
        return values;
    }

    private static void putOnce(Map<String, Object> values, String name, Object value) {
        if (values.containsKey(name)) {
            throw new IllegalArgumentException("parameter names must differ, got " + name + " twice");
        }
        values.put(name, value);
    }

    private static Object value(Record parameters, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(parameters);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "parameter " + component.getName() + " of "
                            + parameters.getClass().getName() + " cannot be read; make the record public",
                    e);
        }
    }

    /**
     * The same parameters with some of them changed.
     *
     * @param changes name to value as text
     * @throws IllegalArgumentException naming the parameter if it does not exist (with the nearest that does), its text
     *     cannot be read, or the record refuses the value
     */
    public static <P extends Record> P with(P parameters, Map<String, String> changes) {
        List<String> names = List.copyOf(values(parameters).keySet());
        for (String name : changes.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(Suggestion.unknown("parameter", name, names));
            }
        }
        return changed(parameters, changes);
    }

    private static <P extends Record> P changed(P parameters, Map<String, String> changes) {
        RecordComponent[] components = parameters.getClass().getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            Object value = value(parameters, components[i]);
            String change = changes.get(name);
            if (value instanceof Record part) {
                arguments[i] = changed(part, changes);
            } else {
                arguments[i] = change == null ? value : parse(name, components[i].getType(), change.strip());
            }
        }
        return construct(parameters, components, arguments);
    }

    @SuppressWarnings("unchecked")
    private static <P extends Record> P construct(P like, RecordComponent[] components, Object[] arguments) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = like.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (P) constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalArgumentException("parameters refused: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "parameters " + like.getClass().getName() + " cannot be built; make the record public", e);
        }
    }

    private static Object parse(String name, Class<?> type, String text) {
        try {
            if (type == int.class) {
                return Integer.parseInt(text.replace("_", ""));
            } else if (type == long.class) {
                return Long.parseLong(text.replace("_", ""));
            } else if (type == double.class) {
                return Double.parseDouble(text.replace("_", ""));
            } else if (type == boolean.class) {
                return parseBoolean(name, text);
            } else if (type.isEnum()) {
                return parseEnum(name, type, text);
            } else if (type == String.class) {
                return text;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    name + " must be " + (type == double.class ? "a number" : "a whole number") + ", got \"" + text
                            + "\"",
                    e);
        }
        throw new IllegalArgumentException(
                "parameter " + name + " is a " + type.getSimpleName() + " and cannot be set by text");
    }

    private static boolean parseBoolean(String name, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(name + " must be true or false, got \"" + text + "\"");
        }
        return text.equals("true");
    }

    private static Object parseEnum(String name, Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (constant.toString().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                name + " must be one of " + Arrays.toString(type.getEnumConstants()) + ", got \"" + text + "\"");
    }
}
