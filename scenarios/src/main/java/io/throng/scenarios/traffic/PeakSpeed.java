package io.throng.scenarios.traffic;

import io.throng.kernel.measure.Combining;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.state.DoubleColumn;

/**
 * The greatest speed of any vehicle.
 *
 * @param peak of each
 */
record PeakSpeed(DoubleColumn peak) implements Measure {
    @Override
    public String name() {
        return "peak_speed";
    }

    @Override
    public String unit() {
        return "m/s";
    }

    @Override
    public int terms() {
        return 1;
    }

    @Override
    public Combining combining() {
        return Combining.GREATEST;
    }

    @Override
    public void terms(int row, double[] into) {
        into[0] = peak.read()[row];
    }

    @Override
    public double value(double[] greatest, int rows) {
        return greatest[0];
    }
}
