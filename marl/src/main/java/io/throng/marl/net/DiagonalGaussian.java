package io.throng.marl.net;

import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Continuous actions, each normal by itself: the outputs are the means, and the logarithms of the standard deviations
 * are learned numbers {@code [1, actions]} that do not depend on the state, as in Schulman et al. (2017), section 6.1.
 * Actions are unbounded; whoever executes them clips to the space's bounds. Log-probability and entropy of a row are
 * the sums over its actions. There is no mask.
 *
 * @param actions floats of an action row, at least 1
 * @param initialLogStd start value, within the limits
 * @param lowestLogStd below it a learned number counts as this and gets no gradient
 * @param highestLogStd above it, likewise
 * @param prefix of the name of the learned numbers, {@code prefix + "logStd"}
 */
public record DiagonalGaussian(
        int actions, double initialLogStd, double lowestLogStd, double highestLogStd, String prefix)
        implements ActionDistribution {
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

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
    public static DiagonalGaussian defaults(int actions) {
        return new DiagonalGaussian(actions, 0, -5, 2, "");
    }

    @Override
    public int parameters() {
        return actions;
    }

    @Override
    public int actionColumns() {
        return actions;
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
    public List<ParameterShape> shapes() {
        return List.of(new ParameterShape(prefix + "logStd", 1, actions));
    }

    @Override
    public void initialize(Parameters learned) {
        logStds(learned).fill((float) initialLogStd);
    }

    private Tensor logStds(Parameters learned) {
        return learned.get(prefix + "logStd");
    }

    private double logStd(Tensor logStds, int action) {
        return Math.max(lowestLogStd, Math.min(highestLogStd, logStds.get(0, action)));
    }

    @Override
    public void sample(
            Parameters learned,
            Tensor outputs,
            Mask mask,
            float[] randoms,
            Tensor actionRows,
            int rows,
            HeadWorkspace workspace) {
        if (randoms.length < rows * actions) {
            throw new IllegalArgumentException("randoms must have " + actions + " numbers for each of " + rows
                    + " rows, got " + randoms.length + "; fill it with draw");
        }
        begin(outputs, mask, actionRows, rows, workspace);
        for (int action = 0; action < actions; action++) {
            float std = (float) StrictMath.exp(logStd(logStds(learned), action));
            for (int row = 0; row < rows; row++) {
                actionRows.set(row, action, Math.fma(randoms[row * actions + action], std, outputs.get(row, action)));
            }
        }
        score(learned, outputs, workspace);
    }

    /** The means. */
    @Override
    public void mode(
            Parameters learned, Tensor outputs, Mask mask, Tensor actionRows, int rows, HeadWorkspace workspace) {
        begin(outputs, mask, actionRows, rows, workspace);
        for (int row = 0; row < rows; row++) {
            for (int action = 0; action < actions; action++) {
                actionRows.set(row, action, outputs.get(row, action));
            }
        }
        score(learned, outputs, workspace);
    }

    @Override
    public void evaluate(
            Parameters learned, Tensor outputs, Mask mask, Tensor actionRows, int rows, HeadWorkspace workspace) {
        begin(outputs, mask, actionRows, rows, workspace);
        score(learned, outputs, workspace);
    }

    private void begin(Tensor outputs, Mask mask, Tensor actionRows, int rows, HeadWorkspace workspace) {
        if (mask.restricts()) {
            throw new IllegalArgumentException("continuous actions must have a mask that allows everything, got one of "
                    + mask.allowed() + "; use Mask.all()");
        }
        workspace.begin(this, outputs, mask, actionRows, rows);
        workspace.backend().finish();
    }

    /** Writes log-probabilities and entropies, and remembers the standardised actions. */
    private void score(Parameters learned, Tensor means, HeadWorkspace workspace) {
        double sumOfLogs = 0;
        for (int action = 0; action < actions; action++) {
            double logStd = logStd(logStds(learned), action);
            sumOfLogs += logStd + HALF_LOG_TWO_PI;
            standardise(means, action, StrictMath.exp(-logStd), workspace);
        }
        for (int row = 0; row < workspace.rows(); row++) {
            double squares = 0;
            for (int action = 0; action < actions; action++) {
                double z = workspace.values().get(row, action);
                squares += z * z;
            }
            workspace.logProbabilities().set(row, 0, (float) (-0.5 * squares - sumOfLogs));
            workspace.entropies().set(row, 0, (float) (0.5 * actions + sumOfLogs));
        }
    }

    private static void standardise(Tensor means, int action, double inverseStd, HeadWorkspace workspace) {
        for (int row = 0; row < workspace.rows(); row++) {
            double deviation = (double) workspace.actions().get(row, action) - means.get(row, action);
            workspace.values().set(row, action, (float) (deviation * inverseStd));
        }
    }

    /** With z the standardised action: d log p / d mean = z / std, d log p / d logStd = z^2 - 1, d H / d logStd = 1. */
    @Override
    public void backward(
            Parameters learned, Tensor dLogProbability, Tensor dEntropy, HeadWorkspace workspace, Parameters gradient) {
        workspace.requireEvaluated(dLogProbability, dEntropy);
        for (int action = 0; action < actions; action++) {
            double inverseStd = StrictMath.exp(-logStd(logStds(learned), action));
            double dLogStd = 0;
            for (int row = 0; row < workspace.rows(); row++) {
                double z = workspace.values().get(row, action);
                double d = dLogProbability.get(row, 0);
                workspace.outputGradient().set(row, action, (float) (d * z * inverseStd));
                dLogStd += d * (z * z - 1) + dEntropy.get(row, 0);
            }
            float raw = logStds(learned).get(0, action);
            if (raw >= lowestLogStd && raw <= highestLogStd) {
                Tensor target = logStds(gradient);
                target.set(0, action, target.get(0, action) + (float) dLogStd);
            }
        }
    }
}
