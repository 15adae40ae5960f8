package io.throng.scenarios.traffic.net.generate;

import io.throng.scenarios.traffic.net.JunctionType;
import io.throng.scenarios.traffic.net.Road;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.RoadNetworkBuilder;

/**
 * A main road of one lane into which a ramp merges, which gives way: the merge of Wu et al., "Flow" (2017).
 *
 * <p>Main road: {@code inflow_highway}, {@code left}, {@code center}; ramp: {@code inflow_merge}, {@code bottom}. Both begin with
 * 100 m on which vehicles enter.
 *
 * @param before metres of main road before the merge, in [50, 1e5]
 * @param after metres of main road behind it, in [50, 1e5]
 * @param ramp metres of the ramp, in [50, 1e5]
 * @param speed limit in m/s
 */
public record Merge(double before, double after, double ramp, double speed) {
    private static final double INFLOW = 100;

    /** Checks the ranges. */
    public Merge {
        Require.metres("before", before, 50, 1e5);
        Require.metres("after", after, 50, 1e5);
        Require.metres("ramp", ramp, 50, 1e5);
        Require.speed("speed", speed);
    }

    /** Flow's benchmark: 500 m before, 100 m behind, a ramp of 100 m, 30 m/s. */
    public static Merge defaults() {
        return new Merge(500, 100, 100, 30);
    }

    /** Makes it. */
    public RoadNetwork network() {
        double diagonal = Math.sqrt(0.5);
        Road main = Road.of(1, speed).withPriority(2);
        Road side = Road.of(1, speed).withPriority(1);
        double rampStart = (ramp + INFLOW) * diagonal;
        return new RoadNetworkBuilder()
                .junction("inflow_highway", -INFLOW, 0, JunctionType.DEAD_END)
                .junction("left", 0, 0, JunctionType.PRIORITY)
                .junction("center", before, 0, JunctionType.PRIORITY)
                .junction("right", before + after, 0, JunctionType.DEAD_END)
                .junction("inflow_merge", before - rampStart, -rampStart, JunctionType.DEAD_END)
                .junction("bottom", before - ramp * diagonal, -ramp * diagonal, JunctionType.PRIORITY)
                .road("inflow_highway", "inflow_highway", "left", main)
                .road("left", "left", "center", main)
                .road("center", "center", "right", main)
                .road("inflow_merge", "inflow_merge", "bottom", side)
                .road("bottom", "bottom", "center", side)
                .build();
    }
}
