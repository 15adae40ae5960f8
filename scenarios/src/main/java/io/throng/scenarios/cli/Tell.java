package io.throng.scenarios.cli;

import io.throng.kernel.Command;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;

/** Mail from outside as text: {@code STEP:AGENT:TOPIC:FIRST:SECOND}. */
final class Tell implements ITypeConverter<Command> {
    private static final int PARTS = 5;
    private static final String SEPARATOR = ":";

    /** Named in an option; picocli makes it. */
    Tell() {}

    @Override
    public Command convert(String text) {
        return read(text);
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if the text is none
     */
    static Command read(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        try {
            if (parts.length == PARTS) {
                return of(Long.parseLong(parts[0]), Arrays.asList(parts).subList(1, PARTS));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(refusal(text), e);
        }
        throw new IllegalArgumentException(refusal(text));
    }

    /** From a step and the texts of agent, topic, first and second value. */
    static Command of(long step, List<String> texts) {
        return new Command(
                step,
                Long.parseLong(texts.get(0)),
                Integer.parseInt(texts.get(1)),
                Double.parseDouble(texts.get(2)),
                Double.parseDouble(texts.get(3)));
    }

    private static String refusal(String text) {
        return "mail must be STEP:AGENT:TOPIC:FIRST:SECOND, five numbers as 100:7:1:0.5:0, got \"" + text + "\"";
    }

    /** As {@link #read} reads it. */
    static String write(Command command) {
        return String.format(
                Locale.ROOT,
                "%d:%d:%d:%s:%s",
                command.step(),
                command.receiver(),
                command.topic(),
                command.first(),
                command.second());
    }

    /** A journal as a manifest has it: one text a command. */
    static List<String> write(List<Command> journal) {
        return journal.stream().map(Tell::write).toList();
    }

    /** The journal in a manifest; none if it has none. */
    static List<Command> journal(Map<String, Object> manifest) {
        return manifest.get("journal") instanceof List<?> texts
                ? texts.stream().map(text -> read(String.valueOf(text))).collect(Collectors.toList())
                : List.of();
    }
}
