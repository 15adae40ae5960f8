package io.throng.marl.net;

import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * One choice among n, or several independent choices at once (multi-discrete): the outputs are the logits of the
 * choices side by side, the action row is the index chosen in each. Log-probability and entropy of a row are the sums
 * over its choices.
 *
 * <p>A logit that the mask forbids counts as -1e10, as in the MAPPO authors' code: its probability is 0 and it gets no
 * gradient. A choice with nothing allowed is uniform. Each choice takes one uniform number in [0, 1), by inversion of
 * the cumulative distribution in the order of the indices.
 */
public final class Categorical implements ActionDistribution {
    private final int[] offsets;

    /** A choice for each size; for example {@code new Categorical(5)}, or {@code new Categorical(3, 3, 2)}. */
    public Categorical(int... sizes) {
        if (sizes.length == 0 || IntStream.of(sizes).anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException(
                    "every choice must have at least 1 option and there must be a choice, got "
                            + IntStream.of(sizes).boxed().toList() + "; give the number of options of each");
        }
        offsets = new int[sizes.length + 1];
        for (int i = 0; i < sizes.length; i++) {
            offsets[i + 1] = Math.addExact(offsets[i], sizes[i]);
        }
    }

    @Override
    public int parameters() {
        return offsets[offsets.length - 1];
    }

    @Override
    public int actionColumns() {
        return offsets.length - 1;
    }

    @Override
    public int randomsPerRow() {
        return actionColumns();
    }

    @Override
    public void draw(UniformRandomProvider random, float[] randoms, int from) {
        for (int choice = 0; choice < actionColumns(); choice++) {
            randoms[from + choice] = random.nextFloat();
        }
    }

    /** None. */
    @Override
    public List<ParameterShape> shapes() {
        return List.of();
    }

    /** Nothing to set. */
    @Override
    public void initialize(Parameters learned) {}

    @Override
    public void sample(
            Parameters learned,
            Tensor outputs,
            Mask mask,
            float[] randoms,
            Tensor actions,
            int rows,
            HeadWorkspace workspace) {
        if (randoms.length < rows * randomsPerRow()) {
            throw new IllegalArgumentException("randoms must have " + randomsPerRow() + " numbers for each of " + rows
                    + " rows, got " + randoms.length + "; fill it with draw");
        }
        normalise(outputs, mask, actions, rows, workspace);
        for (int row = 0; row < rows; row++) {
            for (int choice = 0; choice < actionColumns(); choice++) {
                float uniform = randoms[row * actionColumns() + choice];
                actions.set(row, choice, sampled(workspace.values(), row, choice, uniform));
            }
        }
        score(workspace);
    }

    /** The first index whose cumulative probability exceeds the uniform number; never one of probability 0. */
    private int sampled(Tensor probabilities, int row, int choice, float uniform) {
        float cumulative = 0;
        int last = 0;
        for (int i = offsets[choice]; i < offsets[choice + 1]; i++) {
            float probability = probabilities.get(row, i);
            cumulative += probability;
            if (probability > 0) {
                last = i - offsets[choice];
                if (uniform < cumulative) {
                    return last;
                }
            }
        }
        return last;
    }

    @Override
    public void mode(Parameters learned, Tensor outputs, Mask mask, Tensor actions, int rows, HeadWorkspace workspace) {
        normalise(outputs, mask, actions, rows, workspace);
        for (int row = 0; row < rows; row++) {
            for (int choice = 0; choice < actionColumns(); choice++) {
                actions.set(row, choice, likeliest(workspace.logs(), row, choice));
            }
        }
        score(workspace);
    }

    private int likeliest(Tensor logs, int row, int choice) {
        int best = offsets[choice];
        for (int i = best + 1; i < offsets[choice + 1]; i++) {
            if (logs.get(row, i) > logs.get(row, best)) {
                best = i;
            }
        }
        return best - offsets[choice];
    }

