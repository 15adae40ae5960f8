package io.throng.scenarios.script;

import io.throng.kernel.math.Elementary;

/**
 * An arrow in the plane.
 *
 * @param x its part along x
 * @param y its part along y
 */
public record PlaneVector(double x, double y) {
    /** How long it is. */
    public double length() {
        return Math.sqrt(x * x + y * y);
    }

    /** Where it points, in radians in [-π, π]; 0 for no length. */
    public double direction() {
        return Elementary.atan2(y, x);
    }
}
