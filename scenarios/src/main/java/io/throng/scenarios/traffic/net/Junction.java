package io.throng.scenarios.traffic.net;

import java.util.List;

/**
 * Where edges meet.
 *
 * @param number in the network
 * @param id unique
 * @param type such as {@code priority}, {@code traffic_light}, {@code dead_end}
 * @param x in m
 * @param y in m
 * @param incoming numbers of the lanes that end here
 * @param internal numbers of the lanes inside, in the order of the requests
 * @param requests who gives way to whom, a row a link
 */
public record Junction(
        int number,
        String id,
        String type,
        double x,
        double y,
        List<Integer> incoming,
        List<Integer> internal,
        List<Request> requests) {
    /** Keeps copies. */
    public Junction {
        incoming = List.copyOf(incoming);
        internal = List.copyOf(internal);
        requests = List.copyOf(requests);
    }
}
