package io.throng.scenarios.particle;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.policy.Policy;
import java.util.Arrays;

/**
 * Plays simple_spread by a script: each agent goes to the landmark it has in the assignment of smallest summed
 * distance, by the choice that brings it nearest if it coasts for two steps more.
 */
final class AssignmentPolicy implements Policy {
    private static final int[][] ASSIGNMENTS = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    private static final int AGENTS = 3;
    private static final double COASTING = 0.1 + 0.75 * 0.1;

    private final double[] pushX;
    private final double[] pushY;

    /** Pushes of the five choices. */
    AssignmentPolicy(double[] pushX, double[] pushY) {
        this.pushX = pushX;
        this.pushY = pushY;
    }

    @Override
    public void act(AgentBatch batch, long seed, long step) {
        for (int row = 0; row < batch.rows(); row++) {
            float[] seen =
                    Arrays.copyOfRange(batch.observations(), row * batch.features(), (row + 1) * batch.features());
            int[] landmarkOf = nearestAssignment(seen, row % AGENTS);
            batch.actions()[row] = bestChoice(seen, 4 + 2 * landmarkOf[row % AGENTS]);
        }
    }

    /** All agents see the same distances, so all find the same assignment. */
    private static int[] nearestAssignment(float[] seen, int self) {
        int[] best = ASSIGNMENTS[0];
        double smallest = Double.POSITIVE_INFINITY;
        for (int[] assignment : ASSIGNMENTS) {
            double sum = 0;
            for (int agent = 0; agent < AGENTS; agent++) {
                int at = agent == self ? -1 : 10 + 2 * (agent < self ? agent : agent - 1);
                double x = at < 0 ? 0 : seen[at];
                double y = at < 0 ? 0 : seen[at + 1];
                int landmark = 4 + 2 * assignment[agent];
                sum += Math.hypot(seen[landmark] - x, seen[landmark + 1] - y);
            }
            if (sum < smallest - 1e-6) {
                smallest = sum;
                best = assignment;
            }
        }
        return best;
    }

    private int bestChoice(float[] seen, int target) {
        int best = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int choice = 0; choice < pushX.length; choice++) {
            double x = (seen[0] * 0.75 + 0.5 * pushX[choice]) * COASTING + 0.1 * seen[0];
            double y = (seen[1] * 0.75 + 0.5 * pushY[choice]) * COASTING + 0.1 * seen[1];
            double distance = Math.hypot(seen[target] - x, seen[target + 1] - y);
            if (distance < smallest) {
                smallest = distance;
                best = choice;
            }
        }
        return best;
    }
}
