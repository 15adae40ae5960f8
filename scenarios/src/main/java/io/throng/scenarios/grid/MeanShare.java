package io.throng.scenarios.grid;

import io.throng.kernel.measure.Measure;
import java.util.function.IntUnaryOperator;

/**
 * The mean over agents of a part of a whole, such as neighbours of their kind of all neighbours; agents whose whole is 0 do
 * not count.
 *
 * @param name under which it is reported
 * @param part of a row
 * @param whole of a row
 */
record MeanShare(String name, IntUnaryOperator part, IntUnaryOperator whole) implements Measure {
    @Override
    public String unit() {
        return "";
    }

    @Override
    public int terms() {
        return 2;
    }

    @Override
    public void terms(int row, double[] into) {
        int all = whole.applyAsInt(row);
        into[0] = all == 0 ? 0 : part.applyAsInt(row) / (double) all;
        into[1] = all == 0 ? 0 : 1;
    }

    @Override
    public double value(double[] sums, int rows) {
        return sums[1] == 0 ? 0 : sums[0] / sums[1];
    }
}
