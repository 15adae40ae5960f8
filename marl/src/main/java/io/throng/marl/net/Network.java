package io.throng.marl.net;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * An unchanging structure from rows to rows; the numbers it computes with are {@link Weights}, so that one structure serves
 * the network that learns, its target and its copy on another device.
 */
public interface Network {
    /** The width of an input row. */
    int inputs();

    /** The width of an output row. */
    int outputs();

    /** How many numbers are remembered from step to step; 0 for none. */
    int memory();

    /** The matrices it needs, with names of its own. */
    List<ParameterShape> shapes();

    /** Sets them to start values. */
    void initialize(Parameters parameters, UniformRandomProvider random);

    /** Outputs for every row of the input, and what is remembered after the last step. */
    Output forward(Tape tape, Weights weights, Sequence input);

    /**
     * The same structure, for the same weights, over rows with other numbers of alike things.
     *
     * @throws IllegalArgumentException if the weights depend on how many there are
     */
    default Network over(Layout rows) {
        if (rows.size() != inputs()) {
            throw new IllegalArgumentException("these weights are for rows of " + inputs() + " numbers, got "
                    + rows.size() + "; learn with a network over sets: network=ATTENTION, DEEP_SETS or GRAPH");
        }
        return this;
    }

    /** Outputs of rows without time. */
    default Node forward(Tape tape, Weights weights, Node rows) {
        return forward(tape, weights, Sequence.of(rows)).rows();
    }

    /**
     * What comes out of a network.
     *
     * @param rows {@code [steps * sequences, outputs]}
     * @param memory {@code [sequences, memory]}, or null
     * @param attention how much each row's agent attended to itself and to the things it perceives, in their order, head by
     *     head: {@code [steps * sequences, heads * things]}; null where nobody attends. No gradient passes
     */
    record Output(Node rows, Node memory, Node attention) {
        /** Of a network in which nobody attends to anything. */
        Output(Node rows, Node memory) {
            this(rows, memory, null);
        }
    }
}
