package io.throng.marl.ctde;

import io.throng.agents.arena.FiniteModel;
import io.throng.marl.ctde.BnpgTabularSettings.Ascent;
import java.util.Arrays;

/**
 * Values of joint policies in a game that is known exactly, and the policy gradient (Sutton et al., 2000): by linear equations
 * instead of samples.
 */
final class ExactReturn {
    /** Equations of so many unknowns are solved in well under a second. */
    static final int MOST_STATES = 256;

    private static final double ENOUGH = 1e-10;

    /** Below it a chance has lost its digits, and what it belongs to is left as it is. */
    private static final double SELDOM = 1e-280;

    private final FiniteModel model;
    private final double discount;
    private final int states;
    private final int actions;

    ExactReturn(FiniteModel model, double discount) {
        this.model = model;
        this.discount = discount;
        this.states = model.states();
        double joint = Math.pow(model.choices(), model.agents());
        if (states > MOST_STATES || joint > MOST_STATES) {
            throw new IllegalArgumentException("bnpg_tabular needs a game of at most " + MOST_STATES
                    + " states and joint actions, got " + states + " and " + model.choices() + "^" + model.agents()
                    + "; play with fewer agents, or learn by bnpg");
        }
        this.actions = (int) joint;
    }

    /** The expected discounted return of the best joint policy, by value iteration. */
    double best() {
        double[] values = new double[states];
        double change = 1;
        while (change > ENOUGH) {
            double[] next = new double[states];
            change = 0;
            for (int s = 0; s < states; s++) {
                double highest = Double.NEGATIVE_INFINITY;
                for (int a = 0; a < actions; a++) {
                    highest = Math.max(highest, actionValue(s, a, values));
                }
                next[s] = highest;
                change = Math.max(change, Math.abs(highest - values[s]));
            }
            values = next;
        }
        return expected(values);
    }

    private double actionValue(int state, int action, double[] values) {
        double sum = 0;
        for (int next = 0; next < states; next++) {
            sum += model.transition(state, action, next) * values[next];
        }
        return model.reward(state, action) + discount * sum;
    }

    private double expected(double[] values) {
        double sum = 0;
        for (int s = 0; s < states; s++) {
            sum += model.start(s) * values[s];
        }
        return sum;
    }

    /** The expected discounted return of a policy. */
    double of(BayesianPolicy policy) {
        return ascend(policy, Ascent.PLAIN, 0);
    }

    /**
     * The expected discounted return of a policy, after a step up its gradient.
     *
     * @param rate length of the step per unit of gradient; 0 for none
     * @return the return before the step
     */
    double ascend(BayesianPolicy policy, Ascent ascent, double rate) {
        double[][] chances = new double[states][actions];
        double[] scratch = new double[model.choices()];
        double[][] moves = new double[states][states];
        double[] rewards = new double[states];
        for (int s = 0; s < states; s++) {
            for (int a = 0; a < actions; a++) {
                chances[s][a] = policy.chance(s, a, scratch);
                rewards[s] += chances[s][a] * model.reward(s, a);
                for (int next = 0; next < states; next++) {
                    moves[s][next] += chances[s][a] * model.transition(s, a, next);
                }
            }
        }
        double[] values = solve(moves, rewards, false);
        if (rate > 0) {
            step(policy, ascent, rate, chances, values, visits(moves));
        }
        return expected(values);
    }

    private double[] visits(double[][] moves) {
        double[] start = new double[states];
        for (int s = 0; s < states; s++) {
            start[s] = model.start(s);
        }
        return solve(moves, start, true);
    }

    /**
     * {@code theta += rate sum over s, a of visits(s) pi(a|s) Q(s, a) grad log pi(a|s)}: for a choice in a context (the state
     * and the parents' choices) the chance that both come to pass, times the choice's advantage there. The natural gradient
     * is the advantage alone (Agarwal et al., "On the theory of policy gradient methods", JMLR 2021, lemma 15).
     */
    private void step(
            BayesianPolicy policy, Ascent ascent, double rate, double[][] chances, double[] values, double[] visits) {
        double[][] gradient = zeros(policy);
        double[][] together = zeros(policy);
        double[] ofAgent = new double[model.choices()];
        for (int s = 0; s < states; s++) {
            for (int a = 0; a < actions; a++) {
                double weight = visits[s] * chances[s][a];
                double gain = weight * actionValue(s, a, values);
                for (int i = 0; i < gradient.length; i++) {
                    int at = policy.at(i, s, a);
                    policy.chances(i, at, ofAgent);
                    int chosen = policy.choice(a, i);
                    for (int choice = 0; choice < ofAgent.length; choice++) {
                        gradient[i][at + choice] += gain * ((choice == chosen ? 1 : 0) - ofAgent[choice]);
                    }
                    together[i][at + chosen] += weight;
                }
            }
        }
        for (int i = 0; i < gradient.length; i++) {
            double[] logits = policy.logits()[i];
            for (int j = 0; j < logits.length; j++) {
                double chance = ascent == Ascent.PLAIN ? 1 : together[i][j];
                if (chance > SELDOM) {
                    logits[j] += rate * gradient[i][j] / chance;
                }
            }
        }
    }

    private static double[][] zeros(BayesianPolicy policy) {
        return Arrays.stream(policy.logits())
                .map(table -> new double[table.length])
                .toArray(double[][]::new);
    }

    /** Solves {@code (I - discount moves) x = b}, or with moves transposed, by elimination with pivots. */
    private double[] solve(double[][] moves, double[] b, boolean transposed) {
        double[][] rows = new double[states][states + 1];
        for (int i = 0; i < states; i++) {
            for (int j = 0; j < states; j++) {
                rows[i][j] = (i == j ? 1 : 0) - discount * (transposed ? moves[j][i] : moves[i][j]);
            }
            rows[i][states] = b[i];
        }
        for (int column = 0; column < states; column++) {
            eliminate(rows, column);
        }
        double[] solution = new double[states];
        for (int i = states - 1; i >= 0; i--) {
            double sum = rows[i][states];
            for (int j = i + 1; j < states; j++) {
                sum -= rows[i][j] * solution[j];
            }
            solution[i] = sum / rows[i][i];
        }
        return solution;
    }

    private static void eliminate(double[][] rows, int column) {
        int pivot = column;
        for (int i = column + 1; i < rows.length; i++) {
            pivot = Math.abs(rows[i][column]) > Math.abs(rows[pivot][column]) ? i : pivot;
        }
        double[] chosen = rows[pivot];
        rows[pivot] = rows[column];
        rows[column] = chosen;
        for (int i = column + 1; i < rows.length; i++) {
            double factor = rows[i][column] / chosen[column];
            for (int j = column; j < chosen.length && factor != 0; j++) {
                rows[i][j] -= factor * chosen[j];
            }
        }
    }
}
