package io.throng.scenarios.traffic.cityflow;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the arrays of a document value by value, in memory that does not depend on its size. Deep nesting, long texts, more values
 * than any network has and members that are there twice are refused.
 */
final class JsonFile {
    private static final int DEEPEST = 32;
    private static final int MOST_CHARACTERS = 1 << 16;
    private static final int LONGEST_NAME = 1 << 10;
    private static final int LONGEST_NUMBER = 1000;
    private static final long MOST_BYTES = 1L << 31;
    private static final int MOST_ELEMENTS = 2_000_000;

    /** Of one element of an array, with all that is in it. */
    private static final int MOST_VALUES = 1 << 19;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(MOST_CHARACTERS)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxDocumentLength(MOST_BYTES)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String file;
    private final JsonParser parser;
    private int elements;
    private int values;

    private JsonFile(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Reads a document that is an array.
     *
     * @param listener told each of its elements, in order
     * @throws IllegalArgumentException with file and line if it is damaged or refused
     * @throws IOException if it cannot be read
     */
    static void readArray(Path file, Consumer<JsonValue> listener) throws IOException {
        read(file, reader -> {
            reader.parser.nextToken();
            reader.array(null, listener);
        });
    }

    /**
     * Reads a document that is an object of arrays.
     *
     * @param listeners told each element of the array of their name, in order
     * @param other told the name of other members
     */
    static void readArrays(Path file, Map<String, Consumer<JsonValue>> listeners, Consumer<String> other)
            throws IOException {
        read(file, reader -> reader.arrays(listeners, other));
    }

    private static void read(Path file, Consumer<JsonFile> reading) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + " is not a file; give the path of one");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            new JsonFile(file.toString(), parser).read(reading);
        }
    }

    private void read(Consumer<JsonFile> reading) throws IOException {
        try {
            reading.accept(this);
            if (parser.nextToken() != null) {
                throw wrong("must end after its first value");
            }
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    file + ", line " + parser.currentLocation().getLineNr() + ": "
                            + e.getOriginalMessage().replaceAll("\\s+", " "),
                    e);
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(
                file + ", line " + parser.currentTokenLocation().getLineNr() + ": the document " + what);
    }

    private void arrays(Map<String, Consumer<JsonValue>> listeners, Consumer<String> other) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw wrong("must be an object with " + listeners.keySet() + ", got " + parser.currentToken());
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            Consumer<JsonValue> listener = listeners.get(name);
            if (listener == null) {
                other.accept(name);
                parser.skipChildren();
            } else {
                array(new JsonValue.Place(null, name), listener);
            }
        }
    }

    private void array(JsonValue.Place place, Consumer<JsonValue> listener) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong(
                    "must have an array" + (place == null ? "" : " at " + place) + ", got " + parser.currentToken());
        }
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            if (++elements > MOST_ELEMENTS) {
                throw wrong("must have at most " + MOST_ELEMENTS + " elements; divide it");
            }
            values = 0;
            listener.accept(value(new JsonValue.Place(place, i)));
        }
    }

    private JsonValue value(JsonValue.Place place) {
        if (++values > MOST_VALUES) {
            throw wrong("must have at most " + MOST_VALUES + " values in one element, got more at " + place);
        }
        int line = parser.currentTokenLocation().getLineNr();
        return new JsonValue(file, line, place, content(place));
    }

    private Object content(JsonValue.Place place) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, JsonValue> members = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, value(new JsonValue.Place(place, name)));
                }
                yield members;
            }
            case START_ARRAY -> {
                List<JsonValue> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(new JsonValue.Place(place, elements.size())));
                }
                yield elements;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> JsonValue.NOTHING;
            case null, default -> throw wrong("ends in the middle, at " + place);
        };
    }
}
