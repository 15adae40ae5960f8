package io.throng.scenarios.traffic.output;

import io.throng.scenarios.traffic.net.Lane;
import io.throng.scenarios.traffic.road.Vehicles;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Follows the vehicles from step to step. */
final class Watch {
    private final Vehicles vehicles;
    private final List<Lane> lanes;
    private final double dt;

    /** By number, of those on the road. */
    private final Map<Integer, Trip> trips = new HashMap<>();

    /** What happens to vehicles in a step. Each is told of in one of three ways. */
    interface Listener {
        /** It came onto the road. */
        default void departed(int row, Trip trip) throws IOException {}

        /** It drove, or stood. */
        default void moved(int row, Trip trip) throws IOException {}

        /** It drove to the end of its way and left. */
        default void arrived(int row, Trip trip) throws IOException {}
    }

    Watch(Vehicles vehicles) {
        this.vehicles = vehicles;
        this.lanes = vehicles.scene().network().lanes();
        this.dt = vehicles.scene().stepLength();
    }

    void observe(Listener listener) throws IOException {
        for (int row = 0; row < vehicles.rows(); row++) {
            int number = vehicles.number(row);
            switch (vehicles.state(row)) {
                case DRIVING -> {
                    Trip trip = trips.get(number);
                    if (trip == null) {
                        trip = departure(row);
                        trips.put(number, trip);
                        listener.departed(row, trip);
                    } else {
                        trip.move(passed(row, trip), vehicles.position(row), vehicles.speed(row), dt);
                        trip.leg = vehicles.leg(row);
                        listener.moved(row, trip);
                    }
                }
                case ARRIVED -> {
                    Trip trip = trips.remove(number);
                    if (trip != null) {
                        double speed = (trip.departPosition + vehicles.odometer(row) - trip.now) / dt;
                        List<Lane> passed = passed(row, trip);
                        trip.move(passed, passed.getLast().length(), speed, dt);
                        listener.arrived(row, trip);
                    }
                }
                case NONE, WAITING -> {}
            }
        }
    }

    private List<Lane> passed(int row, Trip trip) {
        if (vehicles.reroutes(row) != trip.reroutes) {
            // Whoever turned to another route in this step is still on the same lane, which is another leg of it.
            trip.reroutes = vehicles.reroutes(row);
            trip.leg = vehicles.leg(row);
        }
        return vehicles.lanesSince(row, trip.stays.getLast().lane().number(), trip.leg).stream()
                .map(lanes::get)
                .toList();
    }

    private Trip departure(int row) {
        Trip trip = new Trip(
                lanes.get(vehicles.lane(row)),
                vehicles.position(row),
                vehicles.speed(row),
                vehicles.type(row).length());
        trip.reroutes = vehicles.reroutes(row);
        return trip;
    }
}
