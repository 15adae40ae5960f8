package io.throng.scenarios.plot;

import io.throng.marl.log.MetricTable;
import io.throng.scenarios.io.Failures;
import io.throng.scenarios.io.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One run, or one seed of a training, as far as it was measured.
 *
 * @param folder that it is in
 * @param group what the user calls it and its repeats, if anything
 * @param scenario its name
 * @param facts what it was run with, seed apart: parameters, algorithm, settings, policies
 * @param seed of its random numbers
 * @param measures by step
 */
public record NamedRun(
        Path folder,
        Optional<String> group,
        String scenario,
        SequencedMap<String, String> facts,
        long seed,
        MetricTable measures) {
    private static final String RUN = "run";
    private static final String TRAIN = "train";
    private static final String MEASURES = "measures.csv";
    private static final String METRICS = "metrics.csv";
    private static final String NAME = "[^=/\\\\]+";

    /** Keeps a copy. */
    public NamedRun {
        facts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(facts));
    }

    /**
     * The run of a folder, or the seeds of a training.
     *
     * @param text {@code DIR} or {@code NAME=DIR}
     * @throws IllegalArgumentException if the folder is of neither, or was not measured
     */
    public static List<NamedRun> parse(String text) {
        int cut = text.indexOf('=');
        if (cut < 1 || Files.exists(Path.of(text)) || !text.substring(0, cut).matches(NAME)) {
            return open(Path.of(text), Optional.empty());
        }
        return open(Path.of(text.substring(cut + 1)), Optional.of(text.substring(0, cut)));
    }

    private static List<NamedRun> open(Path path, Optional<String> group) {
        RunFolder folder = RunFolder.open(path);
        Map<String, Object> manifest = folder.manifest();
        String command = String.valueOf(manifest.get("command"));
        if (!command.equals(RUN) && !command.equals(TRAIN)) {
            throw new IllegalArgumentException(path + " is the folder of a " + command
                    + "; give folders that throng run or throng train wrote, or one that throng sweep wrote, alone");
        }
        String scenario = String.valueOf(manifest.get("scenario"));
        SequencedMap<String, String> facts = facts(manifest);
        long first = RunFolder.number(path, manifest, "seed");
        if (command.equals(RUN)) {
            return List.of(new NamedRun(path, group, scenario, facts, first, table(folder.resolve(MEASURES))));
        }
        List<NamedRun> seeds = new ArrayList<>();
        for (long seed = first; seed < first + RunFolder.number(path, manifest, "seeds"); seed++) {
            Path metrics = folder.seed(seed).resolve(METRICS);
            seeds.add(new NamedRun(path, group, scenario, facts, seed, table(metrics)));
        }
        return seeds;
    }

    /** What makes a run what it is, but for its seed. */
    private static SequencedMap<String, String> facts(Map<String, Object> manifest) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        facts.put("command", String.valueOf(manifest.get("command")));
        for (String key : List.of("scenario", "algorithm", "policies", "draw", "teams")) {
            if (manifest.containsKey(key)) {
                facts.put(key, String.valueOf(manifest.get(key)));
            }
        }
        for (String key : List.of("parameters", "settings")) {
            if (manifest.get(key) instanceof Map<?, ?> values) {
                values.forEach((name, value) -> facts.put(String.valueOf(name), String.valueOf(value)));
            }
        }
        return facts;
    }

    private static MetricTable table(Path file) {
        try {
            return MetricTable.read(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file + " cannot be read: " + Failures.reason(e) + "; give runs that were measured", e);
        }
    }
}
