package io.throng.scenarios.traffic.output;

import io.throng.scenarios.Report;
import io.throng.scenarios.traffic.net.Lane;
import io.throng.scenarios.traffic.road.Vehicles;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** SUMO's {@code summary-output}: a line for each step. Nobody collides or is ever taken away. */
final class Summary implements Report, Watch.Listener {
    private static final double STANDS = 0.1;
    private static final double MILLISECOND = 1e-3;

    private final Vehicles vehicles;
    private final List<Lane> lanes;
    private final Watch watch;
    private final XmlOut out;
    private int departed;
    private int arrived;
    private double delays;
    private double durations;
    private int running;
    private int halting;
    private int stopped;
    private double speeds;
    private double relative;

    Summary(Vehicles vehicles, OutputStream to) throws IOException {
        this.vehicles = vehicles;
        this.lanes = vehicles.scene().network().lanes();
        this.watch = new Watch(vehicles);
        this.out = new XmlOut(to, "summary");
    }

    @Override
    public void observe(long step) throws IOException {
        running = 0;
        halting = 0;
        stopped = 0;
        speeds = 0;
        relative = 0;
        watch.observe(this);
        double now = (step - 1) * vehicles.scene().stepLength();
        int waiting = 0;
        for (int row = 0; row < vehicles.rows(); row++) {
            boolean isDue =
                    vehicles.state(row) == Vehicles.State.WAITING && vehicles.dueSeconds(row) <= now + MILLISECOND;
            waiting += isDue ? 1 : 0;
        }
        out.leaf("step");
        out.number("time", now);
        out.count("loaded", departed + waiting);
        out.count("inserted", departed);
        out.count("running", running);
        out.count("waiting", waiting);
        out.count("ended", arrived);
        out.count("arrived", arrived);
        out.count("collisions", 0);
        out.count("teleports", 0);
        out.count("halting", halting);
        out.count("stopped", stopped);
        out.number("meanWaitingTime", departed == 0 ? -1 : delays / departed);
        out.number("meanTravelTime", arrived == 0 ? -1 : durations / arrived);
        out.number("meanSpeed", running == 0 ? -1 : speeds / running);
        out.number("meanSpeedRelative", running == 0 ? -1 : relative / running);
    }

    @Override
    public void departed(int row, Trip trip) {
        departed++;
        delays += vehicles.departedSeconds(row) - vehicles.dueSeconds(row);
        moved(row, trip);
    }

    @Override
    public void moved(int row, Trip trip) {
        running++;
        if (vehicles.isAtStop(row)) {
            stopped++;
        } else {
            halting += trip.speed < STANDS ? 1 : 0;
        }
        speeds += trip.speed;
        relative += trip.speed / lanes.get(vehicles.lane(row)).speed();
    }

    @Override
    public void arrived(int row, Trip trip) {
        arrived++;
        durations += vehicles.arrivedSeconds(row) - vehicles.departedSeconds(row);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
