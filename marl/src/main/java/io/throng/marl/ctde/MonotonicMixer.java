package io.throng.marl.ctde;

import io.throng.marl.net.Mlp;
import io.throng.marl.net.MlpSpec;
import io.throng.marl.net.Node;
import io.throng.marl.net.ParameterShape;
import io.throng.marl.net.Parameters;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.tensor.Activation;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A network of two layers whose weights, which are not negative, are made by networks that see the whole world (Rashid et al.,
 * "QMIX", ICML 2018, section 4.1).
 *
 * @param agents how many
 * @param state width of a world's state
 * @param width of the mixing layer
 */
record MonotonicMixer(int agents, int state, int width) implements Mixer {
    private Mlp maker(String name, int outputs, int... hidden) {
        MlpSpec spec = MlpSpec.defaults(state, outputs)
                .withHidden(hidden)
                .withActivation(Activation.RELU)
                .withGains(Math.sqrt(2), 1)
                .withLayerNorm(true, false);
        return new Mlp(spec, "mixer." + name + ".");
    }

    private Mlp firstWeights() {
        return maker("first.weights", agents * width);
    }

    private Mlp firstBiases() {
        return maker("first.biases", width);
    }

    private Mlp secondWeights() {
        return maker("second.weights", width);
    }

    private Mlp secondBias() {
        return maker("second.bias", 1, width);
    }

    private List<Mlp> makers() {
        return List.of(firstWeights(), firstBiases(), secondWeights(), secondBias());
    }

    @Override
    public List<ParameterShape> shapes() {
        List<ParameterShape> shapes = new ArrayList<>();
        makers().forEach(maker -> shapes.addAll(maker.shapes()));
        return shapes;
    }

    @Override
    public void initialize(Parameters parameters, UniformRandomProvider random) {
        makers().forEach(maker -> maker.initialize(parameters, random));
    }

    @Override
    public Node mix(Tape tape, Weights weights, Node values, Node states) {
        Node first = tape.abs(firstWeights().forward(tape, weights, states));
        Node biases = firstBiases().forward(tape, weights, states);
        Node hidden = tape.elu(tape.add(tape.rowProducts(values, first, width), biases));
        Node second = tape.abs(secondWeights().forward(tape, weights, states));
        Node bias = secondBias().forward(tape, weights, states);
        return tape.add(tape.rowSums(tape.multiply(hidden, second)), bias);
    }
}
