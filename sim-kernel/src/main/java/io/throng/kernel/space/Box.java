package io.throng.kernel.space;

/**
 * A cuboid {@code [0, width) x [0, height) x [0, depth)}, either closed to itself (torus) or with walls (bounded).
 *
 * @param width metres along x, positive
 * @param height metres along y, positive
 * @param depth metres along z, positive
 * @param torus whether opposite faces are joined
 */
public record Box(float width, float height, float depth, boolean torus) {
    /** Checks the lengths. */
    public Box {
        Plane.requireLength("width", width);
        Plane.requireLength("height", height);
        Plane.requireLength("depth", depth);
    }

    /** A cuboid whose opposite faces are joined. */
    public static Box torus(double width, double height, double depth) {
        return new Box((float) width, (float) height, (float) depth, true);
    }

    /** A cuboid with walls. */
    public static Box bounded(double width, double height, double depth) {
        return new Box((float) width, (float) height, (float) depth, false);
    }

    /**
     * The position inside the box: round the torus, or at the wall. NaN stays NaN, and what is infinite becomes NaN on a
     * torus, so that a wrong position shows.
     */
    public float intoX(float x) {
        return Plane.into(x, width, torus);
    }

    /** The same as {@link #intoX} along y. */
    public float intoY(float y) {
        return Plane.into(y, height, torus);
    }

    /** The same as {@link #intoX} along z. */
    public float intoZ(float z) {
        return Plane.into(z, depth, torus);
    }

    /** The shortest way from {@code from} to {@code to}, both inside, along x: at most half round a torus. */
    public float alongX(float from, float to) {
        return torus ? Plane.shortest(to - from, width) : to - from;
    }

    /** The same as {@link #alongX} along y. */
    public float alongY(float from, float to) {
        return torus ? Plane.shortest(to - from, height) : to - from;
    }

    /** The same as {@link #alongX} along z. */
    public float alongZ(float from, float to) {
        return torus ? Plane.shortest(to - from, depth) : to - from;
    }
}
