package io.throng.scenarios.particle;

import io.throng.agents.arena.Factors;
import java.util.List;

/**
 * What an agent's step in simple spread amounted to, from what it perceives: where landmarks and the other agents are from it.
 *
 * @param agents how many there are, and how many landmarks
 * @param touching the distance below which two agents touch
 */
record SpreadFactors(int agents, double touching) implements Factors {
    private static final int FIRST_LANDMARK = 4;
    private static final List<String> NAMES = List.of(
            "distance to the nearest landmark",
            "distances to landmarks that nobody is nearer to",
            "how many those are",
            "distance of the nearest agent to the nearest landmark",
            "how many agents it touches",
            "speed");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public void write(float[] observations, int observation, float[] actions, int action, float[] into, int from) {
        double nearest = Double.POSITIVE_INFINITY;
        double others = 0;
        double covered = 0;
        int count = 0;
        for (int landmark = 0; landmark < agents; landmark++) {
            int at = observation + FIRST_LANDMARK + 2 * landmark;
            double own = length(observations[at], observations[at + 1]);
            double other = nearestOther(observations, observation, observations[at], observations[at + 1]);
            if (own < nearest) {
                nearest = own;
                others = other;
            }
            covered += own <= other ? own : 0;
            count += own <= other ? 1 : 0;
        }
        into[from] = (float) nearest;
        into[from + 1] = (float) covered;
        into[from + 2] = count;
        into[from + 3] = (float) Math.min(others, 2);
        into[from + 4] = touched(observations, observation);
        into[from + 5] = (float) length(observations[observation], observations[observation + 1]);
    }

    /** How near another agent is to a point given from this one; infinite if there is none. */
    private double nearestOther(float[] observations, int observation, double x, double y) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int other = 0; other < agents - 1; other++) {
            int at = other(observation, other);
            nearest = Math.min(nearest, length(observations[at] - x, observations[at + 1] - y));
        }
        return nearest;
    }

    private int touched(float[] observations, int observation) {
        int touched = 0;
        for (int other = 0; other < agents - 1; other++) {
            int at = other(observation, other);
            touched += length(observations[at], observations[at + 1]) < touching ? 1 : 0;
        }
        return touched;
    }

    private int other(int observation, int other) {
        return observation + FIRST_LANDMARK + 2 * (agents + other);
    }

    private static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }
}
