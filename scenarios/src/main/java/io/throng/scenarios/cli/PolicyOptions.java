package io.throng.scenarios.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** By whose policies the agents of a game decide. */
final class PolicyOptions {
    @Option(
            names = "--policy",
            paramLabel = "[KIND=]FILE|DIR",
            description =
                    "In a game, let agents of a kind follow a learned policy: a file that throng export wrote, or the"
                            + " folder of a training; may be repeated. Other kinds act at random.")
    private List<String> policies = new ArrayList<>();

    @Option(names = "--draw", description = "Draw actions from policies instead of taking the most likely ones.")
    private boolean draw;

    /** Whether any of these options was given. */
    boolean isGiven() {
        return !policies.isEmpty() || draw;
    }

    /** The policies given, and random actions for others. */
    RunPolicies policies() throws IOException {
        return RunPolicies.parse(policies, draw);
    }

    /** The policies given, and for other kinds those of a training. */
    RunPolicies policiesOf(TrainedRun run) throws IOException {
        return run.policies(policies, draw);
    }
}
