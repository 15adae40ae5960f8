package io.throng.marl.ctde;

import io.throng.agents.arena.FiniteModel;
import io.throng.kernel.math.Elementary;
import io.throng.kernel.random.Philox;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A joint policy that is a Bayesian network: each agent's choice depends on the state and on its parents' choices, by a table
 * of logits (Chen et al., ICML 2023, eq. 2).
 */
final class BayesianPolicy {
    private final int agents;
    private final int choices;
    private final int states;
    private final int[][] parents;

    /** By agent, {@code [states * parents' joint choices * choices]}. */
    private final double[][] logits;

    BayesianPolicy(FiniteModel model, Dag dag) {
        this.agents = model.agents();
        this.choices = model.choices();
        this.states = model.states();
        this.parents = new int[agents][];
        this.logits = new double[agents][];
        for (int i = 0; i < agents; i++) {
            int agent = i;
            parents[i] = IntStream.range(0, agents)
                    .filter(other -> dag.isParent(other, agent))
                    .toArray();
            logits[i] = new double[states * contexts(i) * choices];
        }
    }

    private int contexts(int agent) {
        int contexts = 1;
        for (int i = 0; i < parents[agent].length; i++) {
            contexts *= choices;
        }
        return contexts;
    }

    int agents() {
        return agents;
    }

    /** All logits, agent by agent; theirs to change. */
    double[][] logits() {
        return logits;
    }

    /** An agent's choice in a joint action. */
    int choice(int jointAction, int agent) {
        int left = jointAction;
        for (int i = agents - 1; i > agent; i--) {
            left /= choices;
        }
        return left % choices;
    }

    /** Where an agent's logits for a state, and the choices its parents make in a joint action, start. */
    int at(int agent, int state, int jointAction) {
        int context = 0;
        for (int parent : parents[agent]) {
            context = context * choices + choice(jointAction, parent);
        }
        return (state * contexts(agent) + context) * choices;
    }

    /** Chances of the choices whose logits start there. */
    void chances(int agent, int at, double[] into) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < choices; i++) {
            highest = Math.max(highest, logits[agent][at + i]);
        }
        double sum = 0;
        for (int i = 0; i < choices; i++) {
            into[i] = Elementary.exp(logits[agent][at + i] - highest);
            sum += into[i];
        }
        for (int i = 0; i < choices; i++) {
            into[i] /= sum;
        }
    }

    /** The chance of a joint action in a state. */
    double chance(int state, int jointAction, double[] scratch) {
        double chance = 1;
        for (int i = 0; i < agents; i++) {
            chances(i, at(i, state, jointAction), scratch);
            chance *= scratch[choice(jointAction, i)];
        }
        return chance;
    }

    /**
     * A joint action, drawn agent by agent in order.
     *
     * @param random nothing but this draw's; not read if greedy
     */
    int[] draw(int state, boolean greedy, Philox random) {
        int[] chosen = new int[agents];
        double[] chances = new double[choices];
        for (int i = 0; i < agents; i++) {
            int jointAction = 0;
            for (int choice : chosen) {
                jointAction = jointAction * choices + choice;
            }
            chances(i, at(i, state, jointAction), chances);
            chosen[i] = greedy ? likeliest(chances) : drawn(chances, random.nextDouble());
        }
        return chosen;
    }

    private static int likeliest(double[] chances) {
        int best = 0;
        for (int i = 1; i < chances.length; i++) {
            best = chances[i] > chances[best] ? i : best;
        }
        return best;
    }

    private static int drawn(double[] chances, double uniform) {
        double cumulative = 0;
        for (int i = 0; i < chances.length - 1; i++) {
            cumulative += chances[i];
            if (uniform < cumulative) {
                return i;
            }
        }
        return chances.length - 1;
    }

    /** All logits one after the other. */
    double[] save() {
        return Arrays.stream(logits).flatMapToDouble(Arrays::stream).toArray();
    }

    /** Takes over what {@link #save} gave. */
    void load(double[] saved) {
        int size = Arrays.stream(logits).mapToInt(table -> table.length).sum();
        if (saved.length != size) {
            throw new IllegalArgumentException("logits must be " + size + ", got " + saved.length);
        }
        int at = 0;
        for (double[] table : logits) {
            System.arraycopy(saved, at, table, 0, table.length);
            at += table.length;
        }
    }
}
