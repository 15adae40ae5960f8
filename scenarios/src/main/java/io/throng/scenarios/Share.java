package io.throng.scenarios;

import io.throng.kernel.measure.Measure;
import java.util.function.IntPredicate;

/**
 * The share of agents of whom something is true, in [0, 1].
 *
 * @param name under which it is reported
 * @param isTrue of a row, from the read side
 */
public record Share(String name, IntPredicate isTrue) implements Measure {
    @Override
    public String unit() {
        return "";
    }

    @Override
    public int terms() {
        return 1;
    }

    @Override
    public void terms(int row, double[] into) {
        into[0] = isTrue.test(row) ? 1 : 0;
    }

    @Override
    public double value(double[] sums, int rows) {
        return rows == 0 ? 0 : sums[0] / rows;
    }
}
