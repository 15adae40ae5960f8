package io.throng.scenarios.cli;

import io.throng.scenarios.Catalogue;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code throng sweep}. */
@Command(
        name = "sweep",
        description = {
            "Runs a scenario over values of its parameters and over seeds, several runs side by side.",
            "Given the same command again it runs only what is missing, however it ended before.",
            "Given a .java file, compiles it and runs its main with the other arguments: this executes the code in it."
        },
        subcommands = SweepMergeCommand.class,
        mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "<scenario|File.java>",
            description = "A name that throng list prints, or a Java file.")
    private String scenario;

    @Mixin
    private WorldOptions world = new WorldOptions();

    @Option(names = "--steps", paramLabel = "N", description = "Steps of each run (default: ${DEFAULT-VALUE}).")
    private long steps = 1000;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for results (default: runs/<scenario>-sweep); of an earlier call: goes on there.")
    private Path out;

    @Option(names = "--no-pictures", description = "Draw nothing.")
    private boolean noPictures;

    @Option(names = "--json", description = "Print one machine-readable line last.")
    private boolean json;

    @Mixin
    private SweepOptions options = new SweepOptions();

    @Override
    public Integer call() throws Exception {
        if (scenario == null) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: '<scenario|File.java>'");
        }
        if (scenario.endsWith(".java")) {
            throw new IllegalArgumentException("a file must stand before all options, got " + scenario
                    + " behind one; write throng sweep " + scenario + " --vary ...");
        }
        SweepRequest request = new SweepRequest(
                scenario,
                world.agents,
                world.set,
                world.seed,
                steps,
                new ExecutionOptions().execution(),
                out,
                !noPictures,
                json);
        return SweepJob.run(Catalogue.load().named(scenario), request, options);
    }
}
