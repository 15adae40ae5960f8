package io.throng.scenarios.traffic.output;

import io.throng.scenarios.Report;
import io.throng.scenarios.traffic.net.Edge;
import io.throng.scenarios.traffic.net.Lane;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.road.Vehicles;
import java.io.IOException;
import java.io.OutputStream;

/** SUMO's {@code edgeData}: what happened on each edge outside junctions in a period. */
final class EdgeData implements Report, Watch.Listener {
    private static final double STANDS = 0.1;
    private static final double PERCENT = 100;
    private static final double KILOMETRE = 1000;

    private final Vehicles vehicles;
    private final RoadNetwork network;
    private final Watch watch;
    private final XmlOut out;
    private final Intervals intervals;
    private final double dt;
    private Sums[] sums;

    private static final class Sums {
        private double seconds;
        private double metres;
        private double frontSeconds;
        private double frontMetres;
        private double lengths;
        private double occupied;
        private double waiting;
        private double lost;
        private int departed;
        private int arrived;
        private int entered;
        private int left;
        private int changed;
    }

    EdgeData(Vehicles vehicles, OutputStream to, double period) throws IOException {
        this.vehicles = vehicles;
        this.network = vehicles.scene().network();
        this.watch = new Watch(vehicles);
        this.dt = vehicles.scene().stepLength();
        this.intervals = new Intervals(period, dt);
        this.out = new XmlOut(to, "meandata");
        clear();
    }

    private void clear() {
        sums = new Sums[network.edges().size()];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = new Sums();
        }
    }

    private Sums of(Lane lane) {
        return sums[lane.edge()];
    }

    @Override
    public void observe(long step) throws IOException {
        watch.observe(this);
        if (intervals.endsWith(step)) {
            write();
        }
    }

    @Override
    public void departed(int row, Trip trip) {
        of(trip.departLane).departed++;
    }

    @Override
    public void arrived(int row, Trip trip) {
        double moved = trip.now - trip.before;
        count(row, trip, trip.speed > 0 ? Math.min(1, moved / (trip.speed * dt)) : 1);
        of(trip.stays.getLast().lane()).arrived++;
    }

    @Override
    public void moved(int row, Trip trip) {
        count(row, trip, 1);
    }

    private void count(int row, Trip trip, double shareOfStep) {
        Trip.Stay before = null;
        for (Trip.Stay stay : trip.stays) {
            count(row, trip, stay, shareOfStep * dt);
            if (before != null && trip.passed(stay.begin())) {
                of(before.lane()).left++;
                of(stay.lane()).entered++;
            }
            before = stay;
        }
        if (trip.changedFrom != null) {
            of(trip.changedFrom).changed++;
        }
    }

    private void count(int row, Trip trip, Trip.Stay stay, double seconds) {
        Sums sum = of(stay.lane());
        double all = seconds * trip.share(stay.begin(), stay.end() + trip.length);
        double front = seconds * trip.share(stay.begin(), stay.end());
        double speed = trip.speed;
        double limit = Math.min(
                stay.lane().speed() * vehicles.speedFactor(row),
                vehicles.type(row).maxSpeed());
        sum.seconds += all;
        sum.metres += all * speed;
        sum.frontSeconds += front;
        sum.frontMetres += front * speed;
        sum.lengths += all * trip.length;
        sum.occupied += all * (covered(trip, stay, trip.before) + covered(trip, stay, trip.now)) / 2;
        sum.waiting += speed < STANDS ? all : 0;
        sum.lost += all * Math.max(0, limit - speed) / limit;
    }

    /** Metres of a lane that are under a vehicle whose front is at a place. */
    private static double covered(Trip trip, Trip.Stay stay, double front) {
        return Math.max(0, Math.min(front, stay.end()) - Math.max(front - trip.length, stay.begin()));
    }

    private void write() throws IOException {
        out.open("interval");
        intervals.write(out);
        out.text("id", "edgedata");
        for (Edge edge : network.edges()) {
            if (!edge.internal()) {
                write(edge, sums[edge.number()]);
            }
        }
        out.end();
        intervals.next();
        clear();
    }

    private void write(Edge edge, Sums sum) throws IOException {
        Lane first = network.lanes().get(edge.firstLane());
        out.leaf("edge");
        out.text("id", edge.id());
        out.number("sampledSeconds", sum.seconds);
        if (sum.seconds > 0) {
            double speed = sum.metres / sum.seconds;
            double density = sum.seconds / intervals.seconds() * KILOMETRE / first.length();
            if (sum.frontMetres > 0) {
                out.number("traveltime", first.length() * sum.frontSeconds / sum.frontMetres);
                out.number("overlapTraveltime", (first.length() + sum.lengths / sum.seconds) / speed);
            }
            out.number("density", density);
            out.number("laneDensity", density / edge.lanes());
            out.number("occupancy", PERCENT * sum.occupied / intervals.seconds() / first.length() / edge.lanes());
            out.number("waitingTime", sum.waiting);
            out.number("timeLoss", sum.lost);
            out.number("speed", speed);
            out.number("speedRelative", speed / first.speed());
        }
        out.count("departed", sum.departed);
        out.count("arrived", sum.arrived);
        out.count("entered", sum.entered);
        out.count("left", sum.left);
        out.count("laneChangedFrom", sum.changed);
        out.count("laneChangedTo", sum.changed);
    }

    @Override
    public void close() throws IOException {
        try (XmlOut _ = out) {
            if (intervals.isBegun()) {
                write();
            }
        }
    }
}