    @Override
    public void evaluate(
            Parameters learned, Tensor outputs, Mask mask, Tensor actions, int rows, HeadWorkspace workspace) {
        normalise(outputs, mask, actions, rows, workspace);
        score(workspace);
    }

    private void normalise(Tensor outputs, Mask mask, Tensor actions, int rows, HeadWorkspace workspace) {
        workspace.begin(this, outputs, mask, actions, rows);
        for (int choice = 0; choice < actionColumns(); choice++) {
            workspace
                    .backend()
                    .logSoftmax(
                            outputs,
                            mask,
                            offsets[choice],
                            offsets[choice + 1],
                            workspace.logs(),
                            workspace.values(),
                            rows);
        }
        workspace.backend().finish();
    }

    private void score(HeadWorkspace workspace) {
        for (int row = 0; row < workspace.rows(); row++) {
            float logProbability = 0;
            float entropy = 0;
            for (int choice = 0; choice < actionColumns(); choice++) {
                logProbability += workspace.logs().get(row, chosen(workspace, row, choice));
                entropy += entropy(workspace, row, choice);
            }
            workspace.logProbabilities().set(row, 0, logProbability);
            workspace.entropies().set(row, 0, entropy);
        }
    }

    /** The column of the logits that an action row chose. */
    private int chosen(HeadWorkspace workspace, int row, int choice) {
        float action = workspace.actions().get(row, choice);
        int size = offsets[choice + 1] - offsets[choice];
        int index = (int) action;
        if (index != action || index < 0 || index >= size) {
            throw new IllegalArgumentException("an action must be a whole number in [0, " + size + "), got " + action
                    + " for choice " + choice + " of row " + row + "; give the index of an option");
        }
        int column = offsets[choice] + index;
        if (workspace.mask().restricts() && isForbiddenBesideAllowed(workspace, row, column)) {
            throw new IllegalArgumentException("an action must be allowed by the mask, got " + index + " for choice "
                    + choice + " of row " + row + "; evaluate with the mask the action was sampled with");
        }
        return column;
    }

    private static boolean isForbiddenBesideAllowed(HeadWorkspace workspace, int row, int column) {
        return workspace.mask().allowed().get(row, column) == 0
                && workspace.values().get(row, column) == 0;
    }

    private float entropy(HeadWorkspace workspace, int row, int choice) {
        float sum = 0;
        for (int i = offsets[choice]; i < offsets[choice + 1]; i++) {
            sum = Math.fma(-workspace.values().get(row, i), workspace.logs().get(row, i), sum);
        }
        return sum;
    }

    @Override
    public void backward(
            Parameters learned, Tensor dLogProbability, Tensor dEntropy, HeadWorkspace workspace, Parameters gradient) {
        workspace.requireEvaluated(dLogProbability, dEntropy);
        for (int row = 0; row < workspace.rows(); row++) {
            for (int choice = 0; choice < actionColumns(); choice++) {
                backward(dLogProbability.get(row, 0), dEntropy.get(row, 0), workspace, row, choice);
            }
        }
    }

    /** d log p(a) / d logit i = [i = a] - p_i, and d H / d logit i = -p_i (log p_i + H). */
    private void backward(float dLogProbability, float dEntropy, HeadWorkspace workspace, int row, int choice) {
        int chosen = offsets[choice] + (int) workspace.actions().get(row, choice);
        float entropy = entropy(workspace, row, choice);
        for (int i = offsets[choice]; i < offsets[choice + 1]; i++) {
            float p = workspace.values().get(row, i);
            float ofLog = (i == chosen ? 1f - p : -p) * dLogProbability;
            float ofEntropy = -p * (workspace.logs().get(row, i) + entropy) * dEntropy;
            boolean allowed =
                    !workspace.mask().restricts() || workspace.mask().allowed().get(row, i) != 0;
            workspace.outputGradient().set(row, i, allowed ? ofLog + ofEntropy : 0f);
        }
    }
}
