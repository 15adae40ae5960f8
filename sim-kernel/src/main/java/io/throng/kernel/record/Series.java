package io.throng.kernel.record;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One line of a {@link Chart}, with an interval around it where it has one; or a cloud of points.
 *
 * @param name what the legend calls it; not blank
 * @param points at least one, in order of x (equal values may repeat)
 * @param mark whether a line goes through them
 */
public record Series(String name, List<Point> points, Mark mark) {
    /** How the points are drawn. */
    public enum Mark {
        /** Joined by a line. */
        LINE,
        /** Each by itself, as in a scatter plot. */
        POINTS
    }

    /** Checks the name and the order of the points. */
    public Series {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name of a series must not be blank; give the legend a word");
        }
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("series " + name + " must have at least one point, got none");
        }
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).x() < points.get(i - 1).x()) {
                throw new IllegalArgumentException("x of series " + name + " must not fall, got "
                        + points.get(i - 1).x() + " then " + points.get(i).x() + " at point " + i
                        + "; sort the points");
            }
        }
    }

    /** A line. */
    public Series(String name, List<Point> points) {
        this(name, points, Mark.LINE);
    }

    /** Points by themselves, in any order; both arrays {@code [points]}. */
    public static Series scatter(String name, double[] x, double[] y) {
        requireSameLength(name, x, y);
        return new Series(
                name,
                IntStream.range(0, x.length)
                        .mapToObj(i -> Point.of(x[i], y[i]))
                        .sorted(Comparator.comparingDouble(Point::x))
                        .toList(),
                Mark.POINTS);
    }

    /** A line without intervals; both arrays {@code [points]}. */
    public static Series line(String name, double[] x, double[] y) {
        requireSameLength(name, x, y);
        return new Series(
                name,
                IntStream.range(0, x.length).mapToObj(i -> Point.of(x[i], y[i])).toList());
    }

    /** A line inside a band, such as a mean and its 95 % interval; all arrays {@code [points]}. */
    public static Series band(String name, double[] x, double[] y, double[] low, double[] high) {
        requireSameLength(name, x, y);
        requireSameLength(name, x, low);
        requireSameLength(name, x, high);
        return new Series(
                name,
                IntStream.range(0, x.length)
                        .mapToObj(i -> new Point(x[i], y[i], low[i], high[i]))
                        .toList());
    }

    private static void requireSameLength(String name, double[] x, double[] other) {
        if (x.length != other.length) {
            throw new IllegalArgumentException("arrays of series " + name + " must have one length, got [" + x.length
                    + "] and [" + other.length + "]");
        }
    }

    /**
     * One point of a series.
     *
     * @param x finite
     * @param y finite, or NaN for a gap in the line
     * @param low lower end of the interval; NaN, as {@code high}, where there is none
     * @param high upper end of the interval, at least {@code low}
     */
    public record Point(double x, double y, double low, double high) {
        /** Checks the values. */
        public Point {
            if (!Double.isFinite(x)) {
                throw new IllegalArgumentException("x of a point must be finite, got " + x);
            }
            if (Double.isInfinite(y)) {
                throw new IllegalArgumentException("y of a point must be finite or NaN (a gap), got " + y);
            }
            boolean none = Double.isNaN(low) && Double.isNaN(high);
            if (!none && !(low <= high && Double.isFinite(low) && Double.isFinite(high))) {
                throw new IllegalArgumentException("interval of a point must have finite low <= high, got [" + low
                        + ", " + high + "]; give NaN twice for no interval");
            }
        }

        /** A point without an interval. */
        public static Point of(double x, double y) {
            return new Point(x, y, Double.NaN, Double.NaN);
        }

        /** Whether the point has an interval. */
        public boolean hasInterval() {
            return !Double.isNaN(low);
        }
    }
}
