package io.throng.scenarios.traffic.demand;

import java.util.List;

/**
 * One vehicle, or the vehicles of a flow.
 *
 * @param id of the vehicle; those of a flow are {@code id.0}, {@code id.1}, ...
 * @param rhythm when they want to depart
 * @param types of which each has one
 * @param routes of which each has one
 * @param insertion how they come onto the road
 * @param stops on the way, in order
 */
public record Departures(
        String id, Rhythm rhythm, Mix<VehicleType> types, Mix<Route> routes, Insertion insertion, List<Stop> stops) {
    /** Keeps copies. */
    public Departures {
        stops = List.copyOf(stops);
    }

    /** Vehicles of one type on one route, without stops. */
    public static Departures of(String id, Rhythm rhythm, VehicleType type, Route route, Insertion insertion) {
        return new Departures(id, rhythm, Mix.of(type), Mix.of(route), insertion, List.of());
    }

    /** The id of one of its vehicles. */
    public String vehicle(int number) {
        return rhythm instanceof Rhythm.Once ? id : id + "." + number;
    }
}
