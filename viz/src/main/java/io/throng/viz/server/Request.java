package io.throng.viz.server;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a page asks for: {@code {"do": "seek", "step": 120}}. */
record Request(Action action, Map<String, Object> values) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_TEXT = 200;

    /** What can be asked for. */
    enum Action {
        /** A frame was drawn; another can come. */
        READY,
        /** Go on, {@code speed} steps a second; 0 for as fast as possible. */
        PLAY,
        /** Stand still. */
        PAUSE,
        /** Go {@code by} steps on, or back. */
        STEP,
        /** Go to a {@code step}. */
        SEEK,
        /** Tell all of an {@code agent} of a {@code layer} with every frame. */
        PICK,
        /** No more. */
        UNPICK,
        /** Give a knob by {@code name} a {@code value}. */
        SET,
        /** Show a second future. */
        FORK,
        /** Drop it. */
        JOIN,
        /** Tell the Java program that does the same. */
        JAVA
    }

    static Request parse(String text) {
        Map<String, Object> values;
        try {
            values = JSON.readValue(text, new TypeReference<Map<String, Object>>() {});
        } catch (JacksonException e) {
            throw new IllegalArgumentException("a request is a JSON object, got something else", e);
        }
        String name = values == null ? "" : String.valueOf(values.get("do")).toUpperCase(Locale.ROOT);
        Action action = Arrays.stream(Action.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a request must \"do\" one of "
                        + Arrays.stream(Action.values())
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
        return new Request(action, values);
    }

    double number(String name, double otherwise) {
        Object value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(name + " must be a number, got something else");
    }

    String text(String name) {
        if (values.get(name) instanceof String text && text.length() <= LONGEST_TEXT) {
            return text;
        }
        throw new IllegalArgumentException(name + " must be a text of at most " + LONGEST_TEXT + " letters");
    }
}
