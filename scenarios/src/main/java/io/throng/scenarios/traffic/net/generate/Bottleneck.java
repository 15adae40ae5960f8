package io.throng.scenarios.traffic.net.generate;

import io.throng.scenarios.traffic.net.JunctionType;
import io.throng.scenarios.traffic.net.Road;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.RoadNetworkBuilder;

/**
 * A road whose lanes become half as many, and then half as many again, two by two in turns: the bottleneck of Wu et al., "Flow"
 * (2017), after the bridge from Oakland to San Francisco. Its roads are {@code 1} to {@code 5}, 985 m together, with their
 * junctions; lanes halve behind {@code 3} and {@code 4}.
 *
 * @param scaling lanes at the end, in [1, 8]; four times as many at the beginning
 * @param speed limit in m/s
 */
public record Bottleneck(int scaling, double speed) {
    private static final double[] PLACES = {0, 100, 410, 550, 830, 985};
    private static final int[] LANES = {4, 4, 4, 2, 1};
    private static final double RADIUS = 20;

    /** Checks the ranges. */
    public Bottleneck {
        Require.in("scaling", scaling, 1, 8);
        Require.speed("speed", speed);
    }

    /** Flow's: 4 lanes, then 2, then 1; 23 m/s. */
    public static Bottleneck defaults() {
        return new Bottleneck(1, 23);
    }

    /** Makes it. */
    public RoadNetwork network() {
        RoadNetworkBuilder builder = new RoadNetworkBuilder();
        for (int i = 0; i < PLACES.length; i++) {
            String id = String.valueOf(i + 1);
            if (i == 0 || i == PLACES.length - 1) {
                builder.junction(id, PLACES[i], 0, JunctionType.DEAD_END);
            } else if (LANES[i] == LANES[i - 1]) {
                builder.junction(id, PLACES[i], 0, JunctionType.PRIORITY);
            } else {
                builder.junction(id, PLACES[i], 0, JunctionType.ZIPPER, RADIUS);
            }
        }
        for (int i = 0; i < LANES.length; i++) {
            builder.road(
                    String.valueOf(i + 1),
                    String.valueOf(i + 1),
                    String.valueOf(i + 2),
                    Road.of(LANES[i] * scaling, speed));
        }
        return builder.build();
    }
}
