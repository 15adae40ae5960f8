package io.throng.marl.net;

import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How a network's output row becomes a random action: the head of a policy, and all that a trainer needs of it, so that no
 * trainer asks what kind of action it trains.
 *
 * <p>{@link #describe} turns outputs, learned numbers of the head and the mask into one row that says all of the
 * distribution; everything else is a function of that row. It may be kept with an action and compared with later ones.
 * Randomness comes in as numbers for each row, drawn by {@link #draw} from that row's own stream: a row's action does not
 * depend on the rows around it.
 */
public interface ActionDistribution {
    /** How many outputs of the network parameterise a row. */
    int outputs();

    /** How many numbers describe a row's distribution. */
    int width();

    /** How many floats an action row has. */
    int actionColumns();

    /** How many flags a mask row has; 0 if nothing can be forbidden. */
    int choices();

    /** Learned numbers beside the network's outputs; maybe none. */
    List<ParameterShape> shapes();

    /** Sets those numbers to their start values. */
    void initialize(Parameters learned);

    /** Each row's distribution, {@code [rows, width]}, of outputs {@code [rows, outputs]}. */
    Node describe(Tape tape, Weights learned, Node outputs, Mask mask);

    /** The log-probability (of the density, for real numbers) of each action row, {@code [rows, 1]}. */
    Node logProbability(Tape tape, Node described, Node actions);

    /** The entropy of each row's distribution in nats, or an estimate where there is no closed form, {@code [rows, 1]}. */
    Node entropy(Tape tape, Node described);

    /** The Kullback-Leibler divergence of each row's distribution {@code from} from {@code to}, {@code [rows, 1]}. */
    Node divergence(Tape tape, Node from, Node to);

    /** How many random numbers sampling a row takes. */
    int randomsPerRow();

    /** Draws the numbers of one row to {@code randoms[from .. from + randomsPerRow())}. */
    void draw(UniformRandomProvider random, float[] randoms, int from);

    /**
     * Draws one row's action, on the host.
     *
     * @param described {@code [rows, at + width or more]}; this distribution's numbers start in column {@code at}
     * @param randoms as {@link #draw} makes them, from {@code from} on
     * @param actions {@code [rows, column + actionColumns or more]}; receives the action from {@code column} on
     */
    void sample(Tensor described, int row, int at, float[] randoms, int from, Tensor actions, int column);

    /** Writes one row's most probable action; arguments as for {@link #sample}. */
    void mode(Tensor described, int row, int at, Tensor actions, int column);

    /**
     * What one row's distribution says of each choice and each real number by itself, in the order of the action's columns;
     * arguments as for {@link #sample}.
     */
    List<Marginal> marginals(Tensor described, int row, int at);
}
