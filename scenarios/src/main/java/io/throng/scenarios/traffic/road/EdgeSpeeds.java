package io.throng.scenarios.traffic.road;

import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.Table;

/** How fast vehicles have been driving on each edge lately: a row of the table of sites each, after those of signals. */
final class EdgeSpeeds {
    /** Over which speeds are averaged, in s. */
    private static final double MEMORY = 90;

    /** Nobody counts on less, in m/s. */
    private static final double SLOWEST = 0.1;

    private final Roads roads;
    private final int firstSite;
    private final DoubleColumn speed;

    EdgeSpeeds(Roads roads, int firstSite, Table sites) {
        this.roads = roads;
        this.firstSite = firstSite;
        this.speed = sites.doubles("edge speed", "m/s");
    }

    /** At the beginning roads are free. */
    void found(int site) {
        speed.write()[site] = roads.limit[roads.firstLane[site - firstSite]];
    }

    /** Takes in how fast vehicles are now. */
    void change(int site, Traffic traffic) {
        int edge = site - firstSite;
        double before = speed.read()[site];
        speed.write()[site] = before + (now(edge, traffic) - before) * Math.min(1, traffic.dt / MEMORY);
    }

    private double now(int edge, Traffic traffic) {
        double sum = 0;
        int count = 0;
        int first = roads.firstLane[edge];
        for (int lane = first; lane < first + roads.laneCount[edge]; lane++) {
            for (int row = traffic.index.first(lane); row >= 0; row = traffic.index.behind(row)) {
                sum += traffic.fleet.speed.read()[row];
                count++;
            }
        }
        return count == 0 ? roads.limit[first] : sum / count;
    }

    /** Seconds that an edge takes as things are. */
    double seconds(int edge) {
        return roads.length[roads.firstLane[edge]] / Math.max(SLOWEST, speed.read()[firstSite + edge]);
    }
}
