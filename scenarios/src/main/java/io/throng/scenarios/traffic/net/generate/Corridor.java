package io.throng.scenarios.traffic.net.generate;

import io.throng.scenarios.traffic.net.JunctionType;
import io.throng.scenarios.traffic.net.Road;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.RoadNetworkBuilder;
import io.throng.scenarios.traffic.net.SignalTiming;

/**
 * A main road from west to east with a side street from south to north at each of its signals.
 *
 * <p>Junctions are {@code J0}, {@code J1}, ... from the west; ends are {@code W}, {@code E}, {@code S<junction>} and
 * {@code N<junction>}; the road from {@code A} to {@code B} is {@code A_B}.
 *
 * @param junctions in [1, 1000]
 * @param spacing metres between two junctions, in [50, 1e5]
 * @param side metres of the side streets each way, in [50, 1e5]
 * @param lanes of the main road each way, in [1, 8]
 * @param sideLanes of the side streets each way, in [1, 8]
 * @param speed limit in m/s
 * @param signals of the first junction
 * @param shift by how many seconds each cycle begins later than that of the junction to the west
 */
public record Corridor(
        int junctions,
        double spacing,
        double side,
        int lanes,
        int sideLanes,
        double speed,
        SignalTiming signals,
        double shift) {
    /** Checks the ranges. */
    public Corridor {
        Require.in("junctions", junctions, 1, 1000);
        Require.metres("spacing", spacing, 50, 1e5);
        Require.metres("side", side, 50, 1e5);
        Require.in("lanes", lanes, 1, 8);
        Require.in("sideLanes", sideLanes, 1, 8);
        Require.speed("speed", speed);
        signals.later(shift * (junctions - 1));
    }

    /** Five junctions 300 m apart, two lanes and 50 km/h, with a green wave to the east. */
    public static Corridor defaults() {
        return new Corridor(5, 300, 200, 2, 1, 13.89, SignalTiming.defaults(), 300 / 13.89);
    }

    /** Makes it. */
    public RoadNetwork network() {
        RoadNetworkBuilder builder = new RoadNetworkBuilder()
                .junction("W", -spacing, 0, JunctionType.DEAD_END)
                .junction("E", junctions * spacing, 0, JunctionType.DEAD_END);
        for (int i = 0; i < junctions; i++) {
            builder.junction("J" + i, i * spacing, 0, JunctionType.TRAFFIC_LIGHT)
                    .signal("J" + i, signals.later(i * shift))
                    .junction("S" + i, i * spacing, -side, JunctionType.DEAD_END)
                    .junction("N" + i, i * spacing, side, JunctionType.DEAD_END);
        }
        Road main = Road.of(lanes, speed).withPriority(1);
        for (int i = 0; i <= junctions; i++) {
            GridNetwork.bothWays(builder, i == 0 ? "W" : "J" + (i - 1), i == junctions ? "E" : "J" + i, main);
        }
        for (int i = 0; i < junctions; i++) {
            GridNetwork.bothWays(builder, "S" + i, "J" + i, Road.of(sideLanes, speed));
            GridNetwork.bothWays(builder, "J" + i, "N" + i, Road.of(sideLanes, speed));
        }
        return builder.build();
    }
}
