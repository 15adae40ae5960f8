package io.throng.scenarios.grid;

import io.throng.kernel.measure.Measure;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * How unequally something countable is owned: 0 if all own the same, near 1 if one owns everything. Half of the mean difference
 * between two owners over the mean: Gini, "Variabilità e mutabilità" (1912).
 *
 * <p>The owners of each amount are counted, so the figure is exact for amounts up to {@code largest}; larger ones count as
 * this.
 *
 * @param largest at least 1
 * @param owned what an agent owns; negative for those who do not count
 */
record GiniCoefficient(int largest, IntUnaryOperator owned) implements Measure {
    @Override
    public String name() {
        return "gini";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public int terms() {
        return largest + 1;
    }

    @Override
    public void terms(int row, double[] into) {
        Arrays.fill(into, 0);
        int amount = owned.applyAsInt(row);
        if (amount >= 0) {
            into[Math.min(amount, largest)] = 1;
        }
    }

    /** The i-th poorest of n counts 2i - n - 1 times in the sum of differences; those who own the same share their ranks. */
    @Override
    public double value(double[] sums, int rows) {
        double owners = Arrays.stream(sums).sum();
        double poorer = 0;
        double differences = 0;
        double total = 0;
        for (int amount = 0; amount <= largest; amount++) {
            differences += amount * sums[amount] * (2 * poorer + sums[amount] - owners);
            total += amount * sums[amount];
            poorer += sums[amount];
        }
        return total == 0 ? 0 : differences / (owners * total);
    }
}
