package io.throng.scenarios.traffic.road;

import io.throng.kernel.Inbox;
import io.throng.kernel.Turn;
import io.throng.scenarios.traffic.demand.Schedule;

/** Lets vehicles into the world when they are due, and counts those that leave it. */
final class Gate {
    private static final int TIMES = 0;
    private static final int LOSSES = 1;

    private final Fleet fleet;
    private final double dt;

    Gate(Fleet fleet, double dt) {
        this.fleet = fleet;
        this.dt = dt;
    }

    /** The gate's first values. */
    void open(int row, int key, Schedule schedule, int there) {
        fleet.key.write()[row] = key;
        fleet.released.write()[row] = there;
        fleet.planned.write()[row] = schedule.vehicles().size();
    }

    /** Lets in those who are due at the beginning of the next step. */
    void decide(Turn turn, int row, Schedule schedule) {
        count(turn.inbox(), row);
        int next = fleet.released.read()[row];
        double millis = (turn.step() + 1) * dt * 1000 + 1e-6;
        while (next < schedule.vehicles().size()
                && schedule.vehicles().get(next).millis() <= millis) {
            turn.bear();
            next++;
        }
        fleet.released.write()[row] = next;
        fleet.clock.write()[row] = (int) turn.step() + 1;
    }

    private void count(Inbox inbox, int row) {
        int gone = fleet.gone.read()[row];
        int exchanges = fleet.goneExchanges.read()[row];
        double trips = fleet.goneTripSeconds.read()[row];
        double delays = fleet.goneDelaySeconds.read()[row];
        double losses = fleet.goneLostSeconds.read()[row];
        for (int i = 0; i < inbox.size(); i++) {
            if (inbox.topic(i) == TIMES) {
                gone++;
                trips += inbox.first(i);
                delays += inbox.second(i);
            } else {
                losses += inbox.first(i);
                exchanges += (int) inbox.second(i);
            }
        }
        fleet.gone.write()[row] = gone;
        fleet.goneExchanges.write()[row] = exchanges;
        fleet.goneTripSeconds.write()[row] = trips;
        fleet.goneDelaySeconds.write()[row] = delays;
        fleet.goneLostSeconds.write()[row] = losses;
    }

    /** A vehicle that arrived in this step tells the gate how it fared. */
    void tell(Turn turn, int row) {
        int departed = fleet.departed.read()[row];
        turn.send(
                Fleet.GATE,
                TIMES,
                (turn.step() - departed) * dt,
                departed * dt - fleet.due.read()[row] / 1000.0);
        turn.send(Fleet.GATE, LOSSES, fleet.lost.read()[row], fleet.exchanges.read()[row]);
    }
}
