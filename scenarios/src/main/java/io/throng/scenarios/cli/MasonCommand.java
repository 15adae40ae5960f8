package io.throng.scenarios.cli;

import io.throng.kernel.Execution;
import io.throng.scenarios.mason.MasonScenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code throng mason}. */
@Command(
        name = "mason",
        description = {
            "Runs a MASON model without a screen, many seeds at once.",
            "The seeds of MASON, 32 bits each, are drawn from --seed; runs.csv tells them."
        },
        mixinStandardHelpOptions = true)
final class MasonCommand implements Callable<Integer> {
    private static final int FRAMES = 50;

    @Parameters(paramLabel = "<class>", description = "The model's class, such as sim.app.flockers.Flockers.")
    private String model;

    @Option(names = "--steps", paramLabel = "N", description = "MASON's steps of each run (default: ${DEFAULT-VALUE}).")
    private long steps = 1000;

    @Option(names = "--seeds", paramLabel = "n", description = "How many runs (default: ${DEFAULT-VALUE}).")
    private int seeds = 8;

    @Option(names = "--seed", paramLabel = "S", description = "Where all seeds come from (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--set", paramLabel = "k=v", description = "Set a property of the model; may be repeated.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--measure",
            paramLabel = "NAME",
            description = "Measure a property, or a field's .objects, .mean, .min or .max; may be repeated.")
    private List<String> measures = new ArrayList<>();

    @Option(
            names = "--every",
            paramLabel = "k",
            description = "Measure, compare and record after every k steps (default: some 50 times in all).")
    private Integer every;

    @Option(names = "--record", description = "Keep what the model's fields hold: a file for each run.")
    private boolean record;

    @Option(names = "--jar", paramLabel = "FILE", description = "Where the model's classes are; this executes them.")
    private String jar = "";

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for results (default: runs/<model>-<seed>).")
    private Path out;

    @Option(names = "--no-pictures", description = "Draw nothing.")
    private boolean noPictures;

    @Option(names = "--json", description = "Print one machine-readable line last.")
    private boolean json;

    @Mixin
    private ExecutionOptions execution = new ExecutionOptions();

    @Override
    public Integer call() throws Exception {
        int stride = every == null ? stride() : every;
        if (steps < 1 || stride < 1 || steps % stride != 0) {
            throw new IllegalArgumentException("steps must be a multiple of every, and both at least 1, got " + steps
                    + " and " + stride + "; change --steps or --every");
        }
        String properties = set.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(";"));
        MasonScenario.Parameters parameters =
                new MasonScenario.Parameters(model, seeds, stride, properties, String.join(",", measures), jar);
        return new MasonJob(parameters, seed, steps / stride, execution(), record, !noPictures, json).run(out);
    }

    /** The longest that divides the steps and gives so many frames. */
    private int stride() {
        int longest = Math.clamp(steps / FRAMES, 1, Integer.MAX_VALUE);
        while (steps % longest != 0) {
            longest--;
        }
        return longest;
    }

    /** A run is worth a region of its own. */
    private Execution execution() {
        Execution asked = execution.execution();
        return asked.regions() > 0 ? asked : asked.withRegions(Math.clamp(seeds, 1, 4 * asked.threads()));
    }
}
