package io.throng.scenarios.cli;

import io.throng.scenarios.io.Json;
import io.throng.scenarios.io.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Compares trainings, prints what came out, and writes it to a folder. */
final class ComparisonReport {
    private ComparisonReport() {}

    /**
     * Makes the report.
     *
     * @param out a new folder, or an empty one
     * @return what {@code --json} prints
     */
    static Map<String, Object> make(List<ComparedRun> compared, ComparisonOptions options, Path out)
            throws IOException {
        ComparedRuns runs = new ComparedRuns(compared);
        ComparisonResult result = ComparisonResult.of(runs, options.metric(), options.scales(runs));
        RunFolder folder = RunFolder.create(out);
        new ComparisonText(result).print();
        new ComparisonCsv(result).write(folder.path());
        ComparisonJson json = new ComparisonJson(result);
        Map<String, Object> described = json.describe();
        Files.writeString(folder.resolve("comparison.json"), Json.page(described));
        Files.writeString(folder.resolve("marl-eval.json"), Json.page(json.marlEval()));
        Pictures pictures = new Pictures(folder, about(compared));
        new ComparisonCharts(result).all().forEach(pictures::draw);
        System.out.println("tables, pictures and marl-eval.json in " + folder.path());
        described.put("out", folder.path().toString());
        return described;
    }

    private static Map<String, String> about(List<ComparedRun> compared) {
        return Pictures.about(
                compared.stream().map(ComparedRun::path).toList(),
                compared.stream()
                        .flatMap(run -> run.seeds().stream())
                        .map(ComparedRun.Seed::seed)
                        .toList());
    }
}
