package io.throng.marl.net;

import io.throng.marl.tensor.FloatMath;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Real numbers, each normal by itself: the outputs are the means, and the logarithms of the standard deviations are learned
 * numbers {@code [1, actions]} that do not depend on the state, as in Schulman et al. (2017), section 6.1. Actions are
 * unbounded; whoever executes them clips to the space's bounds. The description is the means, then the logarithms of the
 * standard deviations. There is no mask.
 *
 * @param actions floats of an action row, at least 1
 * @param initialLogStd start value, within the limits
 * @param lowestLogStd below it a learned number counts as this and gets no gradient
 * @param highestLogStd above it, likewise
 * @param name of the learned numbers
 */
public record DiagonalGaussian(
        int actions, double initialLogStd, double lowestLogStd, double highestLogStd, String name)
        implements ActionDistribution {
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

    /** Checks the ranges. */
    public DiagonalGaussian {
        if (actions < 1) {
            throw new IllegalArgumentException(
                    "actions must be at least 1, got " + actions + "; give the action's floats");
        }
        if (!(lowestLogStd >= -20
                && lowestLogStd <= initialLogStd
                && initialLogStd <= highestLogStd
                && highestLogStd <= 10)) {
            throw new IllegalArgumentException("log standard deviations must be in [-20, 10] with lowest <= initial <="
                    + " highest, got lowest " + lowestLogStd + ", initial " + initialLogStd + ", highest "
                    + highestLogStd + "; -5, 0 and 2 is usual");
        }
    }

    /** Standard deviation 1 at first, and within [e^-5, e^2] ever after. */
    public static DiagonalGaussian of(int actions, String name) {
        return new DiagonalGaussian(actions, 0, -5, 2, name);
    }

    @Override
    public int outputs() {
        return actions;
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
        return List.of(new ParameterShape(name, 1, actions));
    }

    @Override
    public void initialize(Parameters learned) {
        learned.get(name).fill((float) initialLogStd);
    }

    @Override
    public Node describe(Tape tape, Weights learned, Node outputs, Mask mask) {
        Node logStd = tape.clamp(tape.parameter(learned, name), lowestLogStd, highestLogStd);
        return tape.concat(outputs, tape.spread(logStd, outputs.rows(), actions));
    }

    private Node mean(Tape tape, Node described) {
        return tape.columns(described, 0, actions);
    }

    private Node logStd(Tape tape, Node described) {
        return tape.columns(described, actions, 2 * actions);
    }

    @Override
    public Node logProbability(Tape tape, Node described, Node drawn) {
        Node logStd = logStd(tape, described);
        Node distance = tape.subtract(drawn, mean(tape, described));
        Node standardised = tape.multiply(distance, tape.exp(tape.negate(logStd)));
        Node exponent = tape.subtract(tape.scale(tape.square(standardised), -0.5), logStd);
        return tape.rowSums(tape.affine(exponent, 1, -HALF_LOG_TWO_PI));
    }

    @Override
    public Node entropy(Tape tape, Node described) {
        return tape.rowSums(tape.affine(logStd(tape, described), 1, 0.5 + HALF_LOG_TWO_PI));
    }

    @Override
    public Node divergence(Tape tape, Node from, Node to) {
        Node fromLog = logStd(tape, from);
        Node toLog = logStd(tape, to);
        Node variance = tape.exp(tape.scale(fromLog, 2));
        Node distance = tape.square(tape.subtract(mean(tape, from), mean(tape, to)));
        Node spread = tape.multiply(tape.add(variance, distance), tape.exp(tape.scale(toLog, -2)));
        Node inNats = tape.add(tape.subtract(toLog, fromLog), tape.affine(spread, 0.5, -0.5));
        return tape.rowSums(inNats);
    }

    /** Standard normal numbers, one for each action. */
    @Override
    public int randomsPerRow() {
        return actions;
    }

    @Override
    public void draw(UniformRandomProvider random, float[] randoms, int from) {
        NormalDraws normal = new NormalDraws(random);
        for (int action = 0; action < actions; action++) {
            randoms[from + action] = (float) normal.next();
        }
    }

    @Override
    public void sample(Tensor described, int row, int at, float[] randoms, int from, Tensor drawn, int column) {
        for (int i = 0; i < actions; i++) {
            float deviation = FloatMath.exp(described.get(row, at + actions + i));
            drawn.set(row, column + i, Math.fma(deviation, randoms[from + i], described.get(row, at + i)));
        }
    }

    @Override
    public void mode(Tensor described, int row, int at, Tensor drawn, int column) {
        for (int i = 0; i < actions; i++) {
            drawn.set(row, column + i, described.get(row, at + i));
        }
    }

    @Override
    public List<Marginal> marginals(Tensor described, int row, int at) {
        List<Marginal> numbers = new ArrayList<>();
        for (int i = 0; i < actions; i++) {
            double deviation = FloatMath.exp(described.get(row, at + actions + i));
            numbers.add(new Marginal.Real(described.get(row, at + i), deviation));
        }
        return numbers;
    }
}
