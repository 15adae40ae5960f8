package io.throng.scenarios.traffic.net;

/** A place in the plane, or the way from one to another; in m. */
record Point(double x, double y) {
    Point plus(Point other, double times) {
        return new Point(x + times * other.x, y + times * other.y);
    }

    Point minus(Point other) {
        return new Point(x - other.x, y - other.y);
    }

    double dot(Point other) {
        return x * other.x + y * other.y;
    }

    /** Positive if the other lies to the left. */
    double cross(Point other) {
        return x * other.y - y * other.x;
    }

    double norm() {
        return Math.sqrt(x * x + y * y);
    }

    /** Of length 1. */
    Point unit() {
        double norm = norm();
        return new Point(x / norm, y / norm);
    }

    /** A quarter turn to the right. */
    Point right() {
        return new Point(y, -x);
    }
}
