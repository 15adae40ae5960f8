package io.throng.scenarios.traffic.road;

import io.throng.kernel.measure.Measure;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Figures of all vehicles. */
final class TrafficMeasures {
    /** Who has been standing for longer than this is stuck: where SUMO would take a vehicle away, in s. */
    private static final double STUCK_SECONDS = 300;

    private TrafficMeasures() {}

    static List<Measure> of(Fleet fleet, double dt) {
        return List.of(
                new Sum("running", row -> fleet.isDriving(row) ? 1 : 0),
                new Sum("waiting", row -> fleet.isWaiting(row) ? 1 : 0),
                new Sum("arrived", row -> arrivals(fleet, row)),
                new Sum("left", row -> (fleet.isGate(row) ? fleet.planned.read()[row] : 0) - arrivals(fleet, row)),
                new Ratio(
                        "speed",
                        "m/s",
                        row -> fleet.isDriving(row) ? fleet.speed.read()[row] : 0,
                        row -> fleet.isDriving(row) ? 1 : 0),
                new Ratio("trip_time", "s", row -> tripSeconds(fleet, dt, row), row -> arrivals(fleet, row)),
                new Ratio("depart_delay", "s", row -> delaySeconds(fleet, dt, row), row -> departures(fleet, row)),
                new TravelTime(fleet, dt),
                new Ratio("time_loss", "s", row -> lostSeconds(fleet, row), row -> arrivals(fleet, row)),
                new Sum(
                        "stuck",
                        row -> fleet.isDriving(row) && fleet.standing.read()[row] * dt > STUCK_SECONDS ? 1 : 0),
                new Sum("exchanges", row -> fleet.exchanges.read()[row]));
    }

    private static int arrivals(Fleet fleet, int row) {
        return fleet.isGate(row) ? fleet.gone.read()[row] : fleet.hasArrived(row) ? 1 : 0;
    }

    private static int departures(Fleet fleet, int row) {
        return fleet.isGate(row) ? fleet.gone.read()[row] : fleet.isWaiting(row) ? 0 : 1;
    }

    private static double tripSeconds(Fleet fleet, double dt, int row) {
        if (fleet.isGate(row)) {
            return fleet.goneTripSeconds.read()[row];
        }
        return fleet.hasArrived(row)
                ? dt * (fleet.arrived.read()[row] - fleet.departed.read()[row])
                : 0;
    }

    private static double delaySeconds(Fleet fleet, double dt, int row) {
        if (fleet.isGate(row)) {
            return fleet.goneDelaySeconds.read()[row];
        }
        return fleet.isWaiting(row)
                ? 0
                : dt * fleet.departed.read()[row] - fleet.due.read()[row] / 1000.0;
    }

    private static double lostSeconds(Fleet fleet, int row) {
        return fleet.isGate(row) || fleet.hasArrived(row) ? fleet.lost.read()[row] : 0;
    }

    /**
     * Seconds from when vehicles wanted to depart until they arrived or, those still there, until now: CityFlow's average travel
     * time.
     */
    private record TravelTime(Fleet fleet, double dt) implements Measure {
        @Override
        public String name() {
            return "travel_time";
        }

        @Override
        public String unit() {
            return "s";
        }

        @Override
        public int terms() {
            return 5;
        }

        @Override
        public void terms(int row, double[] into) {
            boolean isGate = fleet.isGate(row);
            boolean isThere = !isGate && !fleet.hasArrived(row);
            double delay = isThere ? 0 : delaySeconds(fleet, dt, row);
            into[0] = tripSeconds(fleet, dt, row) + delay;
            into[1] = arrivals(fleet, row);
            into[2] = isThere ? 1 : 0;
            into[3] = isThere ? fleet.due.read()[row] / 1000.0 : 0;
            into[4] = isGate ? fleet.clock.read()[row] * dt : 0;
        }

        @Override
        public double value(double[] sums, int rows) {
            double all = sums[1] + sums[2];
            return all == 0 ? 0 : (sums[0] + sums[2] * sums[4] - sums[3]) / all;
        }
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

    private record Ratio(String name, String unit, IntToDoubleFunction of, IntToDoubleFunction count)
            implements Measure {
        @Override
        public int terms() {
            return 2;
        }

        @Override
        public void terms(int row, double[] into) {
            into[0] = of.applyAsDouble(row);
            into[1] = count.applyAsDouble(row);
        }

        @Override
        public double value(double[] sums, int rows) {
            return sums[1] == 0 ? 0 : sums[0] / sums[1];
        }
    }
}
