package io.throng.scenarios.walk;

import io.throng.kernel.random.Philox;
import io.throng.kernel.state.IntColumn;

/** A step on a square lattice. */
final class LatticeStep {
    private LatticeStep() {}

    /** Writes a walker's next point: its own with the chance {@code rest}, or one of the four beside it. */
    static void take(Philox random, double rest, IntColumn x, IntColumn y, int row) {
        int way = random.nextInt();
        if (rest > 0 && random.nextDouble() < rest) {
            return;
        }
        int forward = (way & 1) * 2 - 1;
        if ((way & 2) == 0) {
            x.write()[row] = x.read()[row] + forward;
        } else {
            y.write()[row] = y.read()[row] + forward;
        }
    }
}
