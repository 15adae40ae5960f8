package io.throng.scenarios.traffic.road;

import io.throng.kernel.Turn;
import io.throng.scenarios.traffic.demand.Stop;

/** Carries out what a vehicle planned, as far as others let it: the second turn of a step. */
final class Moving {
    private static final double STANDS = 0.1;
    private static final double AT_STOP = 1;

    /** Whoever is so near to the end of the route has arrived, in m. */
    private static final double THERE = 0.1;

    private final Traffic traffic;
    private final Roads roads;
    private final Fleet fleet;
    private final Plans plans;
    private final Yielding yielding;
    private final Entering entering;

    Moving(Traffic traffic, Yielding yielding, Entering entering) {
        this.traffic = traffic;
        this.roads = traffic.roads;
        this.fleet = traffic.fleet;
        this.plans = traffic.plans;
        this.yielding = yielding;
        this.entering = entering;
    }

    /** Comes onto the road, if there is room and no other vehicle came onto the same lane. */
    void enter(Turn turn, int row) {
        int lane = plans.lane[row];
        if (lane < 0 || turn.winner(lane) != turn.id()) {
            return;
        }
        double speed = entering.speed(row);
        if (Double.isNaN(speed)) {
            return;
        }
        fleet.lane.write()[row] = lane;
        fleet.position.write()[row] = plans.entryPosition[row];
        fleet.speed.write()[row] = speed;
        fleet.departed.write()[row] = (int) turn.step();
    }

    /**
     * Drives a step.
     *
     * @param stop where it has to stop next; null if nowhere
     */
    void drive(Turn turn, int row, Stop stop) {
        if (plans.exchange[row] >= 0) {
            changePlaces(row, plans.exchange[row]);
            return;
        }
        Driver driver = traffic.driver(row);
        int lane = plans.lane[row];
        double speed = fleet.speed.read()[row];
        double desired = traffic.desired(row, lane);
        double most = behindNewcomers(turn, row, driver, lane, speed, desired);
        double next = yielding.driven(
                row, most, driver.model.dawdles() ? turn.random().nextDouble() : 0);
        boolean stays = stop != null && stop.lane() == lane && stays(turn, row, stop, next);
        advance(turn, row, lane, stays ? 0 : next, stop);
        count(row, desired, stays);
    }

    private void changePlaces(int row, int other) {
        fleet.lane.write()[row] = fleet.lane.read()[other];
        fleet.position.write()[row] = fleet.position.read()[other];
        fleet.speed.write()[row] = 0;
        fleet.exchanges.write()[row] = fleet.exchanges.read()[row] + 1;
        count(row, traffic.desired(row, fleet.lane.read()[other]), false);
        fleet.standing.write()[row] = 0;
    }

    /** The speed behind vehicles that have just changed to the lane or come onto the road. */
    private double behindNewcomers(Turn turn, int row, Driver driver, int lane, double speed, double desired) {
        double position = fleet.position.read()[row];
        double most = Double.POSITIVE_INFINITY;
        int whence = roads.beside(lane, -LaneChanges.direction(turn.step()));
        if (whence >= 0) {
            int other = traffic.index.atOrBeyond(whence, position);
            if (other == row) {
                other = traffic.index.ahead(row);
            }
            if (other >= 0 && plans.lane[other] == lane && other != row) {
                double gap = traffic.rear(other) - position;
                most = driver.follow(speed, desired, gap, fleet.speed.read()[other]);
            }
        }
        long entered = turn.winner(lane);
        if (entered >= 0) {
            int other = fleet.table.rowOf(entered);
            double speedThere = plans.entryPosition[other] > position ? entering.speed(other) : Double.NaN;
            if (!Double.isNaN(speedThere)) {
                double gap = plans.entryPosition[other] - traffic.driver(other).length - position;
                most = Math.min(most, driver.follow(speed, desired, gap, speedThere));
            }
        }
        return most;
    }

    /** Whether the vehicle stays at its stop in this step. */
    private boolean stays(Turn turn, int row, Stop stop, double next) {
        boolean isThere = fleet.atStop.read()[row] > 0
                || fleet.position.read()[row] + next * traffic.dt >= stop.position() - AT_STOP && next < STANDS;
        if (!isThere) {
            return false;
        }
        int steps = fleet.atStop.read()[row] + 1;
        boolean isOver = steps * traffic.dt > stop.seconds() && turn.step() * traffic.dt >= stop.until();
        fleet.atStop.write()[row] = isOver ? 0 : steps;
        fleet.stops.write()[row] = fleet.stops.read()[row] + (isOver ? 1 : 0);
        fleet.stopped.write()[row] = fleet.stopped.read()[row] + 1;
        return true;
    }

    private void advance(Turn turn, int row, int on, double speed, Stop stop) {
        int[] stretches = traffic.stretches(row);
        int leg = fleet.leg.read()[row];
        int lane = on;
        int cameFrom = fleet.cameFrom.read()[row];
        double before = fleet.speed.read()[row];
        double metres = traffic.driver(row).model.scheme().distance(before, speed, traffic.dt);
        double position = fleet.position.read()[row] + metres;
        double driven = speed;
        while (position > roads.length[lane]) {
            int link = roads.inside[lane] ? roads.onward[lane] : traffic.ways.link(stretches[leg], roads.index[lane]);
            if (link < 0 && leg == stretches.length - 1) {
                break;
            }
            if (link < 0) {
                position = roads.length[lane];
                driven = 0;
                break;
            }
            position -= roads.length[lane];
            cameFrom = lane;
            lane = roads.next[link];
            leg += roads.inside[lane] ? 0 : 1;
        }
        boolean isLast = leg == stretches.length - 1 && !roads.inside[lane];
        double there = stop == null || stop.lane() != lane ? THERE : 0;
        if (isLast && position > roads.length[lane] - there) {
            arrive(turn, row, metres);
            return;
        }
        fleet.lane.write()[row] = lane;
        fleet.position.write()[row] = position;
        fleet.speed.write()[row] = driven;
        if (leg != fleet.leg.read()[row]) {
            fleet.leg.write()[row] = leg;
        }
        fleet.cameFrom.write()[row] = cameFrom;
        fleet.odometer.write()[row] = fleet.odometer.read()[row] + metres;
    }

    private void arrive(Turn turn, int row, double metres) {
        fleet.lane.write()[row] = Fleet.NONE;
        fleet.position.write()[row] = 0;
        fleet.speed.write()[row] = 0;
        fleet.arrived.write()[row] = (int) turn.step();
        fleet.odometer.write()[row] = fleet.odometer.read()[row] + metres;
    }

    private void count(int row, double desired, boolean stays) {
        double speed = fleet.speed.write()[row];
        if (stays || fleet.lane.write()[row] < 0) {
            fleet.standing.write()[row] = 0;
            return;
        }
        fleet.lost.write()[row] =
                fleet.lost.read()[row] + traffic.dt * Math.max(0, desired - speed) / Math.max(desired, STANDS);
        boolean stands = speed < STANDS;
        int before = fleet.standing.read()[row];
        fleet.standing.write()[row] = stands ? before + 1 : 0;
        fleet.waited.write()[row] = fleet.waited.read()[row] + (stands ? 1 : 0);
        fleet.waits.write()[row] = fleet.waits.read()[row] + (stands && before == 0 ? 1 : 0);
    }
}
