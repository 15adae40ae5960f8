package io.throng.scenarios.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which world of a scenario: its parameters and its seed. */
final class WorldOptions {
    @Option(names = "--agents", paramLabel = "N", description = "Number of agents (default: the scenario's).")
    Integer agents;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of all random numbers; of several runs, of the first (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(names = "--set", paramLabel = "k=v", description = "Change a parameter; may be repeated.")
    Map<String, String> set = new LinkedHashMap<>();
}
