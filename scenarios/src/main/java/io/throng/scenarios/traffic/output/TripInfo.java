package io.throng.scenarios.traffic.output;

import io.throng.scenarios.Report;
import io.throng.scenarios.traffic.emission.Hbefa;
import io.throng.scenarios.traffic.emission.Pollutant;
import io.throng.scenarios.traffic.net.Lane;
import io.throng.scenarios.traffic.road.Vehicles;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/** SUMO's {@code tripinfo-output}, with emissions as its emission device adds them. */
final class TripInfo implements Report, Watch.Listener {
    private final Vehicles vehicles;
    private final Watch watch;
    private final XmlOut out;
    private final double dt;

    /** In mg by pollutant, by number of the vehicle. */
    private final Map<Integer, double[]> emitted = new HashMap<>();

    TripInfo(Vehicles vehicles, OutputStream to) throws IOException {
        this.vehicles = vehicles;
        this.watch = new Watch(vehicles);
        this.dt = vehicles.scene().stepLength();
        this.out = new XmlOut(to, "tripinfos");
    }

    @Override
    public void observe(long step) throws IOException {
        watch.observe(this);
    }

    @Override
    public void departed(int row, Trip trip) {
        emitted.put(vehicles.number(row), new double[Pollutant.values().length]);
    }

    @Override
    public void moved(int row, Trip trip) {
        Hbefa hbefa = Hbefa.of(vehicles.type(row).emissionClass());
        double[] sums = emitted.get(vehicles.number(row));
        for (Pollutant pollutant : Pollutant.values()) {
            sums[pollutant.ordinal()] += dt * hbefa.rate(pollutant, trip.speed, trip.acceleration);
        }
    }

    @Override
    public void arrived(int row, Trip trip) throws IOException {
        moved(row, trip);
        Lane last = trip.stays.getLast().lane();
        double departed = vehicles.departedSeconds(row);
        double arrived = vehicles.arrivedSeconds(row);
        out.open("tripinfo");
        out.text("id", vehicles.name(row));
        out.number("depart", departed);
        out.text("departLane", trip.departLane.id());
        out.number("departPos", trip.departPosition);
        out.number("departSpeed", trip.departSpeed);
        out.number("departDelay", departed - vehicles.dueSeconds(row));
        out.number("arrival", arrived);
        out.text("arrivalLane", last.id());
        out.number("arrivalPos", last.length());
        out.number("arrivalSpeed", trip.speed);
        out.number("duration", arrived - departed);
        out.number("routeLength", trip.now - trip.departPosition);
        out.number("waitingTime", vehicles.waitedSeconds(row));
        out.count("waitingCount", vehicles.waits(row));
        out.number("stopTime", vehicles.stoppedSeconds(row));
        out.number("timeLoss", vehicles.lostSeconds(row));
        out.count("rerouteNo", vehicles.reroutes(row));
        out.text("vType", vehicles.type(row).id());
        out.number("speedFactor", vehicles.speedFactor(row));
        double[] sums = emitted.remove(vehicles.number(row));
        out.leaf("emissions");
        for (Pollutant pollutant : Pollutant.values()) {
            out.number(EmissionTrace.attribute(pollutant) + "_abs", sums[pollutant.ordinal()]);
        }
        out.end();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
