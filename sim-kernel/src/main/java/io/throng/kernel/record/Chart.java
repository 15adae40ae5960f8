package io.throng.kernel.record;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A chart of lines or clouds of points: learning curves, a measure of a world over time, one measure over another.
 *
 * @param title one line above the chart; not blank
 * @param caption a smaller line under the title, the place to say what the bands are ({@code mean and 95 % interval over
 *     10 seeds}); may be empty
 * @param x what runs along the chart, for example {@code environment steps}
 * @param y what is drawn over it
 * @param series at least one, with a finite y somewhere; names differ; drawn and listed in this order
 */
public record Chart(String title, String caption, Axis x, Axis y, List<Series> series) {
    /** Checks the words and the series. */
    public Chart {
        if (title.isBlank()) {
            throw new IllegalArgumentException("title of a chart must not be blank; say what it shows");
        }
        series = List.copyOf(series);
        requireDistinctNames(title, series);
        if (series.stream().flatMap(s -> s.points().stream()).allMatch(p -> Double.isNaN(p.y()))) {
            throw new IllegalArgumentException(
                    "chart " + title + " must have a finite y somewhere, got " + series.size() + " series without one");
        }
    }

    private static void requireDistinctNames(String title, List<Series> series) {
        Set<String> names = new HashSet<>();
        for (Series each : series) {
            if (!names.add(each.name())) {
                throw new IllegalArgumentException(
                        "names of the series of chart " + title + " must differ, got " + each.name() + " twice");
            }
        }
    }
}
