package io.throng.scenarios.traffic.output;

import io.throng.scenarios.Report;
import io.throng.scenarios.traffic.emission.Hbefa;
import io.throng.scenarios.traffic.emission.Pollutant;
import io.throng.scenarios.traffic.road.Vehicles;
import java.io.IOException;
import java.io.OutputStream;

/** SUMO's {@code emission-output}: what each vehicle emits and burns, in mg/s. */
final class EmissionTrace implements Report, Watch.Listener {
    private final Vehicles vehicles;
    private final Watch watch;
    private final XmlOut out;

    EmissionTrace(Vehicles vehicles, OutputStream to) throws IOException {
        this.vehicles = vehicles;
        this.watch = new Watch(vehicles);
        this.out = new XmlOut(to, "emission-export");
    }

    /** SUMO's name of a pollutant. */
    static String attribute(Pollutant pollutant) {
        return switch (pollutant) {
            case CO2 -> "CO2";
            case CO -> "CO";
            case HC -> "HC";
            case NOX -> "NOx";
            case PMX -> "PMx";
            case FUEL -> "fuel";
        };
    }

    @Override
    public void observe(long step) throws IOException {
        out.open("timestep");
        out.number("time", (step - 1) * vehicles.scene().stepLength());
        watch.observe(this);
        out.end();
    }

    @Override
    public void departed(int row, Trip trip) throws IOException {
        moved(row, trip);
    }

    @Override
    public void moved(int row, Trip trip) throws IOException {
        Hbefa hbefa = Hbefa.of(vehicles.type(row).emissionClass());
        out.leaf("vehicle");
        out.text("id", vehicles.name(row));
        out.text("eclass", hbefa.id());
        for (Pollutant pollutant : Pollutant.values()) {
            out.number(attribute(pollutant), hbefa.rate(pollutant, trip.speed, trip.acceleration));
        }
        out.text("type", vehicles.type(row).id());
        out.number("waiting", vehicles.standingSeconds(row));
        out.text("lane", trip.stays.getLast().lane().id());
        FloatingCars.place(out, vehicles, row);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
