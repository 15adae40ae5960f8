package io.throng.scenarios.traffic.net.generate;

import io.throng.scenarios.traffic.net.JunctionType;
import io.throng.scenarios.traffic.net.Road;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.RoadNetworkBuilder;
import io.throng.scenarios.traffic.net.SignalTiming;

/**
 * Two roads that cross.
 *
 * <p>The junction is {@code C}, the ends are {@code W}, {@code E}, {@code S} and {@code N}; the road from {@code A} to {@code B} is
 * {@code A_B}. Where priority counts, the road from west to east has it.
 *
 * @param type of the junction
 * @param arm metres from the junction to each end, in [50, 1e5]
 * @param lanes each way, in [1, 8]
 * @param speed limit in m/s
 * @param signals where the junction has some
 */
public record SingleJunction(JunctionType type, double arm, int lanes, double speed, SignalTiming signals) {
    /** Checks the ranges. */
    public SingleJunction {
        if (type == JunctionType.DEAD_END) {
            throw new IllegalArgumentException("type of a junction that is crossed must not be DEAD_END");
        }
        Require.metres("arm", arm, 50, 1e5);
        Require.in("lanes", lanes, 1, 8);
        Require.speed("speed", speed);
    }

    /** A signal, 300 m of road each way, two lanes, 50 km/h. */
    public static SingleJunction defaults() {
        return new SingleJunction(JunctionType.TRAFFIC_LIGHT, 300, 2, 13.89, SignalTiming.defaults());
    }

    /** Makes it. */
    public RoadNetwork network() {
        RoadNetworkBuilder builder = new RoadNetworkBuilder()
                .junction("C", 0, 0, type)
                .junction("W", -arm, 0, JunctionType.DEAD_END)
                .junction("E", arm, 0, JunctionType.DEAD_END)
                .junction("S", 0, -arm, JunctionType.DEAD_END)
                .junction("N", 0, arm, JunctionType.DEAD_END);
        if (type == JunctionType.TRAFFIC_LIGHT) {
            builder.signal("C", signals);
        }
        Road minor = Road.of(lanes, speed);
        GridNetwork.bothWays(builder, "W", "C", minor.withPriority(1));
        GridNetwork.bothWays(builder, "C", "E", minor.withPriority(1));
        GridNetwork.bothWays(builder, "S", "C", minor);
        GridNetwork.bothWays(builder, "C", "N", minor);
        return builder.build();
    }
}
