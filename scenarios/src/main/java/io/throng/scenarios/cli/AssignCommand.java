package io.throng.scenarios.cli;

import io.throng.scenarios.io.Json;
import io.throng.scenarios.traffic.assignment.FlowNetwork;
import io.throng.scenarios.traffic.assignment.Principle;
import io.throng.scenarios.traffic.assignment.StaticAssignment;
import io.throng.scenarios.traffic.assignment.Tntp;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code throng assign}. */
@Command(
        name = "assign",
        description = {
            "Spreads trips over a network whose links take longer the more use them (static assignment).",
            "So that everybody's way is as quick as any (user equilibrium), or all together take the least time"
                    + " (system optimum). Files are of Transportation Networks for Research (TNTP)."
        },
        mixinStandardHelpOptions = true)
final class AssignCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "<net.tntp>", description = "The network.")
    private Path net;

    @Parameters(index = "1", paramLabel = "<trips.tntp>", description = "The trips.")
    private Path trips;

    @Option(
            names = "--principle",
            paramLabel = "P",
            description = "By which trips spread: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Principle principle = Principle.USER;

    @Option(names = "--gap", paramLabel = "G", description = "Relative gap to reach (default: ${DEFAULT-VALUE}).")
    private double gap = 1e-6;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description = "At most so many iterations (default: ${DEFAULT-VALUE}).")
    private int iterations = 1000;

    @Option(names = "--close", paramLabel = "A-B", description = "Leave out the links from A to B; may be repeated.")
    private List<String> closed = new ArrayList<>();

    @Option(names = "--flows", paramLabel = "FILE", description = "Write each link's flow and time as CSV.")
    private Path flows;

    @Option(names = "--json", description = "Print one machine-readable line last.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (!(gap >= 0) || iterations < 0) {
            throw new IllegalArgumentException(
                    "--gap and --iterations must not be negative, got " + gap + " and " + iterations);
        }
        FlowNetwork network = Tntp.network(net);
        for (String link : closed) {
            network = without(network, link);
        }
        Stopwatch stopwatch = new Stopwatch();
        StaticAssignment assignment = StaticAssignment.of(network, Tntp.trips(trips), principle);
        boolean isReached = assignment.improve(gap, iterations);
        stopwatch.stop();
        if (flows != null) {
            write(network, assignment);
        }
        report(network, assignment, stopwatch.wallSeconds());
        if (!isReached) {
            System.err.println("throng: the gap " + gap + " was not reached; allow more --iterations");
        }
        return isReached ? 0 : Complaints.FAILED;
    }

    private static FlowNetwork without(FlowNetwork network, String link) {
        String[] ends = link.split("-", -1);
        try {
            return network.without(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("--close must be two numbers of nodes such as 3-4, got " + link, e);
        }
    }

    private void write(FlowNetwork network, StaticAssignment assignment) throws IOException {
        double[] flow = assignment.flows();
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(flows))) {
            out.println("from,to,flow,time");
            for (int link = 0; link < flow.length; link++) {
                FlowNetwork.FlowLink each = network.links().get(link);
                out.println(each.from() + "," + each.to() + "," + flow[link] + "," + assignment.time(link));
            }
        }
    }

    private void report(FlowNetwork network, StaticAssignment assignment, double seconds) {
        System.out.printf(
                Locale.ROOT,
                "%s of %s: %,d nodes, %,d links, %,.1f trips on %,d ways%n"
                        + "  mean time %.6g, total time %.12g, Beckmann's objective %.12g%n"
                        + "  relative gap %.2e after %,d iterations in %.2f s%n",
                principle == Principle.USER ? "user equilibrium" : "system optimum",
                net.getFileName(),
                network.nodes(),
                network.links().size(),
                assignment.trips(),
                assignment.ways(),
                assignment.meanTime(),
                assignment.totalTime(),
                assignment.beckmann(),
                assignment.relativeGap(),
                assignment.iterations(),
                seconds);
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("command", "assign");
            line.put("principle", principle.toString());
            line.put("mean_time", assignment.meanTime());
            line.put("total_time", assignment.totalTime());
            line.put("beckmann", assignment.beckmann());
            line.put("relative_gap", assignment.relativeGap());
            line.put("iterations", assignment.iterations());
            line.put("seconds", seconds);
            System.out.println(Json.line(line));
        }
    }
}
