package io.throng.marl.net;

import io.throng.marl.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sums by name: the diagnostics of an update, added up in a fixed order. For one thread. */
public final class Sums {
    private final Map<String, double[]> sums = new LinkedHashMap<>();

    /** Adds to a sum. */
    public void add(String name, double value) {
        sums.computeIfAbsent(name, n -> new double[1])[0] += value;
    }

    /** Adds all elements of a tape's value. */
    public void add(String name, Tape tape, Node node) {
        tape.backend().finish();
        Tensor value = node.value();
        double sum = 0;
        for (int row = 0; row < value.rows(); row++) {
            for (int column = 0; column < value.columns(); column++) {
                sum += value.get(row, column);
            }
        }
        add(name, sum);
    }

    /** Adds the sums of another. */
    public void add(Sums other) {
        other.sums.forEach((name, sum) -> add(name, sum[0]));
    }

    /** A sum; 0 if nothing was added. */
    public double get(String name) {
        double[] sum = sums.get(name);
        return sum == null ? 0 : sum[0];
    }

    /** All sums, each divided by a number, in the order of their first addition. */
    public Map<String, Double> dividedBy(double divisor) {
        Map<String, Double> means = new LinkedHashMap<>();
        sums.forEach((name, sum) -> means.put(name, sum[0] / divisor));
        return means;
    }

    /** Forgets everything. */
    public void clear() {
        sums.clear();
    }
}
