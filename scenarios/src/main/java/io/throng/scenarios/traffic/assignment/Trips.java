package io.throng.scenarios.traffic.assignment;

/**
 * How many want to go from one node to another.
 *
 * @param from number of a node
 * @param to number of another
 * @param amount positive
 */
public record Trips(int from, int to, double amount) {
    /** Checks the amount. */
    public Trips {
        if (!(amount > 0 && amount < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "trips from " + from + " to " + to + " must be a positive number, got " + amount);
        }
    }
}
