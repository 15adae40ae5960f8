package io.throng.marl.net;

import io.throng.kernel.math.Elementary;
import io.throng.marl.tensor.FloatMath;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Real numbers in (-1, 1): tanh of normal ones whose means and log deviations, in [-5, 2], are both outputs (Haarnoja et al.,
 * "Soft actor-critic", ICML 2018, appendix C). The description is means, then log deviations. The entropy, which has no
 * closed form, is given from above, as that of the normal numbers.
 *
 * @param actions floats of an action row, at least 1
 */
public record SquashedGaussian(int actions) implements ActionDistribution {
    private static final double LOWEST_LOG_STD = -5;
    private static final double HIGHEST_LOG_STD = 2;
    private static final double EDGE = 1 - 1e-6;
    private static final double SMALLEST = 1e-6;
    private static final int POINTS = 200;
    private static final double REACH = 6;

    /** Checks the number. */
    public SquashedGaussian {
        if (actions < 1) {
            throw new IllegalArgumentException("actions must be at least 1, got " + actions);
        }
    }

    private DiagonalGaussian unsquashed() {
        return DiagonalGaussian.of(actions, "none");
    }

    @Override
    public int outputs() {
        return 2 * actions;
    }

    @Override
    public int width() {
        return 2 * actions;
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
        return List.of();
    }

    @Override
    public void initialize(Parameters learned) {}

    @Override
    public Node describe(Tape tape, Weights learned, Node outputs, Mask mask) {
        Node logStd = tape.clamp(tape.columns(outputs, actions, 2 * actions), LOWEST_LOG_STD, HIGHEST_LOG_STD);
        return tape.concat(tape.columns(outputs, 0, actions), logStd);
    }

    /** Normal numbers {@code mean + deviation random} before they are squashed: a gradient passes. */
    public Node unsquashed(Tape tape, Node described, Node randoms) {
        Node deviation = tape.exp(tape.columns(described, actions, 2 * actions));
        return tape.add(tape.columns(described, 0, actions), tape.multiply(deviation, randoms));
    }

    /** The log-density of tanh of these normal numbers, {@code [rows, 1]}. */
    public Node logProbabilityOfUnsquashed(Tape tape, Node described, Node normal) {
        Node square = tape.square(tape.tanh(normal));
        Node stretch = tape.log(tape.affine(square, -1, 1 + SMALLEST));
        return tape.subtract(unsquashed().logProbability(tape, described, normal), tape.rowSums(stretch));
    }

    @Override
    public Node logProbability(Tape tape, Node described, Node drawn) {
        Node inside = tape.clamp(drawn, -EDGE, EDGE);
        Node ratio = tape.divide(tape.affine(inside, 1, 1), tape.affine(inside, -1, 1));
        return logProbabilityOfUnsquashed(tape, described, tape.scale(tape.log(ratio), 0.5));
    }

    @Override
    public Node entropy(Tape tape, Node described) {
        return unsquashed().entropy(tape, described);
    }

    /** Squashing changes no divergence. */
    @Override
    public Node divergence(Tape tape, Node from, Node to) {
        return unsquashed().divergence(tape, from, to);
    }

    @Override
    public int randomsPerRow() {
        return actions;
    }

    @Override
    public void draw(UniformRandomProvider random, float[] randoms, int from) {
        unsquashed().draw(random, randoms, from);
    }

    @Override
    public void sample(Tensor described, int row, int at, float[] randoms, int from, Tensor drawn, int column) {
        unsquashed().sample(described, row, at, randoms, from, drawn, column);
        squash(drawn, row, column);
    }

    @Override
    public void mode(Tensor described, int row, int at, Tensor drawn, int column) {
        unsquashed().mode(described, row, at, drawn, column);
        squash(drawn, row, column);
    }

    private void squash(Tensor drawn, int row, int column) {
        for (int i = 0; i < actions; i++) {
            drawn.set(row, column + i, FloatMath.tanh(drawn.get(row, column + i)));
        }
    }

    /** There is no closed form: sums over normal numbers at equal distances, to within 1e-4. */
    @Override
    public List<Marginal> marginals(Tensor described, int row, int at) {
        List<Marginal> numbers = new ArrayList<>();
        for (int i = 0; i < actions; i++) {
            double middle = described.get(row, at + i);
            double deviation = FloatMath.exp(described.get(row, at + actions + i));
            double weights = 0;
            double sum = 0;
            double squares = 0;
            for (int point = -POINTS; point <= POINTS; point++) {
                double away = REACH * point / POINTS;
                double weight = Elementary.exp(-away * away / 2);
                double squashed = Elementary.tanh(middle + deviation * away);
                weights += weight;
                sum += weight * squashed;
                squares += weight * squashed * squashed;
            }
            double mean = sum / weights;
            numbers.add(new Marginal.Real(mean, Math.sqrt(Math.max(0, squares / weights - mean * mean))));
        }
        return numbers;
    }
}
