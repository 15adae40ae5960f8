package io.throng.scenarios.comparison;

import io.throng.kernel.measure.Measure;
import java.util.function.IntToDoubleFunction;

/**
 * The total, or the mean over all rows, of one number a row.
 *
 * @param mean whether to divide by the number of rows
 */
record RowMeasure(String name, boolean mean, IntToDoubleFunction term) implements Measure {
    static RowMeasure total(String name, IntToDoubleFunction term) {
        return new RowMeasure(name, false, term);
    }

    static RowMeasure mean(String name, IntToDoubleFunction term) {
        return new RowMeasure(name, true, term);
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
        into[0] = term.applyAsDouble(row);
    }

    @Override
    public double value(double[] sums, int rows) {
        return mean && rows > 0 ? sums[0] / rows : sums[0];
    }
}
