package io.throng.scenarios.plot;

import io.throng.kernel.record.Axis;
import io.throng.kernel.record.Chart;
import io.throng.kernel.record.Series;
import io.throng.scenarios.sweep.MeanInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Lorenz curves of groups of runs beside equality, with Gini coefficients in the legend. */
public final class LorenzChart {
    private static final int PARTS = 100;

    private LorenzChart() {}

    /**
     * The chart.
     *
     * @param title one line
     * @param caption a smaller line; may be empty
     * @param curves by group, a curve a run; of several the mean and its 95 % interval by Student's t
     */
    public static Chart of(String title, String caption, SequencedMap<String, List<LorenzCurve>> curves) {
        List<Series> series = new ArrayList<>();
        for (Map.Entry<String, List<LorenzCurve>> group : curves.entrySet()) {
            series.add(new Series(
                    group.getKey() + ": Gini coefficient " + gini(group.getValue()), line(group.getValue())));
        }
        series.add(Series.line("equality", new double[] {0, 1}, new double[] {0, 1}));
        return new Chart(title, caption, new Axis("share of owners", ""), new Axis("share owned", ""), series);
    }

    private static List<Series.Point> line(List<LorenzCurve> curves) {
        return IntStream.rangeClosed(0, PARTS)
                .mapToObj(i -> (double) i / PARTS)
                .map(share -> MeanInterval.of(curves.stream()
                                .mapToDouble(curve -> curve.at(share))
                                .toArray())
                        .at(share))
                .toList();
    }

    private static String gini(List<LorenzCurve> curves) {
        MeanInterval mean =
                MeanInterval.of(curves.stream().mapToDouble(LorenzCurve::gini).toArray());
        String number = String.format(Locale.ROOT, "%.3f", mean.mean());
        return mean.interval()
                        .map(interval ->
                                String.format(Locale.ROOT, "%s [%.3f, %.3f]", number, interval.low(), interval.high()))
                        .orElse(number)
                + ", n = " + mean.n();
    }
}
