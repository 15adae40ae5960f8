package io.throng.marl.export;

import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;

/** Runs the few operators of exported networks as {@code onnx/docs/Operators.md} defines them, slowly and in double. */
final class ReferenceOnnx {
    private final GraphProto graph;
    private final Map<String, double[][]> values = new HashMap<>();

    private ReferenceOnnx(GraphProto graph) {
        this.graph = graph;
    }

    /** All values of a graph by name; inputs are {@code [rows][columns]}. */
    static Map<String, double[][]> run(GraphProto graph, Map<String, double[][]> inputs) {
        ReferenceOnnx run = new ReferenceOnnx(graph);
        run.values.putAll(inputs);
        graph.getInitializerList().forEach(tensor -> run.values.put(tensor.getName(), read(tensor)));
        graph.getNodeList().forEach(run::run);
        return run.values;
    }

    private static double[][] read(TensorProto tensor) {
        int last = tensor.getDimsCount() - 1;
        int columns = (int) tensor.getDims(last);
        int rows = last == 0 ? 1 : (int) tensor.getDims(0);
        var raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int i = 0; i < columns; i++) {
                row[i] = tensor.getDataType() == TensorProto.DataType.INT64_VALUE ? raw.getLong() : raw.getFloat();
            }
        }
        if (raw.hasRemaining()) {
            throw new IllegalStateException(tensor.getName() + " has more data than its shape");
        }
        return matrix;
    }

    private void run(NodeProto node) {
        List<double[][]> in = node.getInputList().stream().map(this::value).toList();
        double[][] out = switch (node.getOpType()) {
            case "Gemm" -> gemm(in.get(0), in.get(1), in.get(2));
            case "LayerNormalization" -> normal(in.get(0), in.get(1)[0], in.get(2)[0], epsilon(node));
            case "Tanh" -> each(in.get(0), Math::tanh);
            case "Relu" -> each(in.get(0), x -> Math.max(x, 0));
            case "Sigmoid" -> each(in.get(0), x -> 1 / (1 + Math.exp(-x)));
            case "Identity" -> in.get(0);
            case "Add" -> both(in.get(0), in.get(1), 1, 0);
            case "Sub" -> both(in.get(0), in.get(1), -1, 0);
            case "Mul" -> both(in.get(0), in.get(1), 0, 1);
            case "Slice" -> slice(in);
            default -> throw new IllegalStateException("operator " + node.getOpType());
        };
        if (values.put(node.getOutput(0), out) != null) {
            throw new IllegalStateException("two values are called " + node.getOutput(0));
        }
    }

    private double[][] value(String name) {
        if (!values.containsKey(name)) {
            throw new IllegalStateException(name + " is used before it is computed in " + graph.getName());
        }
        return values.get(name);
    }

    private static double epsilon(NodeProto node) {
        double epsilon = Double.NaN;
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.getName().equals("epsilon")) {
                epsilon = attribute.getF();
            } else if (!attribute.getName().equals("axis") || attribute.getI() != -1) {
                throw new IllegalStateException("attribute " + attribute);
            }
        }
        return epsilon;
    }

    private static double[][] gemm(double[][] x, double[][] w, double[][] bias) {
        double[][] y = new double[x.length][w[0].length];
        for (int row = 0; row < x.length; row++) {
            for (int j = 0; j < y[row].length; j++) {
                double sum = bias[0][j];
                for (int i = 0; i < w.length; i++) {
                    sum += x[row][i] * w[i][j];
                }
                y[row][j] = sum;
            }
        }
        return y;
    }

    private static double[][] normal(double[][] x, double[] scale, double[] shift, double epsilon) {
        double[][] y = new double[x.length][scale.length];
        for (int row = 0; row < x.length; row++) {
            double mean = 0;
            double variance = 0;
            for (double value : x[row]) {
                mean += value / scale.length;
            }
            for (double value : x[row]) {
                variance += (value - mean) * (value - mean) / scale.length;
            }
            for (int i = 0; i < scale.length; i++) {
                y[row][i] = (x[row][i] - mean) / Math.sqrt(variance + epsilon) * scale[i] + shift[i];
            }
        }
        return y;
    }

    private static double[][] each(double[][] x, DoubleUnaryOperator f) {
        double[][] y = new double[x.length][];
        for (int row = 0; row < x.length; row++) {
            y[row] = java.util.Arrays.stream(x[row]).map(f).toArray();
        }
        return y;
    }

    /** {@code a + sign b}, or {@code a b}. */
    private static double[][] both(double[][] a, double[][] b, int sign, int product) {
        double[][] y = new double[a.length][a[0].length];
        for (int row = 0; row < y.length; row++) {
            for (int i = 0; i < y[row].length; i++) {
                y[row][i] = product == 1 ? a[row][i] * b[row][i] : a[row][i] + sign * b[row][i];
            }
        }
        return y;
    }

    private static double[][] slice(List<double[][]> in) {
        if (in.get(3)[0][0] != 1) {
            throw new IllegalStateException("columns only");
        }
        double[][] y = new double[in.get(0).length][];
        for (int row = 0; row < y.length; row++) {
            y[row] = java.util.Arrays.copyOfRange(in.get(0)[row], (int) in.get(1)[0][0], (int) in.get(2)[0][0]);
        }
        return y;
    }
}
