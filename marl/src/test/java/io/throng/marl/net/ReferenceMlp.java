package io.throng.marl.net;

import io.throng.marl.tensor.Activation;
import java.util.LinkedHashMap;
import java.util.Map;

/** A perceptron again, slow and obvious, in double: one row at a time, weights by name. */
final class ReferenceMlp {
    private final MlpSpec spec;
    final Map<String, double[][]> weights = new LinkedHashMap<>();

    ReferenceMlp(MlpSpec spec, Parameters parameters) {
        this.spec = spec;
        for (ParameterShape shape : parameters.shapes()) {
            double[][] matrix = new double[shape.rows()][shape.columns()];
            for (int i = 0; i < shape.rows(); i++) {
                for (int j = 0; j < shape.columns(); j++) {
                    matrix[i][j] = parameters.get(shape.name()).get(i, j);
                }
            }
            weights.put(shape.name(), matrix);
        }
    }

    double[] output(double[] input) {
        double[] h = spec.inputLayerNorm() ? layerNorm(input, "input/") : input;
        for (int layer = 0; layer < spec.layers(); layer++) {
            double[] y = dense(h, "layer" + layer + "/");
            if (layer < spec.layers() - 1) {
                for (int j = 0; j < y.length; j++) {
                    y[j] = spec.activation() == Activation.TANH ? StrictMath.tanh(y[j]) : Math.max(y[j], 0);
                }
                y = spec.layerNorm() ? layerNorm(y, "layer" + layer + "/") : y;
            }
            h = y;
        }
        return h;
    }

    private double[] dense(double[] h, String prefix) {
        double[][] weight = weights.get(prefix + "weight");
        double[] y = weights.get(prefix + "bias")[0].clone();
        for (int j = 0; j < y.length; j++) {
            for (int k = 0; k < h.length; k++) {
                y[j] += h[k] * weight[k][j];
            }
        }
        return y;
    }

    private double[] layerNorm(double[] h, String prefix) {
        double mean = 0;
        for (double value : h) {
            mean += value / h.length;
        }
        double variance = 0;
        for (double value : h) {
            variance += (value - mean) * (value - mean) / h.length;
        }
        double[] y = new double[h.length];
        for (int j = 0; j < h.length; j++) {
            double normal = (h[j] - mean) / Math.sqrt(variance + 1e-5);
            y[j] = normal * weights.get(prefix + "scale")[0][j] + weights.get(prefix + "shift")[0][j];
        }
        return y;
    }
}
