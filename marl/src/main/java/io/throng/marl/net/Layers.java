package io.throng.marl.net;

import io.throng.marl.tensor.Activation;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** The layers that networks are made of: their matrices by name, start values, and use on a tape. */
final class Layers {
    private Layers() {}

    static List<ParameterShape> denseShapes(String name, int inputs, int outputs) {
        return List.of(
                new ParameterShape(name + "/weight", inputs, outputs), new ParameterShape(name + "/bias", 1, outputs));
    }

    static List<ParameterShape> normShapes(String name, int width) {
        return List.of(new ParameterShape(name + "/scale", 1, width), new ParameterShape(name + "/shift", 1, width));
    }

    /** An orthogonal matrix of the given gain, and no bias. */
    static void initializeDense(Parameters parameters, String name, double gain, UniformRandomProvider random) {
        OrthogonalInitialization.fill(parameters.get(name + "/weight"), gain, random);
        parameters.get(name + "/bias").fill(0);
    }

    static void initializeNorm(Parameters parameters, String name) {
        parameters.get(name + "/scale").fill(1);
        parameters.get(name + "/shift").fill(0);
    }

    static Node dense(Tape tape, Weights weights, String name, Node x, Activation f) {
        return tape.dense(x, tape.parameter(weights, name + "/weight"), tape.parameter(weights, name + "/bias"), f);
    }

    static Node norm(Tape tape, Weights weights, String name, Node x) {
        return tape.layerNorm(x, tape.parameter(weights, name + "/scale"), tape.parameter(weights, name + "/shift"));
    }
}
