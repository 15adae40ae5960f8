package io.throng.marl.rollout;

import io.throng.agents.arena.Ending;

/**
 * Advantages as exponentially weighted sums of temporal-difference errors (Schulman et al., "High-dimensional continuous
 * control using generalized advantage estimation", ICLR 2016, eq. 16), with the two ends of an episode told apart: nothing
 * follows a termination; a truncation is followed by the value of the state that was cut off (Pardo et al., "Time limits in
 * reinforcement learning", ICML 2018).
 *
 * @param discount gamma, in [0, 1]
 * @param lambda weight of longer sums, in [0, 1]
 */
public record GeneralizedAdvantageEstimation(double discount, double lambda) {
    /** Checks the ranges. */
    public GeneralizedAdvantageEstimation {
        requireUnit("discount", discount);
        requireUnit("lambda", lambda);
    }

    private static void requireUnit(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be in [0, 1], got " + value);
        }
    }

    /**
     * Fills advantages and returns (advantage plus value), {@code [steps * rows]}, step by step.
     *
     * @param rewards {@code [steps * rows]}
     * @param values {@code [(steps + 1) * rows]}: of the states acted in, and of the states after the last step
     * @param endings {@code [steps * rows]}
     * @param finalValues {@code [steps * rows]}: of the state that a truncation cut off; read only there
     */
    public void estimate(
            int steps,
            int rows,
            float[] rewards,
            float[] values,
            Ending[] endings,
            float[] finalValues,
            float[] advantages,
            float[] returns) {
        for (int row = 0; row < rows; row++) {
            double advantage = 0;
            for (int step = steps - 1; step >= 0; step--) {
                int i = step * rows + row;
                double next = switch (endings[i]) {
                    case RUNNING -> values[i + rows];
                    case TERMINATED -> 0;
                    case TRUNCATED -> finalValues[i];
                };
                double error = rewards[i] + discount * next - values[i];
                advantage = endings[i] == Ending.RUNNING ? error + discount * lambda * advantage : error;
                advantages[i] = (float) advantage;
                returns[i] = (float) (advantage + values[i]);
            }
        }
    }
}
