package io.throng.scenarios.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code throng plot}. */
@Command(
        name = "plot",
        description = {
            "Draws figures of runs, trainings or a sweep, as SVG and PNG.",
            "Measures over the steps, with the mean and 95 % interval of runs that differ in their seeds only; one"
                    + " measure over another (--against: flow over density); a sweep's phase diagrams; Lorenz curves"
                    + " (--lorenz); space-time diagrams (--space-time)."
        },
        mixinStandardHelpOptions = true)
final class PlotCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "[NAME=]<run>",
            description = "Folders that throng run or train wrote, or one of a sweep; NAME is for the legend.")
    private List<String> runs = new ArrayList<>();

    @Mixin
    private PlotOptions options = new PlotOptions();

    @Mixin
    private ExecutionOptions execution = new ExecutionOptions();

    @Override
    public Integer call() throws Exception {
        options.requireSense(runs.size());
        new PlotJob(runs, options, execution.execution()).draw();
        return 0;
    }
}
