package io.throng.scenarios.traffic.net;

/**
 * A place in the plane, or the way from one to another.
 *
 * @param x in m
 * @param y in m
 */
public record Point(double x, double y) {
    /** This and so many times the other. */
    public Point plus(Point other, double times) {
        return new Point(x + times * other.x, y + times * other.y);
    }

    /** The way from the other to this one. */
    public Point minus(Point other) {
        return new Point(x - other.x, y - other.y);
    }

    /** The inner product. */
    public double dot(Point other) {
        return x * other.x + y * other.y;
    }

    /** Positive if the other lies to the left. */
    public double cross(Point other) {
        return x * other.y - y * other.x;
    }

    /** The length, in m. */
    public double norm() {
        return Math.sqrt(x * x + y * y);
    }

    /** Of length 1. */
    public Point unit() {
        double norm = norm();
        return new Point(x / norm, y / norm);
    }

    /** A quarter turn to the right. */
    public Point right() {
        return new Point(y, -x);
    }
}
