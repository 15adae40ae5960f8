package io.throng.scenarios.cli;

import io.throng.kernel.Parameters;
import io.throng.kernel.record.Show;
import io.throng.scenarios.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The Java program that does a run again, with what was set on the way. */
record JavaProgram(Scenario<?> scenario, Record parameters, long seed, List<Show.Event> events, long steps) {
    String text() {
        StringBuilder text = new StringBuilder("""
            import io.throng.kernel.Simulation;
            import io.throng.scenarios.Catalogue;
            import io.throng.scenarios.Scenario;
            import java.util.Map;

            void main() {
                Scenario<?> scenario = Catalogue.load().named("%s");
            """.formatted(scenario.name()));
        text.append("    Simulation run = Simulation.start(scenario.buildWith(")
                .append(map(changed()))
                .append("), ")
                .append(seed)
                .append("L);\n");
        long step = 0;
        Map<String, String> so = new LinkedHashMap<>(changed());
        for (Show.Event event : events) {
            text.append(String.format(Locale.ROOT, "    run.run(%d);%n", event.step() - step));
            so.put(event.name(), event.value());
            text.append("    run = run.fork(scenario.buildWith(")
                    .append(map(so))
                    .append("));\n");
            step = event.step();
        }
        text.append(String.format(Locale.ROOT, "    run.run(%d);%n", steps - step));
        text.append("    System.out.printf(\"%016x %s%n\", run.hash(), run.measures());\n    run.close();\n}\n");
        return text.toString();
    }

    private Map<String, String> changed() {
        Map<String, Object> defaults = Parameters.values(scenario.defaults());
        Map<String, String> changed = new LinkedHashMap<>();
        Parameters.values(parameters).forEach((name, value) -> {
            if (!value.equals(defaults.get(name))) {
                changed.put(name, String.valueOf(value));
            }
        });
        return changed;
    }

    private static String map(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\", \"" + each.getValue() + "\"")
                .collect(Collectors.joining(", ", "Map.of(", ")"));
    }
}
