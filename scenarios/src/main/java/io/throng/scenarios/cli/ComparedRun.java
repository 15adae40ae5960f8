package io.throng.scenarios.cli;

import io.throng.marl.evaluate.Statistic;
import io.throng.scenarios.io.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.LongStream;

/**
 * A training that ended, as far as it can be compared; neither its algorithm nor its scenario need be on the class path.
 *
 * @param path its folder
 * @param name of the algorithm, or what the user calls it
 * @param scenario where it learned
 * @param parameters of the scenario
 * @param training algorithm, settings and steps: what runs must share to be more seeds of one thing
 * @param seeds at least one
 */
record ComparedRun(
        Path path, String name, String scenario, Map<?, ?> parameters, Map<String, Object> training, List<Seed> seeds) {
    private static final String NAME = "[A-Za-z0-9_.+-]+";

    /**
     * One training seed.
     *
     * @param evaluations while it learned, at least one
     * @param absolute returns of the best policy by metric
     */
    record Seed(long seed, List<SeedEvaluations.Entry> evaluations, SequencedMap<String, double[]> absolute) {
        /** What counts in a comparison: the mean return of the best policy. */
        double score(String metric) {
            return Statistic.MEAN.of(Metrics.returns(absolute, metric));
        }
    }

    /** From {@code DIR} or {@code NAME=DIR}. */
    static ComparedRun open(String text) {
        int cut = text.indexOf('=');
        if (cut < 0 || Files.exists(Path.of(text))) {
            return open(Path.of(text), null);
        }
        String name = text.substring(0, cut);
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "the name of a run must be letters, digits or any of _ . + -, got \"" + name + "\"");
        }
        return open(Path.of(text.substring(cut + 1)), name);
    }

    private static ComparedRun open(Path path, String name) {
        RunFolder folder = RunFolder.open(path);
        Map<String, Object> manifest = folder.manifest();
        if (!"train".equals(manifest.get("command"))) {
            throw new IllegalArgumentException(path + " is the folder of a " + manifest.get("command")
                    + ", not of a training; give one that throng train wrote");
        }
        obstacle(path).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        Map<String, Object> training = new LinkedHashMap<>();
        for (String key : List.of("algorithm", "settings", "steps")) {
            training.put(key, manifest.get(key));
        }
        List<Seed> seeds = new ArrayList<>();
        long first = RunFolder.number(path, manifest, "seed");
        for (long i = 0; i < RunFolder.number(path, manifest, "seeds"); i++) {
            seeds.add(seed(folder, first + i));
        }
        return new ComparedRun(
                path,
                name == null ? String.valueOf(manifest.get("algorithm")) : name,
                String.valueOf(manifest.get("scenario")),
                manifest.get("parameters") instanceof Map<?, ?> parameters ? parameters : Map.of(),
                training,
                seeds);
    }

    /** Why a training cannot be compared; empty if it can. */
    static Optional<String> obstacle(Path path) {
        RunFolder folder = RunFolder.open(path);
        Map<String, Object> manifest = folder.manifest();
        if (!manifest.containsKey("evaluations") || RunFolder.number(path, manifest, "evaluations") == 0) {
            return Optional.of(path + " was trained without evaluations; train again with --evaluations 10");
        }
        long first = RunFolder.number(path, manifest, "seed");
        long steps = RunFolder.number(path, manifest, "steps");
        return LongStream.range(first, first + RunFolder.number(path, manifest, "seeds"))
                .mapToObj(seed -> obstacle(folder, seed, steps))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> obstacle(RunFolder folder, long seed, long steps) {
        SeedEvaluations evaluations = SeedEvaluations.open(folder.seed(seed));
        String of = "seed " + seed + " of " + folder.path();
        Optional<SeedEvaluations.Entry> diverged = evaluations.all().stream()
                .filter(entry -> !Double.isFinite(entry.mean()))
                .findFirst();
        if (diverged.isPresent()) {
            return Optional.of(
                    of + " diverged: its return after " + diverged.get().stepCount() + " steps is "
                            + diverged.get().mean() + "; leave the run out and report it apart");
        }
        if (evaluations.latestStep() < steps || evaluations.absolute().isEmpty()) {
            return Optional.of(of + " has not ended; go on with: throng train --resume " + folder.path());
        }
        return Optional.empty();
    }

    private static Seed seed(RunFolder folder, long seed) {
        SeedEvaluations evaluations = SeedEvaluations.open(folder.seed(seed));
        return new Seed(seed, evaluations.all(), evaluations.absolute());
    }
}
