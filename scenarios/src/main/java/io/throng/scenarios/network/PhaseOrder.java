package io.throng.scenarios.network;

import io.throng.kernel.measure.Measure;
import io.throng.kernel.measure.PairwiseSum;

/** How much oscillators swing together: the length of their mean direction, in [0, 1]. */
record PhaseOrder(PairwiseSum.Terms direction) implements Measure {
    @Override
    public String name() {
        return "order";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public int terms() {
        return 2;
    }

    @Override
    public void terms(int row, double[] into) {
        direction.of(row, into);
    }

    @Override
    public double value(double[] sums, int rows) {
        return rows == 0 ? 0 : Math.sqrt(sums[0] * sums[0] + sums[1] * sums[1]) / rows;
    }
}
