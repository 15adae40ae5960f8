package io.throng.scenarios.traffic.net.generate;

import io.throng.kernel.math.Elementary;
import io.throng.scenarios.traffic.net.JunctionType;
import io.throng.scenarios.traffic.net.Road;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.RoadNetworkBuilder;

/**
 * A ring on which people drive counterclockwise, as roads {@code ring0}, {@code ring1}, ... that join end to end.
 *
 * @param length once around, in [40, 1e6] m
 * @param lanes in [1, 8]
 * @param speed limit in m/s
 * @param parts roads, in [3, 1000]
 */
public record RingRoad(double length, int lanes, double speed, int parts) {
    private static final int PIECES = 120;

    /** Checks the ranges. */
    public RingRoad {
        Require.metres("length", length, 40, 1e6);
        Require.in("lanes", lanes, 1, 8);
        Require.speed("speed", speed);
        Require.in("parts", parts, 3, 1000);
    }

    /** 230 m of one lane, of Wu et al., "Flow" (2017), in four parts. */
    public static RingRoad defaults() {
        return new RingRoad(230, 1, 30, 4);
    }

    /** Makes it. */
    public RoadNetwork network() {
        RoadNetworkBuilder builder = new RoadNetworkBuilder();
        double radius = length / (2 * Math.PI);
        for (int i = 0; i < parts; i++) {
            double angle = 2 * Math.PI * i / parts;
            builder.junction(
                    "J" + i, radius * Elementary.cos(angle), radius * Elementary.sin(angle), JunctionType.PRIORITY);
        }
        for (int i = 0; i < parts; i++) {
            double begin = 2 * Math.PI * i / parts;
            double[] arc = arc(0, 0, radius, begin, begin + 2 * Math.PI / parts, Math.max(4, PIECES / parts));
            builder.road(
                    "ring" + i,
                    "J" + i,
                    "J" + (i + 1) % parts,
                    Road.of(lanes, speed).withShape(arc).withLength(length / parts));
        }
        return builder.build();
    }

    /** A part of a circle, from one angle to another, in radians. */
    static double[] arc(double x, double y, double radius, double from, double to, int pieces) {
        double[] shape = new double[2 * pieces + 2];
        for (int i = 0; i <= pieces; i++) {
            double angle = from + (to - from) * i / pieces;
            shape[2 * i] = x + radius * Elementary.cos(angle);
            shape[2 * i + 1] = y + radius * Elementary.sin(angle);
        }
        return shape;
    }
}
