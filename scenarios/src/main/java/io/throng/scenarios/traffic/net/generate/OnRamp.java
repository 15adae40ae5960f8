package io.throng.scenarios.traffic.net.generate;

import io.throng.scenarios.traffic.net.JunctionType;
import io.throng.scenarios.traffic.net.Road;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.RoadNetworkBuilder;

/**
 * A motorway with an on-ramp whose lane runs beside it and merges into it at its end, where it gives way.
 *
 * <p>Roads are {@code main}, {@code ramp}, {@code merging}, of one lane more than the motorway, and {@code after}.
 *
 * @param lanes of the motorway, in [1, 8]
 * @param speed limit of the motorway in m/s
 * @param rampSpeed limit of the ramp in m/s
 * @param before metres of motorway before the ramp, in [100, 1e5]
 * @param ramp metres of the ramp, in [100, 1e5]
 * @param acceleration metres of the lane beside the motorway, in [50, 1e4]
 * @param after metres of motorway behind it, in [50, 1e5]
 */
public record OnRamp(
        int lanes, double speed, double rampSpeed, double before, double ramp, double acceleration, double after) {
    private static final double RADIUS = 15;

    /** Checks the ranges. */
    public OnRamp {
        Require.in("lanes", lanes, 1, 8);
        Require.speed("speed", speed);
        Require.speed("rampSpeed", rampSpeed);
        Require.metres("before", before, 100, 1e5);
        Require.metres("ramp", ramp, 100, 1e5);
        Require.metres("acceleration", acceleration, 50, 1e4);
        Require.metres("after", after, 50, 1e5);
    }

    /** Two lanes, 120 km/h, an acceleration lane of 250 m. */
    public static OnRamp defaults() {
        return new OnRamp(2, 33.33, 22.22, 1000, 300, 250, 1000);
    }

    /** Makes it. */
    public RoadNetwork network() {
        double rise = 0.2;
        double run = Math.sqrt(1 - rise * rise);
        double width = lanes * RoadNetworkBuilder.LANE_WIDTH;
        RoadNetworkBuilder builder = new RoadNetworkBuilder()
                .junction("start", -before, 0, JunctionType.DEAD_END)
                .junction("foot", -ramp * run, -width - ramp * rise, JunctionType.DEAD_END)
                .junction("nose", 0, 0, JunctionType.PRIORITY, RADIUS)
                .junction("taper", acceleration, 0, JunctionType.PRIORITY, RADIUS)
                .junction("end", acceleration + after, 0, JunctionType.DEAD_END)
                .road("main", "start", "nose", Road.of(lanes, speed).withPriority(2))
                .road(
                        "ramp",
                        "foot",
                        "nose",
                        Road.of(1, rampSpeed).withPriority(1).withShape(-ramp * run, -width - ramp * rise, 0, -width))
                .road("merging", "nose", "taper", Road.of(lanes + 1, speed).withPriority(2))
                .road("after", "taper", "end", Road.of(lanes, speed).withPriority(2))
                .connect("ramp", 0, "merging", 0)
                .connect("merging", 0, "after", 0);
        for (int lane = 0; lane < lanes; lane++) {
            builder.connect("main", lane, "merging", lane + 1).connect("merging", lane + 1, "after", lane);
        }
        return builder.build();
    }
}
