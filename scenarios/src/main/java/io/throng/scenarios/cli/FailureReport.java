package io.throng.scenarios.cli;

import io.throng.kernel.AgentFailure;
import io.throng.kernel.Command;
import io.throng.kernel.Simulation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a run says about agents that failed. */
final class FailureReport {
    private static final int MOST_COMPLAINTS = 10;
    private static final int MOST_NAMED = 10;

    private final Simulation simulation;
    private final Reproduction reproduction;

    FailureReport(Simulation simulation, Reproduction reproduction) {
        this.simulation = simulation;
        this.reproduction = reproduction;
    }

    /** For each kind of failure the first agent it happened to, where, how often, and what shows it again. */
    List<String> lines() {
        Map<String, List<AgentFailure>> alike = new LinkedHashMap<>();
        for (AgentFailure failure : simulation.failures()) {
            alike.computeIfAbsent(failure.phase() + " " + failure.cause(), cause -> new ArrayList<>())
                    .add(failure);
        }
        List<Command> journal = simulation.journal();
        List<String> lines = new ArrayList<>();
        alike.values().stream().limit(MOST_COMPLAINTS).forEach(failures -> {
            AgentFailure first = failures.getFirst();
            String more = failures.size() == 1 ? "" : " (and " + (failures.size() - 1) + " more like it)";
            lines.add(first + where(first.cause()) + more);
            lines.add("  reproduce: " + String.join("\n  or: ", reproduction.of(first, journal)));
        });
        int further = alike.size() - MOST_COMPLAINTS;
        if (further > 0) {
            lines.add("and " + further + " other kinds of failure");
        }
        return lines;
    }

    private static String where(Throwable cause) {
        StackTraceElement[] stack = cause.getStackTrace();
        return stack.length == 0 ? "" : " at " + stack[0];
    }

    /** Who takes no more turns; empty if all do. */
    List<Long> stopped() {
        return simulation.stopped();
    }

    static String named(List<Long> stopped) {
        String some = stopped.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        int more = stopped.size() - MOST_NAMED;
        return (stopped.size() == 1 ? "1 agent has" : stopped.size() + " agents have")
                + " stopped after failing three times and take no more turns: " + some
                + (more > 0 ? " and " + more + " more" : "");
    }
}
