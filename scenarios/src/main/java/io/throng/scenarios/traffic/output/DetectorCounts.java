package io.throng.scenarios.traffic.output;

import io.throng.scenarios.Report;
import io.throng.scenarios.traffic.net.Detector;
import io.throng.scenarios.traffic.road.Vehicles;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** What SUMO's induction loops (E1) and lane areas (E2) count, all in one file. */
final class DetectorCounts implements Report, Watch.Listener {
    private final Vehicles vehicles;
    private final Watch watch;
    private final XmlOut out;
    private final List<DetectorCount> counts = new ArrayList<>();

    /** By lane. */
    private final List<List<DetectorCount>> onLane = new ArrayList<>();

    private long step;

    DetectorCounts(Vehicles vehicles, OutputStream to) throws IOException {
        this.vehicles = vehicles;
        this.watch = new Watch(vehicles);
        double dt = vehicles.scene().stepLength();
        vehicles.scene().network().lanes().forEach(_ -> onLane.add(new ArrayList<>()));
        for (Detector detector : vehicles.scene().detectors()) {
            DetectorCount count = detector.isLoop() ? new LoopCount(detector, dt) : new AreaCount(detector, dt);
            counts.add(count);
            onLane.get(detector.lane()).add(count);
        }
        this.out = new XmlOut(to, "detector");
    }

    @Override
    public void observe(long step) throws IOException {
        this.step = step;
        watch.observe(this);
        for (DetectorCount count : counts) {
            count.endStep();
            if (count.intervals.endsWith(step)) {
                write(count);
            }
        }
    }

    private void write(DetectorCount count) throws IOException {
        out.leaf("interval");
        count.intervals.write(out);
        out.text("id", count.detector.id());
        count.write(out);
        count.intervals.next();
    }

    @Override
    public void departed(int row, Trip trip) {
        Trip.Stay stay = trip.stays.getLast();
        onLane.get(stay.lane().number()).forEach(count -> count.departed(vehicles.number(row), trip));
    }

    @Override
    public void moved(int row, Trip trip) {
        int number = vehicles.number(row);
        if (trip.changedFrom != null) {
            onLane.get(trip.changedFrom.number()).forEach(count -> count.changedAway(number));
        }
        double lost = Math.max(0, 1 - trip.speed / vehicles.desiredSpeed(row));
        for (Trip.Stay stay : trip.stays) {
            onLane.get(stay.lane().number()).forEach(count -> count.moved(number, trip, stay, lost, step));
        }
    }

    @Override
    public void arrived(int row, Trip trip) {
        int number = vehicles.number(row);
        for (Trip.Stay stay : trip.stays) {
            onLane.get(stay.lane().number()).forEach(count -> {
                count.moved(number, trip, stay, 0, step);
                count.gone(number);
            });
        }
    }

    @Override
    public void close() throws IOException {
        try (XmlOut _ = out) {
            for (DetectorCount count : counts) {
                if (count.intervals.isBegun()) {
                    write(count);
                }
            }
        }
    }
}
