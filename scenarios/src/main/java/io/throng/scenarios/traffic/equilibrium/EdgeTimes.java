package io.throng.scenarios.traffic.equilibrium;

import io.throng.scenarios.traffic.demand.Route;
import io.throng.scenarios.traffic.net.Lane;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.road.Vehicles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long edges took vehicles that came to them in each period of a run; as on a free road where nobody came. */
final class EdgeTimes {
    private final RoadNetwork network;
    private final double[] freeFlow;
    private final double period;

    /** Sums of seconds, and how many they are of, by period and edge. */
    private final List<double[]> seconds = new ArrayList<>();

    private final List<int[]> counts = new ArrayList<>();
    private final Map<Integer, Visit> visits = new HashMap<>();

    /** Since when a vehicle has been on an edge. */
    private record Visit(int leg, int edge, double since) {}

    /**
     * Nothing seen.
     *
     * @param freeFlow seconds of each edge on a free road, {@code [edges]}
     * @param period in s
     */
    EdgeTimes(RoadNetwork network, double[] freeFlow, double period) {
        this.network = network;
        this.freeFlow = freeFlow;
        this.period = period;
    }

    /** Looks at everybody after a step. */
    void observe(Vehicles vehicles, double now) {
        for (int row = 0; row < vehicles.rows(); row++) {
            switch (vehicles.state(row)) {
                case DRIVING -> {
                    Visit visit = visits.get(vehicles.number(row));
                    Lane lane = network.lanes().get(vehicles.lane(row));
                    boolean isInside = network.edges().get(lane.edge()).internal();
                    boolean isThere = visit != null && visit.leg() == vehicles.leg(row) && !isInside;
                    if (!isThere) {
                        leave(vehicles.number(row), now);
                        if (!isInside) {
                            visits.put(vehicles.number(row), new Visit(vehicles.leg(row), lane.edge(), now));
                        }
                    }
                }
                case ARRIVED -> leave(vehicles.number(row), now);
                case NONE, WAITING -> {}
            }
        }
    }

    private void leave(int vehicle, double now) {
        Visit visit = visits.remove(vehicle);
        if (visit != null) {
            int at = (int) (visit.since() / period);
            while (seconds.size() <= at) {
                seconds.add(new double[freeFlow.length]);
                counts.add(new int[freeFlow.length]);
            }
            seconds.get(at)[visit.edge()] += now - visit.since();
            counts.get(at)[visit.edge()]++;
        }
    }

    /** Those who have not left their edges are counted as if they did now. */
    void end(double now) {
        List.copyOf(visits.keySet()).forEach(vehicle -> leave(vehicle, now));
    }

    /** Seconds that an edge takes who comes to it at a time. */
    double at(int edge, double time) {
        int at = (int) (time / period);
        boolean isSeen = at < seconds.size() && counts.get(at)[edge] > 0;
        return isSeen ? Math.max(freeFlow[edge], seconds.get(at)[edge] / counts.get(at)[edge]) : freeFlow[edge];
    }

    /** Seconds that a route takes who departs at a time, as edges were then; without the ways over junctions. */
    double along(Route route, double depart) {
        double time = depart;
        for (int edge : route.edges()) {
            time += at(edge, time);
        }
        return time - depart;
    }

    /** Seconds of each edge at a time, {@code [edges]}. */
    double[] at(double time) {
        double[] all = new double[freeFlow.length];
        for (int edge = 0; edge < all.length; edge++) {
            all[edge] = at(edge, time);
        }
        return all;
    }
}
