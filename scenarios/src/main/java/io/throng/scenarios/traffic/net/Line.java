package io.throng.scenarios.traffic.net;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of straight pieces, in the direction of travel.
 *
 * @param points two or more, no two neighbours the same
 */
public record Line(List<Point> points) {
    private static final double SAME = 1e-9;
    private static final double SHARPEST = 0.1;
    private static final double STRAIGHT = 1e-6;
    private static final double SHORTEST_CURVE = 0.1;
    private static final int PIECES = 10;

    /**
     * Keeps a copy.
     *
     * @throws IllegalArgumentException if there are fewer than two points
     */
    public Line {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("a line must have two points or more, got " + points);
        }
    }

    /** Through points, of which neighbours may be the same; null if all are. */
    public static Line through(List<Point> points) {
        List<Point> distinct = new ArrayList<>();
        for (Point point : points) {
            if (distinct.isEmpty() || point.minus(distinct.getLast()).norm() > SAME) {
                distinct.add(point);
            }
        }
        return distinct.size() < 2 ? null : new Line(distinct);
    }

    /** Through {@code x0, y0, x1, y1, ...}; null if all points are the same. */
    static Line through(double[] xy) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < xy.length; i += 2) {
            points.add(new Point(xy[i], xy[i + 1]));
        }
        return through(points);
    }

    /**
     * A curve from one place to another: Bézier's, with handles such that a turn between tangents of a circle is all but that
     * circle.
     *
     * @param heading where it heads at its beginning, of length 1
     * @param finalHeading where it heads at its end, of length 1
     */
    public static Line curve(Point from, Point heading, Point to, Point finalHeading) {
        Point chord = to.minus(from);
        double length = chord.norm();
        if (length < SHORTEST_CURVE) {
            return new Line(List.of(from, from.plus(heading, SHORTEST_CURVE)));
        }
        if (Math.abs(heading.cross(chord)) < STRAIGHT * length
                && Math.abs(finalHeading.cross(chord)) < STRAIGHT * length
                && heading.dot(finalHeading) > 0) {
            return new Line(List.of(from, to));
        }
        double halfCosine = Math.sqrt(Math.max(0, (1 + heading.dot(finalHeading)) / 2));
        double handle = 2 * length / (3 * (1 + halfCosine));
        Point first = from.plus(heading, handle);
        Point second = to.plus(finalHeading, -handle);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i <= PIECES; i++) {
            double t = (double) i / PIECES;
            double s = 1 - t;
            points.add(new Point(0, 0)
                    .plus(from, s * s * s)
                    .plus(first, 3 * s * s * t)
                    .plus(second, 3 * s * t * t)
                    .plus(to, t * t * t));
        }
        return through(points);
    }

    /** Where it begins. */
    public Point start() {
        return points.getFirst();
    }

    /** Where it ends. */
    public Point end() {
        return points.getLast();
    }

    /** Where it heads at its beginning. */
    public Point heading() {
        return piece(1).unit();
    }

    /** Where it heads at its end. */
    public Point finalHeading() {
        return piece(points.size() - 1).unit();
    }

    /** From the point before to this one. */
    private Point piece(int i) {
        return points.get(i).minus(points.get(i - 1));
    }

    /** In m. */
    public double length() {
        double sum = 0;
        for (int i = 1; i < points.size(); i++) {
            sum += piece(i).norm();
        }
        return sum;
    }

    /** The part between two distances from the beginning, the first less than the second. */
    public Line between(double first, double last) {
        List<Point> part = new ArrayList<>();
        part.add(at(first));
        double along = 0;
        for (int i = 1; i < points.size() - 1; i++) {
            along += piece(i).norm();
            if (along > first && along < last) {
                part.add(points.get(i));
            }
        }
        part.add(at(last));
        return through(part);
    }

    /** The place at a distance from the beginning. */
    public Point at(double metres) {
        double left = metres;
        for (int i = 1; i < points.size(); i++) {
            double length = piece(i).norm();
            if (left <= length) {
                return points.get(i - 1).plus(piece(i), Math.max(0, left) / length);
            }
            left -= length;
        }
        return end();
    }

    /** The parallel at a distance to the right. */
    public Line toRight(double metres) {
        List<Point> moved = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point before = piece(Math.max(1, i)).unit().right();
            Point after = piece(Math.min(points.size() - 1, i + 1)).unit().right();
            double scale = metres / Math.max(SHARPEST, 1 + before.dot(after));
            moved.add(points.get(i).plus(before, scale).plus(after, scale));
        }
        return through(moved);
    }

    /** Where it first crosses another, in m from the beginning; infinite if it does not. */
    public double crossing(Line other) {
        double along = 0;
        for (int i = 1; i < points.size(); i++) {
            double first = Double.POSITIVE_INFINITY;
            for (int j = 1; j < other.points.size(); j++) {
                first = Math.min(first, crossing(points.get(i - 1), piece(i), other.points.get(j - 1), other.piece(j)));
            }
            if (first <= 1) {
                return along + first * piece(i).norm();
            }
            along += piece(i).norm();
        }
        return Double.POSITIVE_INFINITY;
    }

    /** Which share of the first piece lies before the second; infinite if they do not cross. */
    private static double crossing(Point a, Point along, Point b, Point other) {
        double determinant = along.cross(other);
        Point apart = b.minus(a);
        double s = apart.cross(other) / determinant;
        double t = apart.cross(along) / determinant;
        return determinant != 0 && s >= 0 && s <= 1 && t >= 0 && t <= 1 ? s : Double.POSITIVE_INFINITY;
    }

    /** {@code x0, y0, x1, y1, ...}. */
    public float[] shape() {
        float[] shape = new float[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            shape[2 * i] = (float) points.get(i).x();
            shape[2 * i + 1] = (float) points.get(i).y();
        }
        return shape;
    }
}
