package io.throng.scenarios.sweep;

import io.throng.kernel.Parameters;
import io.throng.kernel.Suggestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads what a person varies: {@code noise=0:3:0.1} is every tenth from 0 to 3, both included; {@code radius=0.5,1,2} and
 * {@code mode=RING,STAR} are lists; {@code mode=*} is every value of an enum or boolean; {@code noise=0:3} is all numbers
 * between, for designs that choose among them.
 *
 * <p>Steps are counted in decimals, so that the fourth value of {@code 0:3:0.1} is 0.3 and not 0.30000000000000004.
 */
public final class FactorText {
    private static final int MOST_LEVELS = 1_000_000;
    private static final String EVERY = "*";

    private FactorText() {}

    /**
     * Reads one factor.
     *
     * @param text {@code name=low:high:step}, {@code name=low:high}, {@code name=value,value...} or {@code name=*}
     * @param parameters whose parameter it is
     * @throws IllegalArgumentException with what is allowed if the text is none of these, no parameter has the name (with the
     *     nearest that does), or a value is of the wrong kind
     */
    public static Factor parse(String text, Record parameters) {
        return parse(text, Parameters.values(parameters));
    }

    /** The same, of parameters by name. */
    static Factor parse(String text, Map<String, Object> parameters) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new IllegalArgumentException("what varies must read name=low:high:step, name=low:high,"
                    + " name=value,value... or name=*, got \"" + text + "\"");
        }
        String name = text.substring(0, equals).strip();
        String values = text.substring(equals + 1).strip();
        if (!parameters.containsKey(name)) {
            throw new IllegalArgumentException(Suggestion.unknown("parameter", name, List.copyOf(parameters.keySet())));
        }
        return parse(name, values, parameters.get(name));
    }

    private static Factor parse(String name, String values, Object example) {
        if (example instanceof Number && values.contains(":")) {
            return range(name, values, isWhole(example));
        }
        List<String> levels = values.equals(EVERY)
                ? every(name, example)
                : Arrays.stream(values.split(",", -1)).map(String::strip).toList();
        List<String> checked =
                levels.stream().map(level -> checked(name, level, example)).toList();
        return new Levels(name, checked);
    }

    private static boolean isWhole(Object example) {
        return example instanceof Integer || example instanceof Long;
    }

    private static Factor range(String name, String values, boolean whole) {
        String[] parts = values.split(":", -1);
        if (parts.length > 3) {
            throw new IllegalArgumentException(
                    "range of " + name + " must be low:high:step or low:high, got " + values + "; leave out the rest");
        }
        List<BigDecimal> numbers = new ArrayList<>();
        for (String part : parts) {
            numbers.add(number(name, part.strip(), whole));
        }
        return parts.length == 2
                ? new Span(
                        name,
                        numbers.getFirst().doubleValue(),
                        numbers.getLast().doubleValue(),
                        whole)
                : new Levels(name, steps(name, values, numbers));
    }

    private static List<String> steps(String name, String values, List<BigDecimal> range) {
        BigDecimal low = range.getFirst();
        BigDecimal step = range.getLast();
        if (step.signum() <= 0 || range.get(1).compareTo(low) < 0) {
            throw new IllegalArgumentException(
                    "range of " + name + " must have low <= high and a step above 0, got " + values);
        }
        BigDecimal count = range.get(1).subtract(low).divideToIntegralValue(step);
        if (count.compareTo(BigDecimal.valueOf(MOST_LEVELS)) >= 0) {
            throw new IllegalArgumentException("range of " + name + " must have at most " + MOST_LEVELS
                    + " values, got " + values + "; take a larger step");
        }
        List<String> levels = new ArrayList<>();
        for (int i = 0; i <= count.intValueExact(); i++) {
            levels.add(plain(low.add(step.multiply(BigDecimal.valueOf(i)))));
        }
        return levels;
    }

    private static BigDecimal number(String name, String text, boolean whole) {
        try {
            BigDecimal number = new BigDecimal(text.replace("_", ""));
            if (!whole || number.stripTrailingZeros().scale() <= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(wrong(name, text, whole), e);
        }
        throw new IllegalArgumentException(wrong(name, text, true));
    }

    private static String wrong(String name, String text, boolean whole) {
        return name + " must be " + (whole ? "a whole number" : "a number") + ", got \"" + text + "\"";
    }

    /** The same number always in the same words, without an exponent. */
    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static List<String> every(String name, Object example) {
        return switch (example) {
            case Boolean _ -> List.of("false", "true");
            case Enum<?> constant ->
                Arrays.stream(constant.getDeclaringClass().getEnumConstants())
                        .map(Object::toString)
                        .toList();
            default ->
                throw new IllegalArgumentException(name + " has no end of values, got " + name + "=" + EVERY
                        + "; give a range or a list, * is for enums and booleans");
        };
    }

    private static String checked(String name, String text, Object example) {
        return switch (example) {
            case Number number -> plain(number(name, text, isWhole(number)));
            case Boolean _ -> oneOf(name, text, every(name, example));
            case Enum<?> _ -> oneOf(name, text, every(name, example));
            default -> text;
        };
    }

    private static String oneOf(String name, String text, List<String> allowed) {
        return allowed.stream()
                .filter(value -> value.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(name + " must be one of " + allowed + ", got \"" + text + "\""));
    }
}
