package io.throng.scenarios.cli;

import io.throng.scenarios.Scenario;
import io.throng.scenarios.io.Version;
import io.throng.scenarios.script.SourceFile;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line: the only main of Throng. */
@Command(
        name = "throng",
        description = "Simulates worlds of many agents and learns how they should act.",
        subcommands = {
            ListCommand.class,
            RunCommand.class,
            SweepCommand.class,
            NodeCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            CompareCommand.class,
            ExportCommand.class,
            VerifyCommand.class,
            ViewCommand.class,
            ReplayCommand.class,
            FilmCommand.class,
            PlotCommand.class,
            BenchCommand.class,
            AssignCommand.class,
            EquilibrateCommand.class,
            MasonCommand.class,
            DemoCommand.class,
            SoakCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Throng.Versions.class)
public final class Throng {
    private static final String SOURCE = ".java";

    private Throng() {}

    /** Runs a command and exits with 0, or 1 if it failed, 2 if the input was wrong, 3 if a verification did not agree. */
    public static void main(String[] args) {
        int code = execute(args);
        if (!Interruption.isUnderWay()) {
            System.exit(code);
        }
    }

    /** Runs a command and returns its exit code. */
    public static int execute(String... args) {
        boolean runs = args.length > 1 && (args[0].equals("run") || args[0].equals("sweep"));
        if (runs && args[1].endsWith(SOURCE)) {
            return guarded(args, () -> SourceFile.run(Path.of(args[1]), Arrays.copyOfRange(args, 2, args.length)));
        }
        return commandLine(new Throng()).execute(args);
    }

    /**
     * Runs a scenario that a user's file describes, with the options of {@code throng run}.
     *
     * @return the exit code
     */
    public static int runScripted(Scenario<?> scenario, String[] args) {
        return commandLine(new ScriptedCommand(scenario)).execute(args);
    }

    private static int guarded(String[] args, SourceRun run) {
        try {
            return run.exitCode();
        } catch (Exception e) {
            return Complaints.report(e, args);
        }
    }

    @FunctionalInterface
    private interface SourceRun {
        int exitCode() throws Exception;
    }

    private static CommandLine commandLine(Object command) {
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Complaints::handleParameters)
                .setExecutionExceptionHandler(Complaints::handle);
    }

    /** Tells the version. */
    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"throng " + Version.current()};
        }
    }
}
