package io.throng.scenarios.particle;

import io.throng.agents.arena.Factors;
import java.util.List;

/**
 * What an agent's step in simple spread amounted to, from what it perceives: where landmarks and the other agents are from it.
 *
 * <p>What the agent cannot be thanked or blamed for alone is said of the team; of the agent is said what would be missing without
 * it. Factors that blame an agent for the landmarks that it is nearest to (their distance) explain returns as well, but agents
 * that learn from them flee from all landmarks, lest they be the nearest.
 *
 * @param agents how many there are, and how many landmarks
 * @param touching the distance below which two agents touch
 */
record SpreadFactors(int agents, double touching) implements Factors {
    private static final int FIRST_LANDMARK = 4;
    private static final double FAR = 2;
    private static final List<String> NAMES = List.of(
            "mean over landmarks of the distance of the nearest agent",
            "how much nearer that is because of this agent, mean over landmarks",
            "distance to the nearest landmark",
            "how many agents it touches",
            "speed");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public void write(float[] observations, int observation, float[] actions, int action, float[] into, int from) {
        double nearest = Double.POSITIVE_INFINITY;
        double cover = 0;
        double gain = 0;
        for (int landmark = 0; landmark < agents; landmark++) {
            int at = observation + FIRST_LANDMARK + 2 * landmark;
            double own = length(observations[at], observations[at + 1]);
            double other = nearestOther(observations, observation, observations[at], observations[at + 1]);
            nearest = Math.min(nearest, own);
            cover += Math.min(own, other);
            gain += Math.max(0, other - own);
        }
        into[from] = (float) (cover / agents);
        into[from + 1] = (float) (gain / agents);
        into[from + 2] = (float) nearest;
        into[from + 3] = touched(observations, observation);
        into[from + 4] = (float) length(observations[observation], observations[observation + 1]);
    }

    /** How near another agent is to a point given from this one; far if there is none. */
    private double nearestOther(float[] observations, int observation, double x, double y) {
        double nearest = FAR;
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
