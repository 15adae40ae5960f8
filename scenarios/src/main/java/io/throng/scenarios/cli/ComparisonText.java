package io.throng.scenarios.cli;

import io.throng.marl.evaluate.Comparison;
import io.throng.marl.evaluate.Estimate;
import io.throng.marl.evaluate.Normalization;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** The numbers of a comparison for a person to read. */
final class ComparisonText {
    private final ComparisonResult result;

    ComparisonText(ComparisonResult result) {
        this.result = result;
    }

    void print() {
        System.out.printf(
                "%s of the best policy of each seed, on ten times the episodes (absolute metric);"
                        + " 95 %% intervals by stratified bootstrap over seeds%n",
                result.metric());
        result.scores().forEach((task, ofTask) -> {
            System.out.println(task);
            TextTable table = new TextTable();
            ofTask.forEach((algorithm, estimates) -> addRow(
                    table,
                    List.of("algorithm", "seeds"),
                    List.of(algorithm, "" + result.seeds(task, algorithm)),
                    estimates));
            table.print();
        });
        System.out.println("on the common scale (" + wordsOfScales() + ")");
        TextTable table = new TextTable();
        for (Comparison.Standing standing : result.comparison().standings()) {
            addRow(table, List.of("algorithm"), List.of(standing.name()), ComparisonResult.aggregates(standing));
        }
        table.print();
        printPairs();
        System.out.println(conclusion());
    }

    private static void addRow(
            TextTable table, List<String> heads, List<String> cells, SequencedMap<String, Estimate> estimates) {
        if (table.isEmpty()) {
            List<String> all = new ArrayList<>(heads);
            estimates.keySet().forEach(name -> all.add(name.replace('_', ' ')));
            table.add(all);
        }
        List<String> all = new ArrayList<>(cells);
        estimates.values().forEach(estimate -> all.add(words(estimate)));
        table.add(all);
    }

    private static String words(Estimate estimate) {
        return estimate.interval()
                .map(interval -> Verdict.number(estimate.value(), interval))
                .orElseGet(() -> String.format(Locale.ROOT, "%.2f [no interval]", estimate.value()));
    }

    private String wordsOfScales() {
        return result.runs().tasks().stream()
                .map(task -> {
                    Normalization scale = result.scales().normalization(task);
                    return String.format(
                            Locale.ROOT,
                            "0 is %.2f and 1 is %.2f on %s%s",
                            scale.low(),
                            scale.high(),
                            task,
                            result.scales().isGiven(task)
                                    ? ""
                                    : ", the lowest and the highest of any episode compared");
                })
                .collect(Collectors.joining("; "));
    }

    private void printPairs() {
        if (result.comparison().pairs().isEmpty()) {
            return;
        }
        System.out.println("probability that a seed of the first scores more than a seed of the second");
        TextTable table = new TextTable();
        for (Comparison.Pair pair : result.comparison().pairs()) {
            table.add(List.of(pair.first() + ", " + pair.second(), words(pair.probability())));
        }
        table.print();
    }

    /** The ranking, with what it leaves open; or why there is none. */
    private String conclusion() {
        if (result.verdict().refusal().isPresent()) {
            return result.verdict().refusal().get();
        }
        if (result.ranking().isEmpty()) {
            return "one algorithm: nothing to rank";
        }
        String order = "ranking by IQM: " + String.join(", ", result.ranking().get());
        String unclear = result.comparison().pairs().stream()
                .filter(pair -> !pair.isClear())
                .map(pair -> pair.first() + " and " + pair.second())
                .collect(Collectors.joining(", "));
        return unclear.isEmpty() ? order : order + "; not clearly apart: " + unclear;
    }
}
