package io.throng.scenarios.traffic.routing;

import io.throng.scenarios.traffic.demand.Route;
import java.util.ArrayList;
import java.util.List;

/** Other ways to where a route leads, by the link penalty method: what has been used costs more the next time. */
public final class Alternatives {
    private static final double PENALTY = 1.5;
    private static final int TRIES = 3;

    /** Ways that take so many times as long on a free road are of no use. */
    private static final double TOO_LONG = 2;

    private Alternatives() {}

    /**
     * Different routes with the ends of one, that one first, then by how quick they are when they were found.
     *
     * @param most routes in all, at least 1
     */
    public static List<Route> of(Route route, Router router, int most) {
        List<Route> found = new ArrayList<>(List.of(route));
        int from = route.edges()[0];
        int to = route.edges()[route.edges().length - 1];
        if (from == to) {
            return found;
        }
        double[] seconds = router.freeFlow().clone();
        double longest = TOO_LONG * router.seconds(route, router.freeFlow());
        for (int i = 0; found.size() < most && i < TRIES * most; i++) {
            Route next = router.route(from, to, seconds);
            if (!found.contains(next) && router.seconds(next, router.freeFlow()) <= longest) {
                found.add(next);
            }
            for (int edge : next.edges()) {
                seconds[edge] *= PENALTY;
            }
        }
        return found;
    }
}
