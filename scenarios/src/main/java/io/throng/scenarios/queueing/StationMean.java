package io.throng.scenarios.queueing;

import io.throng.kernel.measure.Measure;
import java.util.function.IntToDoubleFunction;

/**
 * The mean over stations of one number a station, which stands in the row of its first server.
 *
 * @param servers of a station
 */
record StationMean(String name, int servers, IntToDoubleFunction ofStation) implements Measure {
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
        into[0] = row % servers == 0 ? ofStation.applyAsDouble(row / servers) : 0;
    }

    @Override
    public double value(double[] sums, int rows) {
        return sums[0] * servers / rows;
    }
}
