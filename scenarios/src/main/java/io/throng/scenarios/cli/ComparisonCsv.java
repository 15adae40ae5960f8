package io.throng.scenarios.cli;

import io.throng.marl.evaluate.Comparison;
import io.throng.marl.evaluate.Estimate;
import io.throng.marl.evaluate.SampleEfficiency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a comparison for spreadsheets. */
final class ComparisonCsv {
    private final ComparisonResult result;

    ComparisonCsv(ComparisonResult result) {
        this.result = result;
    }

    void write(Path folder) throws IOException {
        Csv csv = new Csv("scenario,algorithm,seeds,statistic,value,low,high");
        result.scores()
                .forEach((task, ofTask) ->
                        ofTask.forEach((algorithm, estimates) -> estimates.forEach((statistic, estimate) ->
                                csv.add(estimate, task, algorithm, result.seeds(task, algorithm), statistic))));
        csv.write(folder.resolve("scores.csv"));
        writeSeeds(folder.resolve("seeds.csv"));
        Csv normalised = new Csv("algorithm,statistic,value,low,high");
        Csv profile = new Csv("algorithm,threshold,share,low,high");
        for (Comparison.Standing standing : result.comparison().standings()) {
            ComparisonResult.aggregates(standing)
                    .forEach((name, estimate) -> normalised.add(estimate, standing.name(), name));
            standing.profile().points().forEach(p -> profile.add(p.share(), standing.name(), p.threshold()));
        }
        normalised.write(folder.resolve("normalised.csv"));
        profile.write(folder.resolve("performance-profile.csv"));
        Csv pairs = new Csv("first,second,probability,low,high");
        result.comparison().pairs().forEach(pair -> pairs.add(pair.probability(), pair.first(), pair.second()));
        pairs.write(folder.resolve("probability-of-improvement.csv"));
        Csv curves = new Csv("scenario,algorithm,environment_steps,iqm,low,high");
        result.curves()
                .forEach((task, ofTask) ->
                        ofTask.forEach((algorithm, curve) -> addCurve(curves, task, algorithm, curve)));
        result.overall().forEach((algorithm, curve) -> addCurve(curves, "(all, normalised)", algorithm, curve));
        curves.write(folder.resolve("sample-efficiency.csv"));
    }

    private static void addCurve(Csv curves, String task, String algorithm, SampleEfficiency curve) {
        curve.points().forEach(point -> curves.add(point.iqm(), task, algorithm, point.environmentSteps()));
    }

    private void writeSeeds(Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of("scenario,algorithm,seed,score"));
        for (String task : result.runs().tasks()) {
            for (String algorithm : result.runs().algorithms()) {
                result.runs()
                        .seeds(task, algorithm)
                        .forEach(seed -> lines.add(
                                String.join(",", task, algorithm, "" + seed.seed(), "" + seed.score(result.metric()))));
            }
        }
        Files.write(file, lines);
    }

    /** Rows that end in a value and the ends of its interval, empty where it has none. */
    private static final class Csv {
        private final List<String> lines = new ArrayList<>();

        Csv(String header) {
            lines.add(header);
        }

        void add(Estimate estimate, Object... cells) {
            StringBuilder line = new StringBuilder();
            for (Object cell : cells) {
                line.append(String.valueOf(cell).contains(",") ? "\"" + cell + "\"" : cell)
                        .append(',');
            }
            line.append(estimate.value());
            line.append(estimate.interval()
                    .map(interval -> "," + interval.low() + "," + interval.high())
                    .orElse(",,"));
            lines.add(line.toString());
        }

        void write(Path file) throws IOException {
            Files.write(file, lines);
        }
    }
}
