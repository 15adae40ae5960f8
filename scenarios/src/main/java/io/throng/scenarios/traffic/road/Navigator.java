package io.throng.scenarios.traffic.road;

/** Drivers who look whether another way is quicker. */
final class Navigator {
    private final TrafficScene scene;
    private final Traffic traffic;
    private final Fleet fleet;
    private final EdgeSpeeds speeds;
    private final long periodSteps;

    Navigator(TrafficScene scene, Traffic traffic, EdgeSpeeds speeds) {
        this.scene = scene;
        this.traffic = traffic;
        this.fleet = traffic.fleet;
        this.speeds = speeds;
        this.periodSteps = Math.max(1, Math.round(scene.rerouting.period() / scene.dt));
    }

    /** Takes another way from the next step on if it is quicker and time has come to look; not where a lane ends in this step. */
    void consider(int row, long step) {
        boolean looks = (step + fleet.table.id(row)) % periodSteps == 0;
        if (!looks || fleet.isDriving(row) && !staysOnLane(row)) {
            return;
        }
        int route = fleet.route.read()[row];
        int leg = fleet.leg.read()[row];
        int edge = scene.routes.get(route).edges()[leg];
        int best = route;
        int bestLeg = leg;
        double least = seconds(route, leg);
        for (int other : scene.alternatives[route]) {
            int there = other == route ? -1 : place(other, edge);
            if (there >= 0 && isOpen(row, other, there)) {
                double its = seconds(other, there);
                if (its < least) {
                    least = its;
                    best = other;
                    bestLeg = there;
                }
            }
        }
        if (best != route) {
            fleet.route.write()[row] = best;
            fleet.leg.write()[row] = bestLeg;
            fleet.reroutes.write()[row] = fleet.reroutes.read()[row] + 1;
        }
    }

    private boolean staysOnLane(int row) {
        int lane = fleet.lane.read()[row];
        double fastest = fleet.speed.read()[row] + traffic.driver(row).accel * traffic.dt;
        return !traffic.roads.inside[lane]
                && fleet.position.read()[row] + fastest * traffic.dt < traffic.roads.length[lane];
    }

    /** From the end of an edge of a route to its end. */
    private double seconds(int route, int leg) {
        int[] edges = scene.routes.get(route).edges();
        double sum = 0;
        for (int i = leg + 1; i < edges.length; i++) {
            sum += speeds.seconds(edges[i]);
        }
        return sum;
    }

    /** Where an edge is on a route; -1 if it is not. */
    private int place(int route, int edge) {
        int[] edges = scene.routes.get(route).edges();
        for (int i = 0; i < edges.length; i++) {
            if (edges[i] == edge) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a vehicle can turn to a route: its type may, and it is on the right lane already. */
    private boolean isOpen(int row, int route, int leg) {
        int[] stretches = traffic.stretches(route, fleet.type.read()[row]);
        if (stretches == null) {
            return false;
        }
        int lane = fleet.lane.read()[row];
        return lane < 0 || traffic.ways.offset(stretches[leg], traffic.roads.index[lane]) == 0;
    }
}
