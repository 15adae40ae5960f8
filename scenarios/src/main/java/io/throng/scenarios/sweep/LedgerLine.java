package io.throng.scenarios.sweep;

import io.throng.scenarios.io.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A result as one line of a ledger: a JSON object whose first member, {@code crc}, is the CRC-32C of the object without it,
 * {@code {"crc":"89abcdef","run":17,...}}.
 */
final class LedgerLine {
    private static final String OPENING = "{\"crc\":\"";
    private static final int DIGITS = 8;
    private static final String CLOSING = "\",";

    private LedgerLine() {}

    /** Without the line's end. */
    static String write(RunResult result) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("run", result.run().number());
        values.put("point", result.run().point());
        values.put("repeat", result.run().repeat());
        values.put("seed", result.run().seed());
        values.put("varied", result.run().varied());
        result.outcome().ifPresent(outcome -> {
            values.put("steps", outcome.steps());
            values.put("hash", outcome.hash());
            values.put("last", outcome.last());
            values.put("mean", outcome.mean());
        });
        result.failure().ifPresent(failure -> values.put("failure", failure));
        values.put("seconds", result.seconds());
        String object = Json.line(values);
        return OPENING + checksum(object) + CLOSING + object.substring(1);
    }

    /** Reads a line; empty if it is not as it was written. */
    static Optional<RunResult> read(String line) {
        int body = OPENING.length() + DIGITS + CLOSING.length();
        if (!line.startsWith(OPENING) || line.length() <= body) {
            return Optional.empty();
        }
        String object = "{" + line.substring(body);
        if (!line.substring(0, body).equals(OPENING + checksum(object) + CLOSING)) {
            return Optional.empty();
        }
        return Optional.of(result(Json.read(object)));
    }

    private static String checksum(String object) {
        var crc = new CRC32C();
        crc.update(object.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    private static RunResult result(Map<String, Object> values) {
        var run = new SweptRun(
                ((Number) values.get("run")).intValue(),
                ((Number) values.get("point")).intValue(),
                ((Number) values.get("repeat")).intValue(),
                ((Number) values.get("seed")).longValue(),
                texts((Map<?, ?>) values.get("varied")));
        double seconds = ((Number) values.get("seconds")).doubleValue();
        if (values.containsKey("failure")) {
            return RunResult.failed(run, (String) values.get("failure"), seconds);
        }
        var outcome = new Outcome(
                ((Number) values.get("steps")).longValue(),
                (String) values.get("hash"),
                numbers((Map<?, ?>) values.get("last")),
                numbers((Map<?, ?>) values.get("mean")));
        return RunResult.done(run, outcome, seconds);
    }

    private static Map<String, String> texts(Map<?, ?> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put((String) name, (String) value));
        return texts;
    }

    /** JSON has no NaN and no infinities: they are written as texts. */
    private static Map<String, Double> numbers(Map<?, ?> values) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        values.forEach((name, value) -> numbers.put(
                (String) name,
                value instanceof Number number ? number.doubleValue() : Double.valueOf(value.toString())));
        return numbers;
    }
}
