package io.throng.scenarios.cli;

import io.throng.kernel.Execution;
import java.nio.file.Path;
import java.util.Map;

/**
 * What all runs of a sweep have in common.
 *
 * @param target what stands for the scenario after {@code throng run}
 * @param agents how many, or null for as many as the scenario has
 * @param set parameters by name
 * @param seed of the first repeat
 * @param steps of each run
 * @param execution of each run
 * @param out folder for results, or null
 * @param pictures whether to draw
 * @param json whether to print a machine-readable line last
 */
record SweepRequest(
        String target,
        Integer agents,
        Map<String, String> set,
        long seed,
        long steps,
        Execution execution,
        Path out,
        boolean pictures,
        boolean json) {}
