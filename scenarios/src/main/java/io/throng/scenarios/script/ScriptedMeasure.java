package io.throng.scenarios.script;

import io.throng.kernel.measure.Measure;
import java.util.function.DoubleSupplier;

/**
 * A figure of a script: any function of the population. It adds up what it needs itself, on the thread that asks, so it
 * gives the kernel no terms to add.
 */
record ScriptedMeasure(String name, String unit, DoubleSupplier figure) implements Measure {
    @Override
    public int terms() {
        return 0;
    }

    @Override
    public void terms(int row, double[] into) {}

    @Override
    public double value(double[] sums, int rows) {
        return figure.getAsDouble();
    }
}
