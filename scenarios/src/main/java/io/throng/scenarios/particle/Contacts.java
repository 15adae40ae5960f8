package io.throng.scenarios.particle;

import io.throng.kernel.math.Elementary;
import java.util.ArrayList;
import java.util.List;

/**
 * Soft contacts: the pairs of bodies that can push each other, and the force between two.
 *
 * <p>The force is 100 times the penetration along the line of centres; the penetration is a soft maximum of 0 and the
 * overlap of width 0.001 (Mordatch and Abbeel's public code). Bodies are numbered agents first, then landmarks; pairs
 * are in the order (0, 1), (0, 2), ..., (1, 2), ..., in which the public code adds forces.
 *
 * <p>It departs from the public code in two places. Bodies at the very same place do not push each other; there the
 * public code divides by 0. And bodies with a gap beyond {@link #REACH} do not.
 *
 * <p>Immutable.
 */
final class Contacts {
    private static final double FORCE = 100;
    private static final double MARGIN = 0.001;

    /**
     * The gap beyond which nothing is pushed: 50 margins. What is left out is at most 100 * 0.001 * exp(-50) = 2e-23, a
     * change of velocity by 2e-24: below half a unit in the last place of any velocity above 2e-8.
     */
    static final double REACH = 50 * MARGIN;

    private final int agents;
    private final int[] first;
    private final int[] second;
    private final double[] touching;
    private final double[] reachSquared;

    /** The contacts of one world's bodies; landmarks do not move and are pushed by nobody. */
    Contacts(List<Body> agents, List<Body> landmarks) {
        this.agents = agents.size();
        List<Body> bodies = new ArrayList<>(agents);
        bodies.addAll(landmarks);
        List<int[]> pairs = pairs(bodies, agents.size());
        this.first = pairs.stream().mapToInt(pair -> pair[0]).toArray();
        this.second = pairs.stream().mapToInt(pair -> pair[1]).toArray();
        this.touching = pairs.stream()
                .mapToDouble(
                        pair -> bodies.get(pair[0]).size() + bodies.get(pair[1]).size())
                .toArray();
        this.reachSquared = new double[touching.length];
        for (int i = 0; i < touching.length; i++) {
            reachSquared[i] = (touching[i] + REACH) * (touching[i] + REACH);
        }
    }

    private static List<int[]> pairs(List<Body> bodies, int agents) {
        List<int[]> pairs = new ArrayList<>();
        for (int a = 0; a < agents; a++) {
            for (int b = a + 1; b < bodies.size(); b++) {
                if (bodies.get(a).collides() && bodies.get(b).collides()) {
                    pairs.add(new int[] {a, b});
                }
            }
        }
        return pairs;
    }

    /**
     * Adds the contact forces on all agents of one world.
     *
     * @param position of agents, {@code [rows, 2]}
     * @param landmarks positions of landmarks, x, y after x, y
     * @param force on agents, {@code [rows, 2]}; is added to
     * @param row the world's first agent
     * @param landmarksFrom where the world's landmarks start
     */
    void addForces(double[] position, double[] landmarks, double[] force, int row, int landmarksFrom) {
        for (int pair = 0; pair < first.length; pair++) {
            boolean withAgent = second[pair] < agents;
            double[] others = withAgent ? position : landmarks;
            int a = 2 * (row + first[pair]);
            int b = withAgent ? 2 * (row + second[pair]) : landmarksFrom + 2 * (second[pair] - agents);
            double x = position[a] - others[b];
            double y = position[a + 1] - others[b + 1];
            double squared = x * x + y * y;
            if (squared < reachSquared[pair] && squared > 0) {
                push(force, a, withAgent ? b : -1, x, y, pair, Math.sqrt(squared));
            }
        }
    }

    /** The force on a, and its opposite on b unless b is -1, a landmark. */
    private void push(double[] force, int a, int b, double x, double y, int pair, double distance) {
        double penetration = penetration(distance, touching[pair]);
        double forceX = FORCE * x / distance * penetration;
        double forceY = FORCE * y / distance * penetration;
        force[a] += forceX;
        force[a + 1] += forceY;
        if (b >= 0) {
            force[b] -= forceX;
            force[b + 1] -= forceY;
        }
    }

    /** log(1 + e^(overlap / margin)) * margin without overflow, as numpy's logaddexp computes it. */
    private static double penetration(double distance, double touching) {
        double margins = -(distance - touching) / MARGIN;
        double beyond = Elementary.log1p(Elementary.exp(-Math.abs(margins)));
        return (margins > 0 ? margins + beyond : beyond) * MARGIN;
    }

    /**
     * The smallest square of which the root, rounded, is not below a distance: {@code Math.sqrt(s) < distance} exactly
     * if {@code s < squareOf(distance)}.
     */
    static double squareOf(double distance) {
        double square = distance * distance;
        while (Math.sqrt(square) < distance) {
            square = Math.nextUp(square);
        }
        while (Math.sqrt(Math.nextDown(square)) >= distance) {
            square = Math.nextDown(square);
        }
        return square;
    }
}
