package io.throng.scenarios.traffic.road;

import io.throng.kernel.measure.Measure;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/** Figures of all vehicles. */
final class TrafficMeasures {
    /** Who has been standing for longer than this is stuck: where SUMO would take a vehicle away, in s. */
    private static final double STUCK_SECONDS = 300;

    private TrafficMeasures() {}

    static List<Measure> of(Fleet fleet, double dt) {
        return List.of(
                new Sum("running", row -> fleet.isDriving(row) ? 1 : 0),
                new Sum("arrived", row -> fleet.arrived.read()[row] >= 0 ? 1 : 0),
                new MeanOf("speed", "m/s", fleet::isDriving, row -> fleet.speed.read()[row]),
                new MeanOf("trip_time", "s", row -> fleet.arrived.read()[row] >= 0, row -> dt
                        * (fleet.arrived.read()[row] - fleet.departed.read()[row])),
                new MeanOf("depart_delay", "s", row -> fleet.departed.read()[row] >= 0, row -> dt
                                * fleet.departed.read()[row]
                        - fleet.due.read()[row] / 1000.0),
                new MeanOf("time_loss", "s", row -> fleet.arrived.read()[row] >= 0, row -> fleet.lost.read()[row]),
                new Sum("stuck", row -> fleet.standing.read()[row] * dt > STUCK_SECONDS ? 1 : 0),
                new Sum("exchanges", row -> fleet.exchanges.read()[row]));
    }

    private record Sum(String name, IntToDoubleFunction of) implements Measure {
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
            into[0] = of.applyAsDouble(row);
        }

        @Override
        public double value(double[] sums, int rows) {
            return sums[0];
        }
    }

    private record MeanOf(String name, String unit, IntPredicate among, IntToDoubleFunction of) implements Measure {
        @Override
        public int terms() {
            return 2;
        }

        @Override
        public void terms(int row, double[] into) {
            boolean counts = among.test(row);
            into[0] = counts ? of.applyAsDouble(row) : 0;
            into[1] = counts ? 1 : 0;
        }

        @Override
        public double value(double[] sums, int rows) {
            return sums[1] == 0 ? 0 : sums[0] / sums[1];
        }
    }
}
