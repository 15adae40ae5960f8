package io.throng.scenarios.traffic.output;

import io.throng.scenarios.Report;
import io.throng.scenarios.traffic.net.Lane;
import io.throng.scenarios.traffic.road.Vehicles;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** SUMO's {@code fcd-output}: where each vehicle is. */
final class FloatingCars implements Report {
    private final Vehicles vehicles;
    private final List<Lane> lanes;
    private final XmlOut out;

    FloatingCars(Vehicles vehicles, OutputStream to) throws IOException {
        this.vehicles = vehicles;
        this.lanes = vehicles.scene().network().lanes();
        this.out = new XmlOut(to, "fcd-export");
    }

    @Override
    public void observe(long step) throws IOException {
        out.open("timestep");
        out.number("time", (step - 1) * vehicles.scene().stepLength());
        for (int row = 0; row < vehicles.rows(); row++) {
            if (vehicles.state(row) == Vehicles.State.DRIVING) {
                out.leaf("vehicle");
                out.text("id", vehicles.name(row));
                out.text("type", vehicles.type(row).id());
                out.text("lane", lanes.get(vehicles.lane(row)).id());
                place(out, vehicles, row);
            }
        }
        out.end();
    }

    /** Place, direction and speed of a vehicle. */
    static void place(XmlOut out, Vehicles vehicles, int row) throws IOException {
        float[] point = vehicles.point(row);
        out.number("x", point[0]);
        out.number("y", point[1]);
        out.number("angle", vehicles.bearing(row));
        out.number("speed", vehicles.speed(row));
        out.number("pos", vehicles.position(row));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
