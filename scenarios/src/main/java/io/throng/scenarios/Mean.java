package io.throng.scenarios;

import io.throng.kernel.measure.Measure;
import java.util.function.IntToDoubleFunction;

/**
 * The mean of something over the agents; 0 if there are none.
 *
 * @param name under which it is reported
 * @param unit empty for pure numbers
 * @param of a row, from the read side
 */
public record Mean(String name, String unit, IntToDoubleFunction of) implements Measure {
    @Override
    public int terms() {
        return 1;
    }

    @Override
    public void terms(int row, double[] into) {
        into[0] = of.applyAsDouble(row);
    }

    @Override
    public double value(double[] sums, int rows) {
        return rows == 0 ? 0 : sums[0] / rows;
    }
}
