package io.throng.scenarios.cli;

import io.throng.scenarios.Catalogue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code throng run}. */
@Command(
        name = "run",
        description = {
            "Runs a scenario without a screen.",
            "Given a .java file, compiles it and runs its main with the other arguments: this executes the code in it."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Parameters(paramLabel = "<scenario|File.java>", description = "A name that throng list prints, or a Java file.")
    private String scenario;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws Exception {
        return RunJob.run(Catalogue.load().named(scenario), scenario, options);
    }
}
