package io.throng.kernel.testworlds;

import io.throng.kernel.measure.Measure;
import java.util.function.IntToDoubleFunction;

/** The mean of something over the agents or the sites. */
record Mean(String name, boolean ofSites, IntToDoubleFunction of) implements Measure {
    Mean(String name, IntToDoubleFunction of) {
        this(name, false, of);
    }

    static Mean ofSites(String name, IntToDoubleFunction of) {
        return new Mean(name, true, of);
    }

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
