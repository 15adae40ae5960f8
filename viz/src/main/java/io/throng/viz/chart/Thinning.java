package io.throng.viz.chart;

import io.throng.kernel.record.Series;
import io.throng.kernel.record.Series.Mark;
import io.throng.kernel.record.Series.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fewer points that look the same: of every bucket of neighbours the lowest and the highest stay, so no spike is lost.
 * The interval of both is as wide as the bucket's. Gaps narrower than a bucket close. Of a cloud every n-th point stays.
 */
final class Thinning {
    /** About two points to a pixel of the chart. */
    static final int MOST_POINTS = 1_600;

    /** As many of a cloud as a picture of vectors can hold. */
    static final int MOST_IN_CLOUD = 10_000;

    private Thinning() {}

    static Series of(Series series) {
        List<Point> points = series.points();
        if (series.mark() == Mark.POINTS) {
            return cloud(series);
        }
        if (points.size() <= MOST_POINTS) {
            return series;
        }
        int bucket = Math.ceilDiv(points.size(), MOST_POINTS / 2);
        List<Point> kept = new ArrayList<>(MOST_POINTS);
        for (int from = 0; from < points.size(); from += bucket) {
            keepExtremes(points.subList(from, Math.min(from + bucket, points.size())), kept);
        }
        return new Series(series.name(), kept);
    }

    private static Series cloud(Series series) {
        List<Point> points = series.points();
        int every = Math.ceilDiv(points.size(), MOST_IN_CLOUD);
        List<Point> kept = IntStream.range(0, Math.ceilDiv(points.size(), every))
                .mapToObj(i -> points.get(i * every))
                .toList();
        return new Series(series.name(), kept, Mark.POINTS);
    }

    private static void keepExtremes(List<Point> bucket, List<Point> kept) {
        List<Point> drawn =
                bucket.stream().filter(point -> !Double.isNaN(point.y())).toList();
        if (drawn.isEmpty()) {
            kept.add(Point.of(bucket.getFirst().x(), Double.NaN));
            return;
        }
        double low = bucket.stream()
                .filter(Point::hasInterval)
                .mapToDouble(Point::low)
                .min()
                .orElse(Double.NaN);
        double high = bucket.stream()
                .filter(Point::hasInterval)
                .mapToDouble(Point::high)
                .max()
                .orElse(Double.NaN);
        Point lowest = drawn.stream().min(Comparator.comparingDouble(Point::y)).orElseThrow();
        Point highest = drawn.stream().max(Comparator.comparingDouble(Point::y)).orElseThrow();
        boolean lowestFirst = drawn.indexOf(lowest) <= drawn.indexOf(highest);
        Point first = lowestFirst ? lowest : highest;
        Point second = lowestFirst ? highest : lowest;
        kept.add(new Point(first.x(), first.y(), low, high));
        kept.add(new Point(second.x(), second.y(), low, high));
    }
}
