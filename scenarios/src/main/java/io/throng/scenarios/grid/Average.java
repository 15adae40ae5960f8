package io.throng.scenarios.grid;

import io.throng.kernel.measure.Measure;
import java.util.function.IntToDoubleFunction;

/**
 * The mean of something over agents or sites, or its sum.
 *
 * @param name under which it is reported
 * @param unit of what is averaged
 * @param ofSites whether it is taken over the sites
 * @param total whether the sum is wanted
 * @param of the value of a row
 */
record Average(String name, String unit, boolean ofSites, boolean total, IntToDoubleFunction of) implements Measure {
    /** The mean over the agents; 0 if there are none. */
    static Average ofAgents(String name, String unit, IntToDoubleFunction of) {
        return new Average(name, unit, false, false, of);
    }

    /** The sum over the agents. */
    static Average totalOfAgents(String name, String unit, IntToDoubleFunction of) {
        return new Average(name, unit, false, true, of);
    }

    /** The mean over the sites. */
    static Average overSites(String name, String unit, IntToDoubleFunction of) {
        return new Average(name, unit, true, false, of);
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
        return total || rows == 0 ? sums[0] : sums[0] / rows;
    }
}
