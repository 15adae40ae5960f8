package io.throng.scenarios.traffic;

import io.throng.kernel.measure.Measure;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.IntColumn;

/**
 * The mean or the standard deviation of speeds over vehicles and steps; 0 before any step.
 *
 * @param speedSum of each vehicle over the steps that count
 * @param squareSum of squares likewise
 * @param counted how many steps these are
 */
record SpeedMoments(Moment moment, String name, DoubleColumn speedSum, DoubleColumn squareSum, IntColumn counted)
        implements Measure {
    private static final int SUM = 0;
    private static final int SQUARES = 1;
    private static final int COUNT = 2;

    enum Moment {
        MEAN,
        DEVIATION
    }

    @Override
    public String unit() {
        return "m/s";
    }

    @Override
    public int terms() {
        return 3;
    }

    @Override
    public void terms(int row, double[] into) {
        into[SUM] = speedSum.read()[row];
        into[SQUARES] = squareSum.read()[row];
        into[COUNT] = counted.read()[row];
    }

    @Override
    public double value(double[] sums, int rows) {
        if (sums[COUNT] == 0) {
            return 0;
        }
        double mean = sums[SUM] / sums[COUNT];
        return switch (moment) {
            case MEAN -> mean;
            case DEVIATION -> Math.sqrt(Math.max(0, sums[SQUARES] / sums[COUNT] - mean * mean));
        };
    }
}
