package io.throng.scenarios.traffic.net.generate;

import io.throng.scenarios.traffic.net.JunctionType;
import io.throng.scenarios.traffic.net.Road;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.RoadNetworkBuilder;
import io.throng.scenarios.traffic.net.SignalTiming;

/**
 * Streets from west to east and from south to north that cross at signals, and lead in and out at the border.
 *
 * <p>Junctions are {@code J<column>.<row>} from the south-west; ends are {@code W<row>}, {@code E<row>}, {@code S<column>} and
 * {@code N<column>}; the road from {@code A} to {@code B} is {@code A_B}.
 *
 * @param columns in [1, 200]
 * @param rows in [1, 200]
 * @param block metres between two junctions, in [50, 1e5]
 * @param lanes each way, in [1, 8]
 * @param speed limit in m/s
 * @param signals of all junctions
 */
public record GridNetwork(int columns, int rows, double block, int lanes, double speed, SignalTiming signals) {
    private static final int MOST = 200;

    /** Checks the ranges. */
    public GridNetwork {
        Require.in("columns", columns, 1, MOST);
        Require.in("rows", rows, 1, MOST);
        Require.metres("block", block, 50, 1e5);
        Require.in("lanes", lanes, 1, 8);
        Require.speed("speed", speed);
    }

    /** Four by four junctions, 200 m apart, with two lanes and 50 km/h. */
    public static GridNetwork defaults() {
        return new GridNetwork(4, 4, 200, 2, 13.89, SignalTiming.defaults());
    }

    /** Makes it. */
    public RoadNetwork network() {
        RoadNetworkBuilder builder = new RoadNetworkBuilder();
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                String id = id(column, row);
                builder.junction(id, column * block, row * block, JunctionType.TRAFFIC_LIGHT)
                        .signal(id, signals);
            }
        }
        for (int row = 0; row < rows; row++) {
            builder.junction("W" + row, -block, row * block, JunctionType.DEAD_END)
                    .junction("E" + row, columns * block, row * block, JunctionType.DEAD_END);
        }
        for (int column = 0; column < columns; column++) {
            builder.junction("S" + column, column * block, -block, JunctionType.DEAD_END)
                    .junction("N" + column, column * block, rows * block, JunctionType.DEAD_END);
        }
        Road road = Road.of(lanes, speed);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column <= columns; column++) {
                bothWays(builder, id(column - 1, row), id(column, row), road);
            }
        }
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row <= rows; row++) {
                bothWays(builder, id(column, row - 1), id(column, row), road);
            }
        }
        return builder.build();
    }

    static void bothWays(RoadNetworkBuilder builder, String one, String other, Road road) {
        builder.road(one + "_" + other, one, other, road).road(other + "_" + one, other, one, road);
    }

    private String id(int column, int row) {
        if (column < 0) {
            return "W" + row;
        }
        if (column == columns) {
            return "E" + row;
        }
        if (row < 0) {
            return "S" + column;
        }
        return row == rows ? "N" + column : "J" + column + "." + row;
    }
}
