package io.throng.scenarios.traffic.demand;

import java.util.List;

/** Every vehicle of a demand in the order of departure. */
public record Schedule(List<Planned> vehicles) {
    /** Keeps a copy. */
    public Schedule {
        vehicles = List.copyOf(vehicles);
    }

    /**
     * One vehicle.
     *
     * @param departures index in the demand
     * @param number among those
     * @param millis when it wants to depart
     * @param type index of its type in the demand
     * @param route index of its route in the demand
     */
    public record Planned(int departures, int number, int millis, int type, int route) {}
}
