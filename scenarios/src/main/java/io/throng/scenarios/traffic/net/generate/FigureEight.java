package io.throng.scenarios.traffic.net.generate;

import io.throng.scenarios.traffic.net.JunctionType;
import io.throng.scenarios.traffic.net.Road;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.RoadNetworkBuilder;

/**
 * A road in the form of an eight that crosses itself: the figure eight of Wu et al., "Flow" (2017). Two straight roads cross in
 * the middle, each of whose ends leads by three quarters of a circle to the other.
 *
 * <p>Roads, in the order of travel: {@code bottom}, {@code top}, {@code upper_ring}, {@code right}, {@code left},
 * {@code lower_ring}. Where priority counts, those from bottom to top have it.
 *
 * @param radius of the circles, in [20, 1e5] m
 * @param lanes in [1, 8]
 * @param speed limit in m/s
 * @param crossing {@link JunctionType#PRIORITY} or {@link JunctionType#RIGHT_BEFORE_LEFT}
 */
public record FigureEight(double radius, int lanes, double speed, JunctionType crossing) {
    private static final int PIECES = 40;
    private static final int MAJOR = 78;
    private static final int MINOR = 46;

    /** Checks the ranges. */
    public FigureEight {
        Require.metres("radius", radius, 20, 1e5);
        Require.in("lanes", lanes, 1, 8);
        Require.speed("speed", speed);
        if (crossing != JunctionType.PRIORITY && crossing != JunctionType.RIGHT_BEFORE_LEFT) {
            throw new IllegalArgumentException("crossing must be PRIORITY or RIGHT_BEFORE_LEFT, got " + crossing);
        }
    }

    /** Flow's: circles of 30 m, one lane, 30 m/s. */
    public static FigureEight defaults() {
        return new FigureEight(30, 1, 30, JunctionType.PRIORITY);
    }

    /** Makes it. */
    public RoadNetwork network() {
        Road road = Road.of(lanes, speed);
        double[] upper = RingRoad.arc(radius, radius, radius, Math.PI, -Math.PI / 2, PIECES);
        double[] lower = RingRoad.arc(-radius, -radius, radius, Math.PI / 2, 2 * Math.PI, PIECES);
        RoadNetworkBuilder builder = new RoadNetworkBuilder()
                .junction("center", 0, 0, crossing)
                .junction("right", radius, 0, JunctionType.PRIORITY)
                .junction("top", 0, radius, JunctionType.PRIORITY)
                .junction("left", -radius, 0, JunctionType.PRIORITY)
                .junction("bottom", 0, -radius, JunctionType.PRIORITY)
                .road("bottom", "bottom", "center", road.withPriority(MAJOR))
                .road("top", "center", "top", road.withPriority(MAJOR))
                .road("upper_ring", "top", "right", road.withShape(upper))
                .road("right", "right", "center", road.withPriority(MINOR))
                .road("left", "center", "left", road.withPriority(MINOR))
                .road("lower_ring", "left", "bottom", road.withShape(lower));
        for (int lane = 0; lane < lanes; lane++) {
            builder.connect("bottom", lane, "top", lane).connect("right", lane, "left", lane);
        }
        return builder.build();
    }
}
