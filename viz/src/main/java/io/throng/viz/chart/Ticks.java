package io.throng.viz.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round numbers along an axis: 1, 2 or 5 times a power of ten apart. */
final class Ticks {
    private final double step;
    private final List<Double> values = new ArrayList<>();

    /** At most {@code most} steps between the ends. */
    Ticks(double min, double max, int most) {
        step = roundStep((max - min) / most);
        long first = (long) Math.ceil(min / step - 1e-9);
        long last = (long) Math.floor(max / step + 1e-9);
        for (long n = first; n <= last; n++) {
            values.add(n * step);
        }
    }

    List<Double> values() {
        return List.copyOf(values);
    }

    /** With as many decimals as the step needs. */
    String label(double value) {
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        return String.format(Locale.ROOT, "%,." + decimals + "f", value + 0.0);
    }

    private static double roundStep(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
