package io.throng.scenarios.particle;

import io.throng.kernel.math.Elementary;

/** The fine for leaving the square between -1 and 1, which keeps prey where it can be caught. */
final class Border {
    private static final double NEAR = 0.9;
    private static final double MOST = 10;

    private Border() {}

    /** The fine for one coordinate: 0 inside, growing from 0.9 on, 1 at the border, at most 10. */
    static double fine(double coordinate) {
        double x = Math.abs(coordinate);
        if (x < NEAR) {
            return 0;
        }
        return x < 1 ? (x - NEAR) * 10 : Math.min(Elementary.exp(2 * x - 2), MOST);
    }
}
