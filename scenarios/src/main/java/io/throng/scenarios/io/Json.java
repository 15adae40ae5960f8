package io.throng.scenarios.io;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Maps as JSON text and back. Nothing read this way becomes anything but maps, lists, texts, numbers and booleans. */
public final class Json {
    private static final JsonMapper LINE = JsonMapper.builder().build();
    private static final JsonMapper PAGE =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    /** On one line. */
    public static String line(Map<String, ?> values) {
        return LINE.writeValueAsString(values);
    }

    /** Over several lines. */
    public static String page(Map<String, ?> values) {
        return PAGE.writeValueAsString(values) + "\n";
    }

    /**
     * Reads an object.
     *
     * @throws IllegalArgumentException naming the place if the text is no JSON object
     */
    public static Map<String, Object> read(String text) {
        try {
            return LINE.readValue(text, new TypeReference<>() {});
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a JSON object: " + e.getOriginalMessage(), e);
        }
    }
}
