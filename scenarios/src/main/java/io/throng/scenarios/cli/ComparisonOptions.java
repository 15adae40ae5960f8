package io.throng.scenarios.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What to compare by. */
final class ComparisonOptions {
    @Option(
            names = "--kind",
            paramLabel = "NAME",
            description = "Look at the returns of one kind of agents (default: averaged over all agents).")
    private String kind;

    @Option(
            names = "--target",
            paramLabel = "[SCENARIO=]T",
            description = "A return to reach, for the optimality gap (default: the high end of --normalise).")
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--normalise",
            paramLabel = "[SCENARIO=]LOW,HIGH",
            description = "Returns that count as 0 and 1 (default: lowest and highest of any episode compared).")
    private List<String> normalise = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for tables, pictures and marl-eval's JSON.")
    private Path out;

    /** The metric asked for. */
    String metric() {
        return Metrics.of(kind);
    }

    Scales scales(ComparedRuns runs) {
        return new Scales(runs, metric(), normalise, targets);
    }

    /** The folder asked for, or the first unused one of a name. */
    Path out(Path otherwise) {
        return out == null ? otherwise : out;
    }
}
