package io.throng.scenarios.traffic.road;

/**
 * Where the way of a link meets that of a foe, in metres along each.
 *
 * @param foe number of the link
 * @param merges whether both lead to the same lane: they meet from {@code at} to the end; otherwise they cross there
 * @param at on the own way
 * @param foeAt on the foe's
 * @param yields whether drivers on the own link give way to the foe's
 */
record Conflict(int foe, boolean merges, double at, double foeAt, boolean yields) {
    /** Ways nearer to each other than this cannot be used side by side, in m. */
    private static final double NEAR = 2.2;

    /** Null where ways neither cross nor come near each other. */
    static Conflict between(Roads roads, int link, int foe, boolean yields) {
        if (roads.way[link].length == 0 || roads.way[foe].length == 0) {
            return null;
        }
        Polyline own = new Polyline(roads.shape(link), roads.wayLength[link]);
        Polyline other = new Polyline(roads.shape(foe), roads.wayLength[foe]);
        if (roads.to[last(roads, link)] == roads.to[last(roads, foe)]) {
            return new Conflict(foe, true, own.near(other, NEAR), other.near(own, NEAR), yields);
        }
        double[] crossing = own.crossing(other);
        return crossing == null ? null : new Conflict(foe, false, crossing[0], crossing[1], yields);
    }

    /** The link by which a way is left. */
    private static int last(Roads roads, int link) {
        int[] way = roads.way[link];
        int onward = roads.onward[way[way.length - 1]];
        return onward < 0 ? link : onward;
    }
}
