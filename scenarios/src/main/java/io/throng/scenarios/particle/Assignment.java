package io.throng.scenarios.particle;

/** Who goes where so that the way of all together is shortest: by trying all ways to share out up to eight places. */
final class Assignment {
    static final int MOST = 8;

    private Assignment() {}

    /**
     * The place of each.
     *
     * @param distance of each to each place, {@code [n, n]}, n at most {@link #MOST}
     */
    static int[] shortest(double[][] distance) {
        int[] places = new int[distance.length];
        int[] best = new int[distance.length];
        boolean[] taken = new boolean[distance.length];
        search(distance, 0, 0, places, taken, Double.POSITIVE_INFINITY, best);
        return best;
    }

    /** Tries all places for those from {@code who} on; returns the shortest sum of all that is known. */
    private static double search(
            double[][] distance, int who, double sum, int[] places, boolean[] taken, double shortest, int[] best) {
        // What rounds differently for different agents must not let them disagree.
        if (sum >= shortest - 1e-6) {
            return shortest;
        }
        if (who == places.length) {
            System.arraycopy(places, 0, best, 0, best.length);
            return sum;
        }
        double known = shortest;
        for (int place = 0; place < places.length; place++) {
            if (!taken[place]) {
                taken[place] = true;
                places[who] = place;
                known = search(distance, who + 1, sum + distance[who][place], places, taken, known, best);
                taken[place] = false;
            }
        }
        return known;
    }

    /**
     * The distances between agents and places that one of the agents sees.
     *
     * @param self which of the agents sees; the others' places are in order from {@code others} on
     */
    static double[][] distances(float[] seen, int self, int agents, int places, int others) {
        double[][] distance = new double[agents][agents];
        for (int agent = 0; agent < agents; agent++) {
            int at = others + 2 * (agent < self ? agent : agent - 1);
            double x = agent == self ? 0 : seen[at];
            double y = agent == self ? 0 : seen[at + 1];
            for (int place = 0; place < agents; place++) {
                double dx = seen[places + 2 * place] - x;
                double dy = seen[places + 2 * place + 1] - y;
                distance[agent][place] = Math.sqrt(dx * dx + dy * dy);
            }
        }
        return distance;
    }
}
