package io.throng.viz.chart;

import io.throng.kernel.record.Series;
import java.util.ArrayList;
import java.util.List;

/**
 * The outline of a band as XChart's closed polygon: along the lower ends, back along the upper ones. Where points lack an
 * interval the polygon ends with NaN and the next begins.
 */
record BandOutline(List<Double> x, List<Double> y) {
    static BandOutline of(List<Series.Point> points) {
        var outline = new BandOutline(new ArrayList<>(), new ArrayList<>());
        List<Series.Point> run = new ArrayList<>();
        for (Series.Point point : points) {
            if (point.hasInterval()) {
                run.add(point);
            } else {
                outline.close(run);
                run.clear();
            }
        }
        outline.close(run);
        return outline;
    }

    boolean isEmpty() {
        return x.isEmpty();
    }

    private void close(List<Series.Point> run) {
        if (run.isEmpty()) {
            return;
        }
        if (!isEmpty()) {
            add(run.getFirst().x(), Double.NaN);
        }
        run.forEach(point -> add(point.x(), point.low()));
        run.reversed().forEach(point -> add(point.x(), point.high()));
    }

    private void add(double newX, double newY) {
        x.add(newX);
        y.add(newY);
    }
}
