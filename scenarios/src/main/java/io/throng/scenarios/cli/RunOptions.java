package io.throng.scenarios.cli;

import io.throng.kernel.Command;
import io.throng.kernel.Execution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a run, for scenarios of the catalogue and for scripts. */
final class RunOptions {
    @Mixin
    WorldOptions world = new WorldOptions();

    @Option(names = "--steps", paramLabel = "N", description = "Steps in all (default: ${DEFAULT-VALUE}).")
    long steps = 1000;

    @Mixin
    PolicyOptions policies = new PolicyOptions();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for results (default: runs/<scenario>-<seed>).")
    Path out;

    @Option(names = "--snapshot-at", paramLabel = "STEP", description = "Save the whole state after this step.")
    Long snapshotAt;

    @Option(
            names = "--snapshot-every",
            paramLabel = "K",
            description = "Save the whole state after every K steps; the latest three are kept.")
    Long snapshotEvery;

    @Option(
            names = "--restore",
            paramLabel = "FILE|DIR",
            description = "Go on from a snapshot, or from the newest whole one of a run, with its parameters and seed.")
    Path restore;

    @Option(
            names = "--record",
            paramLabel = "K",
            arity = "0..1",
            fallbackValue = "1",
            description =
                    "Record what there is to see after every K steps (default: 1), for throng replay, film and view.")
    Long record;

    @Option(
            names = "--film",
            paramLabel = "FILE",
            description =
                    "Film the run: name that ends in .mp4 or .gif, or a new folder; throng film has more options.")
    Path film;

    @Option(
            names = "--output",
            paramLabel = "KIND=FILE",
            description = "Also write a file that tools of the field read, where the scenario knows such: of traffic"
                    + " tripinfo, summary, fcd, edgedata, detectors, emissions; packed if its name ends in .gz; may be"
                    + " repeated.")
    Map<String, Path> output = new LinkedHashMap<>();

    @Option(names = "--view", description = "Show the run in a browser as it goes on; throng view has more options.")
    boolean view;

    @Option(
            names = "--tell",
            paramLabel = "STEP:AGENT:TOPIC:FIRST:SECOND",
            description = "Send mail from outside to an agent, to be in its inbox in a step; may be repeated.",
            converter = Tell.class)
    List<Command> tell = new ArrayList<>();

    @Option(
            names = "--inspect",
            paramLabel = "AGENT",
            description = "Print an agent's values at the end; may be repeated.")
    List<Long> inspect = new ArrayList<>();

    @Option(
            names = "--console",
            description = "Read requests from standard input while the run goes on: inspect AGENT,"
                    + " tell AGENT TOPIC FIRST SECOND, stop.")
    boolean console;

    @Option(names = "--no-pictures", description = "Draw nothing.")
    boolean noPictures;

    @Option(names = "--json", description = "Print one machine-readable line last.")
    boolean json;

    @Mixin
    SweepOptions sweep = new SweepOptions();

    @Mixin
    ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private ExecutionOptions execution = new ExecutionOptions();

    /** Threads as asked for, or 0. */
    int threadsAsked() {
        return execution.threadsAsked();
    }

    Execution execution() {
        return execution.execution();
    }

    /**
     * What a sweep of these runs takes from them.
     *
     * @throws IllegalArgumentException if they ask for what a sweep does not do
     */
    SweepRequest sweepRequest(String target) {
        boolean saves =
                restore != null || snapshotAt != null || snapshotEvery != null || record != null || !output.isEmpty();
        if (saves || console || cluster.cluster != null) {
            throw new IllegalArgumentException("a sweep neither saves, records nor joins worlds, and reads no console;"
                + " leave out --restore, --snapshot-at, --snapshot-every, --record, --output, --console and --cluster,"
                + " or what makes it a sweep");
        }
        if (!tell.isEmpty() || !inspect.isEmpty() || policies.isGiven()) {
            throw new IllegalArgumentException("a sweep neither tells nor inspects agents, and those of games act at"
                    + " random; leave out --tell, --inspect, --policy and --draw, or what makes it a sweep");
        }
        cluster.requireNothing();
        return new SweepRequest(
                target, world.agents, world.set, world.seed, steps, execution(), out, !noPictures, json);
    }

    /** Those options of the execution that decide whether a run fails. */
    String deadline() {
        return execution.deadline();
    }
}
