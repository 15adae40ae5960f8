package io.throng.marl.net;

import io.throng.marl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The matrices of one perceptron among some {@link Parameters}, by layer; the names are here and nowhere else. What a
 * spec does not ask for is null.
 */
final class MlpTensors {
    final Tensor inputScale;
    final Tensor inputShift;
    final Tensor[] weights;
    final Tensor[] biases;
    final Tensor[] scales;
    final Tensor[] shifts;

    MlpTensors(MlpSpec spec, Parameters parameters, String prefix) {
        int layers = spec.layers();
        inputScale = spec.inputLayerNorm() ? parameters.get(prefix + "input/scale") : null;
        inputShift = spec.inputLayerNorm() ? parameters.get(prefix + "input/shift") : null;
        weights = new Tensor[layers];
        biases = new Tensor[layers];
        scales = new Tensor[layers];
        shifts = new Tensor[layers];
        for (int layer = 0; layer < layers; layer++) {
            weights[layer] = parameters.get(name(prefix, layer, "weight"));
            biases[layer] = parameters.get(name(prefix, layer, "bias"));
            if (isNormalised(spec, layer)) {
                scales[layer] = parameters.get(name(prefix, layer, "scale"));
                shifts[layer] = parameters.get(name(prefix, layer, "shift"));
            }
        }
    }

    static List<ParameterShape> shapes(MlpSpec spec, String prefix) {
        List<ParameterShape> shapes = new ArrayList<>();
        if (spec.inputLayerNorm()) {
            shapes.add(new ParameterShape(prefix + "input/scale", 1, spec.inputs()));
            shapes.add(new ParameterShape(prefix + "input/shift", 1, spec.inputs()));
        }
        for (int layer = 0; layer < spec.layers(); layer++) {
            int outputs = spec.layerOutputs(layer);
            shapes.add(new ParameterShape(name(prefix, layer, "weight"), spec.layerInputs(layer), outputs));
            shapes.add(new ParameterShape(name(prefix, layer, "bias"), 1, outputs));
            if (isNormalised(spec, layer)) {
                shapes.add(new ParameterShape(name(prefix, layer, "scale"), 1, outputs));
                shapes.add(new ParameterShape(name(prefix, layer, "shift"), 1, outputs));
            }
        }
        return shapes;
    }

    private static boolean isNormalised(MlpSpec spec, int layer) {
        return spec.layerNorm() && layer < spec.layers() - 1;
    }

    private static String name(String prefix, int layer, String matrix) {
        return prefix + "layer" + layer + "/" + matrix;
    }
}
