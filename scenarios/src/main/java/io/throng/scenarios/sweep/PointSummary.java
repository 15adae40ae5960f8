package io.throng.scenarios.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One measured number over the repeats of one point.
 *
 * @param point of the design
 * @param varied its values
 * @param measured what
 * @param value over the runs that came to one
 * @param failed how many runs failed
 */
public record PointSummary(int point, Map<String, String> varied, Measured measured, MeanInterval value, long failed) {
    /** All points that have a result, and for each all that is measured anywhere. */
    public static List<PointSummary> of(List<RunResult> results) {
        Map<Integer, List<RunResult>> byPoint = new LinkedHashMap<>();
        results.stream()
                .sorted((a, b) -> Integer.compare(a.run().point(), b.run().point()))
                .forEach(result -> byPoint.computeIfAbsent(result.run().point(), _ -> new ArrayList<>())
                        .add(result));
        List<Measured> measured = Measured.of(results);
        List<PointSummary> summaries = new ArrayList<>();
        byPoint.forEach((point, ofPoint) -> measured.forEach(each -> summaries.add(of(point, ofPoint, each))));
        return summaries;
    }

    private static PointSummary of(int point, List<RunResult> results, Measured measured) {
        double[] values = results.stream()
                .map(measured::in)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return new PointSummary(
                point,
                results.getFirst().run().varied(),
                measured,
                MeanInterval.of(values),
                results.stream().filter(RunResult::isFailed).count());
    }
}
