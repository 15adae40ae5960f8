package io.throng.scenarios.cli;

import io.throng.kernel.Parameters;
import io.throng.kernel.record.Show;
import io.throng.scenarios.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Parameters as something to turn while a run goes on; how many agents there are at first is not. */
final class Knobs {
    private Knobs() {}

    static List<Show.Knob> of(Scenario<?> scenario, Record parameters) {
        Map<String, Object> values = Parameters.values(parameters);
        Map<String, Object> fewer = withOneAgent(scenario, parameters);
        List<Show.Knob> knobs = new ArrayList<>();
        values.forEach((name, value) -> {
            if (value.equals(fewer.get(name))) {
                knobs.add(knob(name, value));
            }
        });
        return knobs;
    }

    /** Who is asked for one agent says by what it changes which parameters stand for their number. */
    @SuppressWarnings("unchecked")
    private static <P extends Record> Map<String, Object> withOneAgent(Scenario<P> scenario, Record parameters) {
        try {
            return Parameters.values(scenario.withAgents((P) parameters, 1));
        } catch (IllegalArgumentException partsAreGiven) {
            return Parameters.values(parameters);
        }
    }

    private static Show.Knob knob(String name, Object value) {
        Show.Knob.Kind kind = switch (value) {
            case Double _ -> Show.Knob.Kind.NUMBER;
            case Boolean _ -> Show.Knob.Kind.SWITCH;
            case Enum<?> _ -> Show.Knob.Kind.CHOICE;
            case String _ -> Show.Knob.Kind.CHOICE;
            default -> Show.Knob.Kind.WHOLE;
        };
        List<String> choices = value instanceof Enum<?> one
                ? Arrays.stream(one.getDeclaringClass().getEnumConstants())
                        .map(Object::toString)
                        .toList()
                : List.of();
        return new Show.Knob(name, kind, String.valueOf(value), choices);
    }
}
