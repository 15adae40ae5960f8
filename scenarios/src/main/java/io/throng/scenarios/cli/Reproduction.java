package io.throng.scenarios.cli;

import io.throng.kernel.AgentFailure;
import io.throng.kernel.Command;
import io.throng.kernel.Parameters;
import io.throng.kernel.SimulationException;
import io.throng.scenarios.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The commands that show a failure again: the whole run up to it, and the end of it from a snapshot where there is one. Threads
 * and regions need not be the same.
 *
 * @param target what stands after {@code throng run}
 * @param settings the options that make the world, its seed and what it was told, with a space before each
 * @param limits the options that decide whether it fails
 * @param snapshots the run's own
 */
record Reproduction(String target, String settings, String limits, RunSnapshots snapshots) {
    private static final long MEGABYTE = 1 << 20;
    private static final String PLAIN = "[A-Za-z0-9_./:=+-]+";

    static Reproduction of(
            Scenario<?> scenario,
            String target,
            Record parameters,
            RunPolicies policies,
            RunOptions options,
            RunSnapshots snapshots) {
        String settings = settings(scenario, Parameters.values(parameters)) + policies.options() + " --seed "
                + options.world.seed;
        return new Reproduction(target, settings, options.deadline(), snapshots);
    }

    /** The options that make values of the scenario's defaults, with a space before each. */
    static String settings(Scenario<?> scenario, Map<String, ?> values) {
        StringBuilder settings = new StringBuilder();
        Map<String, Object> defaults = Parameters.values(scenario.defaults());
        values.forEach((name, value) -> {
            if (!value.toString().equals(defaults.get(name).toString())) {
                settings.append(" --set ").append(quoted(name + "=" + value));
            }
        });
        return settings.toString();
    }

    static String quoted(String text) {
        return text.matches(PLAIN) ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** The commands for an agent's failure, the shortest run last. */
    List<String> of(AgentFailure failure, List<Command> journal) {
        return commands(failure.step(), failure.cause(), journal);
    }

    /** The exception that ended a run, and the commands that show it again. */
    SimulationException explain(SimulationException ended, List<Command> journal) {
        OptionalLong step = ended.step();
        if (step.isEmpty()) {
            return ended;
        }
        String commands = String.join("\n  or: ", commands(step.getAsLong(), ended.getCause(), journal));
        return new SimulationException(
                ended.getMessage() + "\n  reproduce: " + commands, step.getAsLong(), ended.getCause());
    }

    private List<String> commands(long step, Throwable cause, List<Command> journal) {
        StringBuilder told = new StringBuilder();
        journal.stream()
                .filter(command -> command.step() <= step)
                .forEach(command -> told.append(" --tell ").append(Tell.write(command)));
        String end = " --steps " + (step + 1) + told + limits;
        List<String> commands = new ArrayList<>();
        commands.add(heap(cause) + "throng run " + target + settings + end);
        Path snapshot = snapshots.latestUpTo(step);
        if (snapshot != null) {
            commands.add(heap(cause) + "throng run " + target + " --restore " + quoted(snapshot.toString()) + end);
        }
        return commands;
    }

    /** Whether memory runs out depends on how much there is. */
    private static String heap(Throwable cause) {
        return cause instanceof OutOfMemoryError
                ? "THRONG_HEAP=" + Runtime.getRuntime().maxMemory() / MEGABYTE + "m "
                : "";
    }
}
