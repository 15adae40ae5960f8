package io.throng.scenarios.traffic.net;

/**
 * One lane of an edge.
 *
 * @param number in the network
 * @param id unique
 * @param edge number of its edge
 * @param index among the lanes of its edge, from the right
 * @param length in m, positive; vehicles drive so far, whatever the shape
 * @param speed limit in m/s, positive
 * @param shape {@code x0, y0, x1, y1, ...} of its middle, two points at least; never write to it
 * @param permission who may drive here
 */
public record Lane(
        int number,
        String id,
        int edge,
        int index,
        double length,
        double speed,
        float[] shape,
        Permission permission) {}
