package io.throng.scenarios.traffic.emission;

import io.throng.scenarios.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The surrogates of a file as IntersectionZoo's are written: {@code {"models": {"gas/2015_21": {"w1": [[...]], "b1": [...], "w2":
 * [...], "b2": ...}}}}. Names tell the fuel, the year of the vehicle, and its type: 21 is a car, 31 a light lorry for people, 32
 * one for goods, 42 a bus.
 */
public final class Surrogates {
    private static final long MOST_BYTES = 1L << 23;
    private static final int MOST_UNITS = 4096;

    private final String file;
    private final SequencedMap<String, Surrogate> models;

    private Surrogates(String file, SequencedMap<String, Surrogate> models) {
        this.file = file;
        this.models = models;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException naming the file and the model if something is wrong
     * @throws IOException if it cannot be read
     */
    public static Surrogates read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + " is not a file; give the path of one with emission surrogates");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException(
                    file + " must have at most " + MOST_BYTES + " bytes, got " + Files.size(file));
        }
        try {
            Map<String, Object> document = Json.read(Files.readString(file));
            SequencedMap<String, Surrogate> models = new TreeMap<>();
            object("models", document.get("models"))
                    .forEach((name, model) -> models.put(name, surrogate(name, object(name, model))));
            if (models.isEmpty()) {
                throw new IllegalArgumentException("models must name one at least, got none");
            }
            return new Surrogates(file.toString(), models);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static Surrogate surrogate(String name, Map<String, ?> model) {
        try {
            List<?> rows = list("w1", model.get("w1"));
            List<Double> weights = new ArrayList<>();
            for (Object row : rows) {
                for (double weight : numbers("w1", row)) {
                    weights.add(weight);
                }
            }
            return new Surrogate(
                    weights.stream().mapToDouble(Double::doubleValue).toArray(),
                    numbers("b1", model.get("b1")),
                    numbers("w2", model.get("w2")),
                    number("b2", model.get("b2")));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("model " + name + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, ?> object(String what, Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> named = new TreeMap<>();
            map.forEach((key, each) -> named.put(String.valueOf(key), each));
            return named;
        }
        throw new IllegalArgumentException(what + " must be an object, got " + kind(value));
    }

    private static List<?> list(String what, Object value) {
        if (value instanceof List<?> list && list.size() <= MOST_UNITS) {
            return list;
        }
        throw new IllegalArgumentException(
                what + " must be a list of at most " + MOST_UNITS + " values, got " + kind(value));
    }

    private static double[] numbers(String what, Object value) {
        return list(what, value).stream()
                .mapToDouble(each -> number(what, each))
                .toArray();
    }

    private static double number(String what, Object value) {
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(what + " must be of finite numbers, got " + kind(value));
    }

    private static String kind(Object value) {
        return switch (value) {
            case null -> "nothing";
            case List<?> list -> "a list of " + list.size();
            case Map<?, ?> _ -> "an object";
            default -> value.toString();
        };
    }

    /** Names of all, in order. */
    public List<String> names() {
        return List.copyOf(models.sequencedKeySet());
    }

    /**
     * One by its name.
     *
     * @throws IllegalArgumentException naming some that there are, if there is none
     */
    public Surrogate of(String name) {
        Surrogate found = models.get(name);
        if (found == null) {
            throw new IllegalArgumentException("there is no surrogate " + name + " in " + file + ", which has "
                    + models.size() + ", such as " + models.firstEntry().getKey());
        }
        return found;
    }

    /**
     * One of IntersectionZoo's.
     *
     * @param fuel {@code gas} or {@code diesel}
     * @param year of the vehicle, 2009 to 2019
     * @param type 21, 31, 32 or 42
     */
    public Surrogate of(String fuel, int year, int type) {
        return of(fuel + "/" + year + "_" + type);
    }
}
