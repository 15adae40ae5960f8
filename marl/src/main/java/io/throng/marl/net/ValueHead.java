package io.throng.marl.net;

/** How a critic's outputs say a value, and how far they are from what they should have said. Values are normalised. */
public interface ValueHead {
    /** How many outputs of the network say one value. */
    int outputs();

    /** The values said, {@code [rows, 1]}. */
    Node value(Tape tape, Node outputs);

    /**
     * The loss of each row, {@code [rows, 1]}.
     *
     * @param old values said when the samples were gathered, {@code [rows, 1]}
     * @param targets what should have been said, {@code [rows, 1]}
     */
    Node loss(Tape tape, Node outputs, Node old, Node targets);
}
