package io.throng.scenarios.traffic.road;

import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;

/**
 * The columns of vehicles: those that are due, on the road, or have just arrived; and of the gate, by which they come.
 *
 * <p>A vehicle is on no lane (-1) before it departs and after it has arrived. The gate is the agent with id 0; vehicle number n
 * of the schedule has the id n + 1. The gate keeps what it counts in columns that vehicles use otherwise.
 */
final class Fleet {
    /** On no lane, at no step, in no direction. */
    static final int NONE = -1;

    static final long GATE = 0;

    final Table table;

    /** Drawn at birth. */
    final IntColumn departures;

    final IntColumn number;
    final IntColumn type;
    final IntColumn route;
    final IntColumn due;

    /** The id of the vehicle before it in the queue of those who want to depart; {@link #NONE} if there is none. */
    final IntColumn predecessor;

    /** Which of the queues of its kind it is in. */
    final IntColumn queue;

    final FloatColumn factor;

    final IntColumn lane;
    final DoubleColumn position;
    final DoubleColumn speed;

    /** On which edge of its route it is, or which it has left last. */
    final IntColumn leg;

    /** The lane it was on before. */
    final IntColumn cameFrom;

    final IntColumn departed;
    final IntColumn arrived;
    final DoubleColumn odometer;
    final DoubleColumn lost;

    /** Steps it has been standing for. */
    final IntColumn standing;

    final IntColumn waited;
    final IntColumn waits;

    /** Stops it has made, and steps it has been at the next. */
    final IntColumn stops;

    final IntColumn atStop;
    final IntColumn stopped;

    /** How much it wants to be on the lane to the left (positive) or right to drive faster; LC2013's probabilities. */
    final DoubleColumn gain;

    final DoubleColumn keepRight;

    /** The direction in which it has to change lanes and could not. */
    final IntColumn urge;

    /** How often it has changed places with another out of a deadlock. */
    final IntColumn exchanges;

    /** How often it has turned to another route. */
    final IntColumn reroutes;

    /** The gate's: from what departures are drawn. */
    final IntColumn key;

    /** The gate's: vehicles that have come, and are to come in all. */
    final IntColumn released;

    final IntColumn planned;

    /** The gate's, of vehicles that have arrived and are gone: how many, and sums over them. */
    final IntColumn gone;

    final DoubleColumn goneTripSeconds;
    final DoubleColumn goneDelaySeconds;
    final DoubleColumn goneLostSeconds;
    final IntColumn goneExchanges;

    /** The gate's: the step that begins. */
    final IntColumn clock;

    Fleet(Table table) {
        this.table = table;
        departures = table.constantInts("departures", "");
        number = table.constantInts("number", "");
        type = table.constantInts("type", "");
        route = table.ints("route", "");
        due = table.constantInts("due", "ms");
        predecessor = table.constantInts("predecessor", "");
        queue = table.constantInts("queue", "");
        factor = table.constantFloats("speed factor", "");
        lane = table.ints("lane", "");
        position = table.doubles("position", "m");
        speed = table.doubles("speed", "m/s");
        leg = table.ints("leg", "");
        cameFrom = table.ints("came from", "");
        departed = table.ints("departed", "steps");
        arrived = table.ints("arrived", "steps");
        odometer = table.doubles("odometer", "m");
        lost = table.doubles("time lost", "s");
        standing = table.ints("standing", "steps");
        waited = table.ints("waited", "steps");
        waits = table.ints("waits", "");
        stops = table.ints("stops", "");
        atStop = table.ints("at stop", "steps");
        stopped = table.ints("stopped", "steps");
        gain = table.doubles("speed gain", "");
        keepRight = table.doubles("keep right", "");
        urge = table.ints("urge", "");
        exchanges = table.ints("exchanges", "");
        reroutes = table.ints("reroutes", "");
        key = departures;
        released = leg;
        planned = stops;
        gone = waits;
        goneTripSeconds = odometer;
        goneDelaySeconds = gain;
        goneLostSeconds = lost;
        goneExchanges = exchanges;
        clock = waited;
    }

    boolean isGate(int row) {
        return table.id(row) == GATE;
    }

    boolean hasArrived(int row) {
        return arrived.read()[row] >= 0;
    }

    boolean isDriving(int row) {
        return lane.read()[row] >= 0;
    }

    boolean isWaiting(int row) {
        return departed.read()[row] == NONE;
    }
}
