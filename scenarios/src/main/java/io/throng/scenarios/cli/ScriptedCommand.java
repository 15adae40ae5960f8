package io.throng.scenarios.cli;

import io.throng.scenarios.Scenario;
import io.throng.scenarios.script.Scripted;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What a script's main becomes: {@code throng run} of the scenario it describes. */
@Command(name = "throng run", description = "Runs the world that this file describes.", mixinStandardHelpOptions = true)
final class ScriptedCommand implements Callable<Integer> {
    private final Scenario<?> scenario;

    @Mixin
    private RunOptions options = new RunOptions();

    ScriptedCommand(Scenario<?> scenario) {
        this.scenario = scenario;
    }

    @Override
    public Integer call() throws Exception {
        return RunJob.run(scenario, target(), options);
    }

    private String target() {
        return scenario instanceof Scripted scripted
                ? scripted.source().map(source -> source.file().toString()).orElse("FILE.java")
                : scenario.name();
    }
}
