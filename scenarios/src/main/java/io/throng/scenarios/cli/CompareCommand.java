package io.throng.scenarios.cli;

import io.throng.scenarios.io.Json;
import io.throng.scenarios.io.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code throng compare}. */
@Command(
        name = "compare",
        description =
                "Compares trainings of several algorithms and scenarios by what their evaluations left; plays nothing.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "[NAME=]<run>",
            description = "Folders that throng train wrote; NAME tells trainings of one algorithm apart.")
    private List<String> runs = new ArrayList<>();

    @Mixin
    private ComparisonOptions options = new ComparisonOptions();

    @Option(names = "--json", description = "Print one machine-readable line last.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        List<ComparedRun> compared = runs.stream().map(ComparedRun::open).toList();
        Path out = options.out(RunFolder.unused("compare"));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("command", "compare");
        line.putAll(ComparisonReport.make(compared, options, out));
        if (json) {
            System.out.println(Json.line(line));
        }
        return 0;
    }
}
