package io.throng.marl.export;

import io.throng.kernel.archive.ArchiveException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Names and values as a text, one {@code name=value} a line. What is read may be anything: all values are checked. */
final class Fields {
    private static final int MOST = 1000;

    private final String what;
    private final SequencedMap<String, String> values;

    private Fields(String what, SequencedMap<String, String> values) {
        this.what = what;
        this.values = values;
    }

    /**
     * The text of some values.
     *
     * @throws IllegalArgumentException if a name or a value would not come back
     */
    static String write(Map<String, ?> values) {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> {
            String line = name + "=" + value;
            if (name.isBlank() || name.contains("=") || line.contains("\n")) {
                throw new IllegalArgumentException("a name must have no = and no value a line break, got " + line);
            }
            text.append(line).append('\n');
        });
        return text.toString();
    }

    /**
     * What {@link #write} wrote.
     *
     * @param what the text is about, for messages
     */
    static Fields read(String what, String text) throws ArchiveException {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        for (String line : text.lines().limit(MOST).toList()) {
            int cut = line.indexOf('=');
            if (cut < 1) {
                throw new ArchiveException(what + " must be lines of name=value, got \"" + line + "\"");
            }
            values.put(line.substring(0, cut), line.substring(cut + 1));
        }
        return new Fields(what, values);
    }

    SequencedMap<String, String> all() {
        return values;
    }

    String text(String name) throws ArchiveException {
        String value = values.get(name);
        if (value == null) {
            throw new ArchiveException(what + " must say " + name + ", got only " + values.keySet());
        }
        return value;
    }

    int whole(String name, int low, int high) throws ArchiveException {
        return whole(name, text(name), low, high);
    }

    private int whole(String name, String text, int low, int high) throws ArchiveException {
        try {
            int value = Integer.parseInt(text);
            if (value >= low && value <= high) {
                return value;
            }
        } catch (NumberFormatException notOne) {
            // refused below
        }
        throw refused(name, "a whole number in [" + low + ", " + high + "]", text);
    }

    /** Whole numbers with commas between; an empty text is none. */
    List<Integer> wholes(String name, int low, int high) throws ArchiveException {
        List<Integer> numbers = new ArrayList<>();
        String text = text(name);
        if (!text.isEmpty()) {
            for (String part : text.split(",", MOST)) {
                numbers.add(whole(name, part, low, high));
            }
        }
        return numbers;
    }

    double number(String name, double low, double high) throws ArchiveException {
        String text = text(name);
        try {
            double value = Double.parseDouble(text);
            if (value >= low && value <= high) {
                return value;
            }
        } catch (NumberFormatException notOne) {
            // refused below
        }
        throw refused(name, "a number in [" + low + ", " + high + "]", text);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    boolean flag(String name) throws ArchiveException {
        String text = text(name);
        if (!text.equals("true") && !text.equals("false")) {
            throw refused(name, "true or false", text);
        }
        return text.equals("true");
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) throws ArchiveException {
        String text = text(name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw refused(name, "one of " + List.of(type.getEnumConstants()), text);
    }

    private ArchiveException refused(String name, String allowed, String got) {
        String shown = got.length() > 50 ? got.substring(0, 50) + "..." : got;
        return new ArchiveException(name + " of " + what + " must be " + allowed + ", got \"" + shown + "\"");
    }
}
