package io.throng.marl.rollout;

import io.throng.marl.net.Network;
import io.throng.marl.net.Node;
import io.throng.marl.net.Parameters;
import io.throng.marl.net.Sequence;
import io.throng.marl.net.Tape;
import io.throng.marl.net.ValueHead;
import io.throng.marl.net.Weights;
import io.throng.marl.tensor.Backend;
import org.apache.commons.rng.UniformRandomProvider;

/** What values states while learning: a network, how its outputs say a value, and the scale of the values. */
public final class Critic implements AutoCloseable {
    private final Network network;
    private final ValueHead head;
    private final Parameters parameters;
    private final ValueNormalizer normalizer;

    /** A critic with initial weights. */
    public Critic(
            Backend backend,
            Network network,
            ValueHead head,
            ValueNormalizer normalizer,
            UniformRandomProvider random) {
        this.network = network;
        this.head = head;
        this.normalizer = normalizer;
        this.parameters = new Parameters(backend, network.shapes());
        network.initialize(parameters, random);
    }

    /** The network. */
    public Network network() {
        return network;
    }

    /** How its outputs say a value. */
    public ValueHead head() {
        return head;
    }

    /** All learned numbers. */
    public Parameters parameters() {
        return parameters;
    }

    /** From the scale of returns to that of values, and back. */
    public ValueNormalizer normalizer() {
        return normalizer;
    }

    /**
     * The loss of each row; see {@link ValueHead#loss}.
     *
     * @param old {@code [rows, 1]}, on the critic's scale
     * @param targets {@code [rows, 1]}, on the critic's scale
     */
    public Node loss(Tape tape, Weights weights, Sequence input, Node old, Node targets) {
        return head.loss(tape, network.forward(tape, weights, input).rows(), old, targets);
    }

    /** The values that some outputs say, on the critic's scale, {@code [rows, 1]}. */
    Node value(Tape tape, Node outputs) {
        return head.value(tape, outputs);
    }

    @Override
    public void close() {
        parameters.close();
    }
}
