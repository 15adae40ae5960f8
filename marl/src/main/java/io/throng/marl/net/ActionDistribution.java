package io.throng.marl.net;

import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How a network's output row becomes a random action: the head of a policy, and all that a policy-gradient trainer
 * needs of it, so that no trainer asks what kind of action it trains.
 *
 * <p>A distribution is unchanging and has no memory: learned numbers beyond the network's outputs are in
 * {@link Parameters} under the names of {@link #shapes()}, and what a pass remembers is in a {@link HeadWorkspace}.
 * Randomness comes in as numbers for each row, drawn by {@link #draw} from that row's own stream: a row's action does
 * not depend on the rows around it.
 */
public interface ActionDistribution {
    /** How many outputs of the network parameterise a row. */
    int parameters();

    /** How many floats an action row has. */
    int actionColumns();

    /** How many random numbers sampling a row takes. */
    int randomsPerRow();

    /** Draws the numbers of one row to {@code randoms[from .. from + randomsPerRow())}. */
    void draw(UniformRandomProvider random, float[] randoms, int from);

    /** Learned numbers beside the network's outputs; maybe none. */
    List<ParameterShape> shapes();

    /** Sets those numbers to their start values. */
    void initialize(Parameters learned);

    /**
     * Draws actions {@code [rows or more, actionColumns]} for the first {@code rows} outputs
     * {@code [rows or more, parameters]}, and evaluates them as {@link #evaluate} does.
     *
     * @param randoms {@code rows * randomsPerRow()} numbers or more, in row order, as {@link #draw} makes them
     */
    void sample(
            Parameters learned,
            Tensor outputs,
            Mask mask,
            float[] randoms,
            Tensor actions,
            int rows,
            HeadWorkspace workspace);

    /** The same with the most probable action of each row instead of a random one. */
    void mode(Parameters learned, Tensor outputs, Mask mask, Tensor actions, int rows, HeadWorkspace workspace);

    /**
     * Writes the log-probability (of the density, for continuous actions) of each action row and the entropy of each
     * row's distribution to the workspace.
     */
    void evaluate(Parameters learned, Tensor outputs, Mask mask, Tensor actions, int rows, HeadWorkspace workspace);

    /**
     * For a loss with these derivatives by the log-probabilities and entropies of the last evaluation, each
     * {@code [rows or more, 1]}: writes the derivative by the network's outputs to
     * {@link HeadWorkspace#outputGradient()}, and adds the derivative by the learned numbers to the gradient.
     *
     * @param learned the same as in the evaluation, as are mask and actions, which the workspace remembers
     */
    void backward(
            Parameters learned, Tensor dLogProbability, Tensor dEntropy, HeadWorkspace workspace, Parameters gradient);
}
