package io.throng.kernel.space;

/**
 * A rectangle {@code [0, width) x [0, height)}, either closed to itself (torus) or with walls (bounded).
 *
 * @param width metres, positive
 * @param height metres, positive
 * @param torus whether opposite edges are joined
 */
public record Plane(float width, float height, boolean torus) {
    /** Checks the lengths. */
    public Plane {
        requireLength("width", width);
        requireLength("height", height);
    }

    /** A rectangle whose opposite edges are joined. */
    public static Plane torus(double width, double height) {
        return new Plane((float) width, (float) height, true);
    }

    /** A rectangle with walls. */
    public static Plane bounded(double width, double height) {
        return new Plane((float) width, (float) height, false);
    }

    /**
     * The position inside the plane: round the torus, or at the wall. NaN stays NaN, and what is infinite becomes NaN on a
     * torus, so that a wrong position shows.
     */
    public float intoX(float x) {
        return into(x, width, torus);
    }

    /** The same as {@link #intoX} along y. */
    public float intoY(float y) {
        return into(y, height, torus);
    }

    /** The shortest way from {@code from} to {@code to}, both inside, along x: at most half round a torus. */
    public float alongX(float from, float to) {
        return torus ? shortest(to - from, width) : to - from;
    }

    /** The shortest way from {@code from} to {@code to}, both inside, along y: at most half round a torus. */
    public float alongY(float from, float to) {
        return torus ? shortest(to - from, height) : to - from;
    }

    /** The shorter of a way and the way round the other side. */
    static float shortest(float way, float length) {
        float half = 0.5f * length;
        if (way > half) {
            return way - length;
        }
        return way < -half ? way + length : way;
    }

    /** A position inside [0, length): round the torus, or at the wall. */
    static float into(float position, float length, boolean torus) {
        if (position >= 0 && position < length) {
            return position;
        }
        return torus ? round(position, length) : stopAtWall(position, length);
    }

    /** A position just below 0 rounds to the length itself, which is 0 again. */
    private static float round(float position, float length) {
        float wrapped = position - length * (float) Math.floor(position / length);
        return wrapped < 0 || wrapped >= length ? 0 : wrapped;
    }

    private static float stopAtWall(float position, float length) {
        if (position >= length) {
            return Math.nextDown(length);
        }
        return position < 0 ? 0 : position;
    }

    static void requireLength(String name, float length) {
        if (!(length > 0) || Float.isInfinite(length)) {
            throw new IllegalArgumentException(name + " must be a positive number of metres, got " + length);
        }
    }
}
