package io.throng.marl.net;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Standard normal numbers by Marsaglia and Bray's polar method (SIAM Review 6, 1964), with {@code StrictMath.log}: the
 * same numbers on every machine.
 */
final class NormalDraws {
    private final UniformRandomProvider random;
    private double spare;
    private boolean hasSpare;

    NormalDraws(UniformRandomProvider random) {
        this.random = random;
    }

    double next() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        while (true) {
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            double s = x * x + y * y;
            if (s > 0 && s < 1) {
                double factor = Math.sqrt(-2 * StrictMath.log(s) / s);
                spare = y * factor;
                hasSpare = true;
                return x * factor;
            }
        }
    }
}
