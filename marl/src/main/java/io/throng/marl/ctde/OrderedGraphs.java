package io.throng.marl.ctde;

import io.throng.kernel.random.Philox;
import io.throng.marl.net.Node;
import io.throng.marl.net.Tape;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import java.util.Arrays;

/**
 * A distribution of directed acyclic graphs over n agents, given by a score for each agent and a logit for each pair: agents
 * are put in an order by the scores (Plackett and Luce: who comes next is drawn by the softmax of the scores of those who are
 * left), and an edge goes from an agent to a later one with the probability that its logit says. Order and edges together are
 * one draw, so its probability is exact.
 *
 * <p>A description is {@code n} scores and then {@code n n} logits, from each agent to each; a draw is the agents in their
 * order and then {@code n n} flags, 0 for pairs against the order.
 *
 * @param agents n, at least 2
 */
record OrderedGraphs(int agents) {
    /** Numbers of a description, and of a draw. */
    int width() {
        return agents + agents * agents;
    }

    /**
     * Draws a graph.
     *
     * @param described the description starts at {@code from}
     * @param into receives the draw, from {@code from} on
     */
    void draw(Philox random, float[] described, float[] into, int from) {
        double[] keys = new double[agents];
        boolean[] placed = new boolean[agents];
        for (int i = 0; i < agents; i++) {
            // The order of scores plus Gumbel noise is Plackett and Luce's.
            double exponential = -Math.log(1 - random.nextDouble());
            keys[i] = described[from + i] - Math.log(Math.max(exponential, Double.MIN_NORMAL));
        }
        Arrays.fill(into, from + agents, from + width(), 0);
        for (int place = 0; place < agents; place++) {
            int next = -1;
            for (int i = 0; i < agents; i++) {
                next = !placed[i] && (next < 0 || keys[i] > keys[next]) ? i : next;
            }
            placed[next] = true;
            into[from + place] = next;
            for (int later = 0; later < agents; later++) {
                double probability = 1 / (1 + Math.exp(-described[pair(from, next, later)]));
                boolean there = random.nextDouble() < probability;
                into[pair(from, next, later)] = there && !placed[later] ? 1 : 0;
            }
        }
    }

    private int pair(int from, int agent, int later) {
        return from + agents + agent * agents + later;
    }

    /** Whether an edge of a draw that starts at {@code from} goes from one agent to another. */
    boolean hasEdge(float[] drawn, int from, int agent, int later) {
        return drawn[pair(from, agent, later)] != 0;
    }

    /**
     * Log-probabilities of draws, {@code [rows, 1]}.
     *
     * @param described {@code [rows, width]}
     * @param drawn the first row starts at {@code from}
     */
    Node logProbabilities(Tape tape, Node described, float[] drawn, int from) {
        Node log = edges(tape, described, drawn, from, true);
        int rows = described.rows();
        Node scores = tape.columns(described, 0, agents);
        Tensor left = tape.constant(rows, agents, ones(rows), 0).value();
        float[] next = new float[rows];
        for (int place = 0; place < agents - 1; place++) {
            for (int row = 0; row < rows; row++) {
                next[row] = drawn[from + row * width() + place];
            }
            Tensor allowed = tape.constant(rows, agents, left.toArray(), 0).value();
            Node chances = tape.logSoftmax(scores, Mask.of(allowed));
            log = tape.add(log, tape.pick(chances, tape.constant(rows, 1, next.clone(), 0)));
            for (int row = 0; row < rows; row++) {
                left.set(row, (int) next[row], 0);
            }
        }
        return log;
    }

    private float[] ones(int rows) {
        float[] ones = new float[rows * agents];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The entropy in nats of the edges that the orders of draws allow, {@code [rows, 1]}. */
    Node edgeEntropy(Tape tape, Node described, float[] drawn, int from) {
        return tape.negate(edges(tape, described, drawn, from, false));
    }

    /** Log-probabilities of the edges drawn, or their means. */
    private Node edges(Tape tape, Node described, float[] drawn, int from, boolean ofDraw) {
        int rows = described.rows();
        int pairs = agents * agents;
        float[] allowed = new float[rows * pairs];
        float[] there = new float[rows * pairs];
        for (int row = 0; row < rows; row++) {
            int at = from + row * width();
            for (int place = 0; place < agents; place++) {
                int agent = (int) drawn[at + place];
                for (int later = place + 1; later < agents; later++) {
                    int other = (int) drawn[at + later];
                    allowed[row * pairs + agent * agents + other] = 1;
                    there[row * pairs + agent * agents + other] = drawn[pair(at, agent, other)];
                }
            }
        }
        Node logits = tape.columns(described, agents, width());
        // log p = logit - softplus(logit), log (1 - p) = -softplus(logit)
        Node weight = ofDraw ? tape.constant(rows, pairs, there, 0) : tape.sigmoid(logits);
        Node log = tape.subtract(tape.multiply(weight, logits), tape.softplus(logits));
        return tape.rowSums(tape.multiply(log, tape.constant(rows, pairs, allowed, 0)));
    }
}
