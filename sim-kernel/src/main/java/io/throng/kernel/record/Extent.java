package io.throng.kernel.record;

/**
 * The rectangle of a world that a picture shows.
 *
 * @param minX left edge; finite
 * @param minY lower edge (y grows upwards); finite
 * @param maxX right edge; greater than {@code minX}
 * @param maxY upper edge; greater than {@code minY}
 * @param unit unit of the coordinates, such as {@code m}; empty where there is none
 */
public record Extent(double minX, double minY, double maxX, double maxY, String unit) {
    /** Checks that the rectangle has an area. */
    public Extent {
        if (!(Double.isFinite(maxX - minX) && Double.isFinite(maxY - minY) && minX < maxX && minY < maxY)) {
            throw new IllegalArgumentException("extent must have finite minX < maxX and minY < maxY, got [" + minX
                    + ", " + maxX + "] x [" + minY + ", " + maxY + "]");
        }
    }

    /** From the origin to (width, height). */
    public static Extent of(double width, double height, String unit) {
        return new Extent(0, 0, width, height, unit);
    }

    /** Length along x, in {@link #unit}. */
    public double width() {
        return maxX - minX;
    }

    /** Length along y, in {@link #unit}. */
    public double height() {
        return maxY - minY;
    }

    /** Whether the point lies inside or on an edge. */
    public boolean contains(double x, double y) {
        return x >= minX && x <= maxX && y >= minY && y <= maxY;
    }
}
