package io.throng.kernel.record;

/**
 * Directions of vectors in 256ths of a turn, to within 0.54 of one.
 *
 * <p>Where a direction leaves the square whose corners lie on the axes is found with one division and no branch, which would
 * be foreseen wrongly every second time; what part of a turn that is, is looked up.
 */
final class Compass {
    private static final int A_SIDE = 1024;
    private static final int SIDES = 4;
    private static final double PART = 2 * Math.PI / 256;
    private static final byte[] PARTS = new byte[SIDES * A_SIDE + 1];

    static {
        for (int i = 0; i < PARTS.length; i++) {
            double along = (double) i / A_SIDE;
            double y = along <= 2 ? along - 1 : 3 - along;
            double x = along <= 2 ? 1 - Math.abs(y) : Math.abs(y) - 1;
            PARTS[i] = (byte) Math.round(StrictMath.atan2(y, x) / PART);
        }
    }

    private Compass() {}

    /** The direction of a vector; of (0, 0), along x. */
    static byte heading(float x, float y) {
        float length = Math.max(Math.abs(x) + Math.abs(y), Float.MIN_NORMAL);
        float along = 2 - Math.copySign(1 - y / length, x + 0.0f); // from below, over x, above and -x, to below: 0 to 4
        return PARTS[(int) (A_SIDE * along + 0.5f)];
    }
}
