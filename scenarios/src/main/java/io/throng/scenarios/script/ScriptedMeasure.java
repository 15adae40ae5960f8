package io.throng.scenarios.script;

import io.throng.kernel.measure.Measure;

/**
 * A figure of a script: any function of the population. It adds up what it needs itself, on the thread that asks, so it
 * gives the kernel no terms to add.
 */
record ScriptedMeasure(String name, WorldPlan.Figure figure, Population population) implements Measure {
    @Override
    public String unit() {
        return figure.unit();
    }

    @Override
    public int terms() {
        return 0;
    }

    @Override
    public void terms(int row, double[] into) {}

    @Override
    public double value(double[] sums, int rows) {
        return figure.of().applyAsDouble(population);
    }
}
