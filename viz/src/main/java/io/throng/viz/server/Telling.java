package io.throng.viz.server;

import io.throng.kernel.record.Show;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import tools.jackson.databind.json.JsonMapper;

/** What pages are told, as JSON. Numbers that are none are null. */
final class Telling {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_MEASURED = 20_000;

    static String error(String message) {
        return write(Map.of("tell", "error", "message", message));
    }

    static String java(String program) {
        return write(Map.of("tell", "java", "program", program));
    }

    /** Everything that changes seldom. */
    String hello(List<Show> shows) {
        List<Object> all = new ArrayList<>();
        for (Show show : shows) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("scene", SceneJson.of(show.scene()));
            one.put("facts", show.facts());
            one.put("knobs", show.knobs());
            one.put("events", show.events());
            one.put("measures", measures(show.measures()));
            one.put("java", show.asJava().isPresent());
            all.add(one);
        }
        Map<String, Object> hello = new LinkedHashMap<>();
        hello.put("tell", "hello");
        hello.put("shows", all);
        return write(hello);
    }

    /** Columns: steps, and by name the values at them; thinned if there are very many. */
    private static Map<String, Object> measures(SortedMap<Long, SequencedMap<String, Double>> measures) {
        int stride = 1 + measures.size() / MOST_MEASURED;
        List<Long> steps = new ArrayList<>();
        Map<String, List<Double>> columns = new LinkedHashMap<>();
        int number = 0;
        for (Map.Entry<Long, SequencedMap<String, Double>> at : measures.entrySet()) {
            if (number++ % stride != 0) {
                continue;
            }
            steps.add(at.getKey());
            at.getValue().forEach((name, value) -> {
                List<Double> column = columns.computeIfAbsent(name, _ -> new ArrayList<>());
                while (column.size() < steps.size() - 1) {
                    column.add(null);
                }
                column.add(finite(value));
            });
        }
        columns.values().forEach(column -> {
            while (column.size() < steps.size()) {
                column.add(null);
            }
        });
        return Map.of("steps", steps, "columns", columns);
    }

    private static Double finite(Double value) {
        return value != null && Double.isFinite(value) ? value : null;
    }

    String state(List<Show> shows, boolean playing, double speed) {
        Show first = shows.getFirst();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("tell", "state");
        state.put("playing", playing);
        state.put("speed", speed);
        state.put("first", first.first());
        state.put("last", first.last() == Long.MAX_VALUE ? null : first.last());
        state.put("steps", shows.stream().map(Show::step).toList());
        return write(state);
    }

    static String portrait(Map<String, Object> of, Optional<Show.Portrait> portrait) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("tell", "portrait");
        told.putAll(of);
        told.put("alive", portrait.isPresent());
        portrait.ifPresent(known -> {
            List<Object> parts = new ArrayList<>();
            known.parts().forEach((heading, values) -> {
                List<Object> rows = new ArrayList<>();
                for (Show.Value value : values) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("name", value.name());
                    row.put("unit", value.unit());
                    row.put(
                            "values",
                            value.values().stream().map(Telling::finite).toList());
                    if (!value.marks().isEmpty()) {
                        row.put("marks", value.marks().stream().sorted().toList());
                    }
                    rows.add(row);
                }
                parts.add(Map.of("heading", heading, "rows", rows));
            });
            told.put("parts", parts);
            Map<String, Double> attention = new LinkedHashMap<>();
            known.attention().forEach((id, weight) -> attention.put(String.valueOf(id), weight));
            told.put("attention", attention);
            told.put("among", known.among());
        });
        return write(told);
    }

    private static String write(Map<String, Object> message) {
        return JSON.writeValueAsString(message);
    }
}
