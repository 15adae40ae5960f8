package io.throng.marl.net;

import io.throng.marl.tensor.FloatMath;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Real numbers drawn by one of several experts, each normal, chosen by a learned router: the probabilistic mixture of experts
 * (Ren et al., "Probabilistic mixture-of-experts for efficient deep reinforcement learning", 2021), so that a policy can have
 * several modes. Outputs are the experts' means, then the router's logits; the logarithms of the standard deviations are
 * learned numbers. The description is means, log deviations, and logarithms of the experts' weights.
 *
 * <p>Departures: all experts and the router follow the gradient of the mixture's exact density, instead of a loss of the
 * router's own. Entropy and divergence have no closed form; given here are the bounds from above that follow from knowing
 * the expert too: {@code H(w) + sum w H}, and {@code D(w, w') + sum w D}.
 *
 * @param actions floats of an action row, at least 1
 * @param experts how many, at least 2
 * @param name of the learned numbers
 */
public record GaussianMixture(int actions, int experts, String name) implements ActionDistribution {
    private static final double LOWEST_LOG_STD = -5;
    private static final double HIGHEST_LOG_STD = 2;

    /** Checks the numbers. */
    public GaussianMixture {
        if (actions < 1 || experts < 2) {
            throw new IllegalArgumentException("a mixture needs at least 1 action and 2 experts, got " + actions
                    + " and " + experts + "; for one expert use DiagonalGaussian");
        }
    }

    private DiagonalGaussian expert() {
        return DiagonalGaussian.of(actions, name);
    }

    private Categorical router() {
        return new Categorical(experts);
    }

    private int means() {
        return experts * actions;
    }

    @Override
    public int outputs() {
        return means() + experts;
    }

    @Override
    public int width() {
        return 2 * means() + experts;
    }

    @Override
    public int actionColumns() {
        return actions;
    }

    @Override
    public int choices() {
        return 0;
    }

    @Override
    public List<ParameterShape> shapes() {
        return List.of(new ParameterShape(name, 1, means()));
    }

    /** Deviations of 1, and means that are not all alike only as the network's start values make them. */
    @Override
    public void initialize(Parameters learned) {
        learned.get(name).fill(0);
    }

    @Override
    public Node describe(Tape tape, Weights learned, Node outputs, Mask mask) {
        Node logStd = tape.clamp(tape.parameter(learned, name), LOWEST_LOG_STD, HIGHEST_LOG_STD);
        return tape.concat(
                tape.columns(outputs, 0, means()),
                tape.spread(logStd, outputs.rows(), means()),
                tape.logSoftmax(tape.columns(outputs, means(), outputs()), Mask.all()));
    }

    /** The description of one expert, as {@link DiagonalGaussian} has it. */
    private Node expert(Tape tape, Node described, int expert) {
        int from = expert * actions;
        return tape.concat(
                tape.columns(described, from, from + actions),
                tape.columns(described, means() + from, means() + from + actions));
    }

    private Node weights(Tape tape, Node described) {
        return tape.columns(described, 2 * means(), width());
    }

    @Override
    public Node logProbability(Tape tape, Node described, Node drawn) {
        Node logWeights = weights(tape, described);
        Node[] logs = new Node[experts];
        Node highest = null;
        for (int i = 0; i < experts; i++) {
            Node log = expert().logProbability(tape, expert(tape, described, i), drawn);
            logs[i] = tape.add(log, tape.columns(logWeights, i, i + 1));
            highest = highest == null ? logs[i] : tape.maximum(highest, logs[i]);
        }
        Node shift = tape.detach(highest);
        Node sum = null;
        for (Node log : logs) {
            Node part = tape.exp(tape.subtract(log, shift));
            sum = sum == null ? part : tape.add(sum, part);
        }
        return tape.add(shift, tape.log(sum));
    }

    @Override
    public Node entropy(Tape tape, Node described) {
        Node logWeights = weights(tape, described);
        Node sum = router().entropy(tape, logWeights);
        for (int i = 0; i < experts; i++) {
            Node weight = tape.exp(tape.columns(logWeights, i, i + 1));
            sum = tape.add(sum, tape.multiply(weight, expert().entropy(tape, expert(tape, described, i))));
        }
        return sum;
    }

    @Override
    public Node divergence(Tape tape, Node from, Node to) {
        Node logWeights = weights(tape, from);
        Node sum = router().divergence(tape, logWeights, weights(tape, to));
        for (int i = 0; i < experts; i++) {
            Node weight = tape.exp(tape.columns(logWeights, i, i + 1));
            Node apart = expert().divergence(tape, expert(tape, from, i), expert(tape, to, i));
            sum = tape.add(sum, tape.multiply(weight, apart));
        }
        return sum;
    }

    /** A uniform number that chooses the expert, then a standard normal number for each action. */
    @Override
    public int randomsPerRow() {
        return 1 + actions;
    }

    @Override
    public void draw(UniformRandomProvider random, float[] randoms, int from) {
        router().draw(random, randoms, from);
        expert().draw(random, randoms, from + 1);
    }

    @Override
    public void sample(Tensor described, int row, int at, float[] randoms, int from, Tensor drawn, int column) {
        router().sample(described, row, at + 2 * means(), randoms, from, drawn, column);
        int expert = (int) drawn.get(row, column);
        for (int i = 0; i < actions; i++) {
            int mean = at + expert * actions + i;
            float deviation = FloatMath.exp(described.get(row, mean + means()));
            drawn.set(row, column + i, Math.fma(deviation, randoms[from + 1 + i], described.get(row, mean)));
        }
    }

    /** The mean of the expert of the greatest weight. */
    @Override
    public void mode(Tensor described, int row, int at, Tensor drawn, int column) {
        router().mode(described, row, at + 2 * means(), drawn, column);
        int expert = (int) drawn.get(row, column);
        for (int i = 0; i < actions; i++) {
            drawn.set(row, column + i, described.get(row, at + expert * actions + i));
        }
    }

    /** Mean and deviation over all experts. */
    @Override
    public List<Marginal> marginals(Tensor described, int row, int at) {
        List<Marginal> numbers = new ArrayList<>();
        for (int i = 0; i < actions; i++) {
            double mean = 0;
            double square = 0;
            for (int expert = 0; expert < experts; expert++) {
                int column = at + expert * actions + i;
                double weight = FloatMath.exp(described.get(row, at + 2 * means() + expert));
                double deviation = FloatMath.exp(described.get(row, column + means()));
                double ofExpert = described.get(row, column);
                mean += weight * ofExpert;
                square += weight * (deviation * deviation + ofExpert * ofExpert);
            }
            numbers.add(new Marginal.Real(mean, Math.sqrt(Math.max(0, square - mean * mean))));
        }
        return numbers;
    }
}
