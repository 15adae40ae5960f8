package io.throng.kernel.testworlds;

import io.throng.kernel.measure.Measure;
import java.util.function.IntToDoubleFunction;

/** The mean of something over the agents. */
record Mean(String name, IntToDoubleFunction of) implements Measure {
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
        into[0] = of.applyAsDouble(row);
    }

    @Override
    public double value(double[] sums, int rows) {
        return rows == 0 ? 0 : sums[0] / rows;
    }
}
