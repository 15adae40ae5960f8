package io.throng.scenarios.traffic.road;

import io.throng.scenarios.traffic.demand.Route;
import io.throng.scenarios.traffic.net.Permission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which lane of an edge leads on along a route, and how far: SUMO's best lanes, looked for over a few edges ahead and found
 * once for all routes that go on alike.
 *
 * <p>A stretch is an edge with what follows it. Of each of its lanes it tells how many metres can be driven from the beginning
 * of the lane without changing lanes, how many lanes to the left (positive) or right the next lane is from where the route can
 * be followed longest, and by which link to leave.
 */
final class Ways {
    private static final int EDGES_AHEAD = 6;
    private static final double METRES_AHEAD = 1000;

    /** Lanes whose reaches differ by less are equally good, in m. */
    static final double ALIKE = 20;

    private final Roads roads;
    private final Map<Stretch, Integer> numbers = new HashMap<>();
    private final List<double[]> reach = new ArrayList<>();
    private final List<int[]> offset = new ArrayList<>();
    private final List<int[]> link = new ArrayList<>();
    private final Map<ClassRoute, int[]> stretches = new HashMap<>();

    private record Stretch(String vehicleClass, List<Integer> edges) {}

    private record ClassRoute(String vehicleClass, Route route) {}

    Ways(Roads roads) {
        this.roads = roads;
    }

    /**
     * The stretches of a route, one an edge.
     *
     * @throws IllegalArgumentException if vehicles of the class cannot follow it
     */
    int[] along(Route route, String vehicleClass) {
        return stretches.computeIfAbsent(new ClassRoute(vehicleClass, route), this::find);
    }

    private int[] find(ClassRoute key) {
        int[] edges = key.route().edges();
        int[] found = new int[edges.length];
        for (int i = 0; i < edges.length; i++) {
            int end = i + 1;
            double metres = length(edges[i]);
            while (end < edges.length && end - i < EDGES_AHEAD && metres < METRES_AHEAD) {
                metres += length(edges[end++]);
            }
            List<Integer> ahead = new ArrayList<>();
            for (int j = i; j < end; j++) {
                ahead.add(edges[j]);
            }
            Stretch stretch = new Stretch(key.vehicleClass(), ahead);
            Integer number = numbers.get(stretch);
            found[i] = number == null ? add(stretch) : number;
        }
        return found;
    }

    private double length(int edge) {
        return roads.length[roads.firstLane[edge]];
    }

    private int add(Stretch stretch) {
        List<Integer> edges = stretch.edges();
        double[] far = last(edges.getLast(), stretch.vehicleClass());
        int[] away = offsets(best(far));
        int[] leave = new int[far.length];
        Arrays.fill(leave, -1);
        for (int i = edges.size() - 2; i >= 0; i--) {
            int edge = edges.get(i);
            double[] nextFar = far;
            int[] nextAway = away;
            int lanes = roads.laneCount[edge];
            far = new double[lanes];
            leave = new int[lanes];
            boolean[] leads = new boolean[lanes];
            for (int l = 0; l < lanes; l++) {
                int lane = roads.firstLane[edge] + l;
                leave[l] = allows(lane, stretch.vehicleClass())
                        ? bestLink(lane, edges.get(i + 1), nextFar, nextAway, stretch.vehicleClass())
                        : -1;
                if (leave[l] >= 0) {
                    int there = roads.index[exit(leave[l])];
                    leads[l] = true;
                    far[l] = roads.length[lane] + roads.wayLength[leave[l]] + nextFar[there];
                } else if (allows(lane, stretch.vehicleClass())) {
                    far[l] = roads.length[lane];
                }
            }
            requireLeads(leads, edge, edges.get(i + 1), stretch.vehicleClass());
            away = offsets(best(far, leads));
        }
        int number = reach.size();
        reach.add(far);
        offset.add(away);
        link.add(leave);
        numbers.put(stretch, number);
        return number;
    }

    private void requireLeads(boolean[] leads, int edge, int next, String vehicleClass) {
        for (boolean lane : leads) {
            if (lane) {
                return;
            }
        }
        throw new IllegalArgumentException("no lane for class " + vehicleClass + " leads from edge "
                + roads.network.edges().get(edge).id() + " to edge "
                + roads.network.edges().get(next).id() + "; change the route or the class");
    }

    private double[] last(int edge, String vehicleClass) {
        double[] far = new double[roads.laneCount[edge]];
        for (int l = 0; l < far.length; l++) {
            int lane = roads.firstLane[edge] + l;
            far[l] = allows(lane, vehicleClass) ? roads.length[lane] : 0;
        }
        return far;
    }

    private boolean allows(int lane, String vehicleClass) {
        Permission permission = roads.network.lanes().get(lane).permission();
        return permission.allows(vehicleClass);
    }

    /** The lane outside at which a link's way ends. */
    int exit(int link) {
        int lane = roads.next[link];
        while (roads.inside[lane]) {
            lane = roads.next[roads.onward[lane]];
        }
        return lane;
    }

    private int bestLink(int lane, int nextEdge, double[] nextFar, int[] nextAway, String vehicleClass) {
        int best = -1;
        for (int candidate : roads.links[lane]) {
            int there = exit(candidate);
            if (roads.edge[there] == nextEdge && allows(there, vehicleClass)) {
                int index = roads.index[there];
                if (best < 0) {
                    best = candidate;
                    continue;
                }
                int known = roads.index[exit(best)];
                if (Math.abs(nextAway[index]) < Math.abs(nextAway[known])
                        || Math.abs(nextAway[index]) == Math.abs(nextAway[known]) && nextFar[index] > nextFar[known]) {
                    best = candidate;
                }
            }
        }
        return best;
    }

    private static boolean[] best(double[] far) {
        boolean[] all = new boolean[far.length];
        for (int l = 0; l < far.length; l++) {
            all[l] = far[l] > 0;
        }
        return all;
    }

    /** Lanes that lead on, as far as the one that leads farthest. */
    private static boolean[] best(double[] far, boolean[] leads) {
        double most = 0;
        for (int l = 0; l < far.length; l++) {
            most = leads[l] ? Math.max(most, far[l]) : most;
        }
        boolean[] best = new boolean[far.length];
        for (int l = 0; l < far.length; l++) {
            best[l] = leads[l] && far[l] >= most - ALIKE;
        }
        return best;
    }

    private static int[] offsets(boolean[] best) {
        int[] away = new int[best.length];
        for (int l = 0; l < best.length; l++) {
            int nearest = Integer.MAX_VALUE;
            for (int other = 0; other < best.length; other++) {
                if (best[other] && Math.abs(other - l) < Math.abs(nearest)) {
                    nearest = other - l;
                }
            }
            away[l] = nearest == Integer.MAX_VALUE ? 0 : nearest;
        }
        return away;
    }

    /** Metres from the beginning of a lane that can be driven without changing lanes. */
    double reach(int stretch, int laneIndex) {
        return reach.get(stretch)[laneIndex];
    }

    /** Lanes to the left to the next one that is best; negative to the right. */
    int offset(int stretch, int laneIndex) {
        return offset.get(stretch)[laneIndex];
    }

    /** The link by which to leave; -1 if the lane does not lead on, or the route ends. */
    int link(int stretch, int laneIndex) {
        return link.get(stretch)[laneIndex];
    }
}
