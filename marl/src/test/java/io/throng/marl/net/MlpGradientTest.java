package io.throng.marl.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.marl.tensor.Tensor;
import io.throng.marl.tensor.TestRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Backward passes against central differences of the reference network, in double. */
class MlpGradientTest {
    private static final double STEP = 1e-6;
    private static final int ROWS = 9;

    private static double loss(ReferenceMlp reference, double[][] inputs, Tensor dOutput) {
        double sum = 0;
        for (int i = 0; i < inputs.length; i++) {
            double[] output = reference.output(inputs[i]);
            for (int j = 0; j < output.length; j++) {
                sum += output[j] * dOutput.get(i, j);
            }
        }
        return sum;
    }

    private static double[][] rows(Tensor tensor) {
        return IntStream.range(0, tensor.rows())
                .mapToObj(i -> MlpTest.row(tensor, i))
                .toArray(double[][]::new);
    }

    @ParameterizedTest
    @MethodSource("io.throng.marl.net.MlpTest#specs")
    void gradientsByParametersAndInputsAreTheDifferences(MlpSpec spec) {
        Mlp mlp = MlpTest.network(spec);
        Tensor input = new TestRandom(21).tensor(ROWS, spec.inputs(), 2);
        Tensor dOutput = new TestRandom(22).tensor(ROWS, spec.outputs(), 1);
        Tensor dInput = Tensor.zeros(ROWS, spec.inputs());
        Workspace workspace = mlp.trainingWorkspace(ROWS);
        mlp.forward(input, ROWS, workspace);
        mlp.backwardToInput(workspace, dOutput, dInput);

        ReferenceMlp reference = new ReferenceMlp(spec, mlp.parameters());
        double[][] inputs = rows(input);
        reference.weights.forEach((name, matrix) -> {
            for (int i = 0; i < matrix.length; i++) {
                // A few columns of wide layers stand for all.
                for (int j = 0; j < matrix[i].length; j += 1 + matrix[i].length / 12) {
                    double slope = slope(matrix[i], j, () -> loss(reference, inputs, dOutput));
                    requireClose(workspace.gradient().get(name).get(i, j), slope);
                }
            }
        });
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < spec.inputs(); j++) {
                requireClose(dInput.get(i, j), slope(inputs[i], j, () -> loss(reference, inputs, dOutput)));
            }
        }
    }

    private static double slope(double[] values, int index, java.util.function.DoubleSupplier loss) {
        double value = values[index];
        values[index] = value + STEP;
        double above = loss.getAsDouble();
        values[index] = value - STEP;
        double below = loss.getAsDouble();
        values[index] = value;
        return (above - below) / (2 * STEP);
    }

    private static void requireClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(5e-5 * (1 + Math.abs(expected))));
    }

    @ParameterizedTest
    @MethodSource("io.throng.marl.net.MlpTest#specs")
    void tilesAndRepeatedPassesAddUp(MlpSpec spec) {
        Mlp mlp = MlpTest.network(spec);
        int rows = 300;
        Tensor input = new TestRandom(23).tensor(rows, spec.inputs(), 1);
        Tensor dOutput = new TestRandom(24).tensor(rows, spec.outputs(), 1);
        Workspace whole = mlp.trainingWorkspace(rows);
        mlp.forward(input, rows, whole);
        mlp.backward(whole, dOutput);
        Workspace parts = mlp.trainingWorkspace(256);
        for (int from = 0; from < rows; from += 256) {
            Tensor part = input.rowRange(from, Math.min(rows, from + 256));
            mlp.forward(part, part.rows(), parts);
            mlp.backward(parts, dOutput.rowRange(from, from + part.rows()));
        }
        assertThat(parts.gradient().flat().toArray())
                .isEqualTo(whole.gradient().flat().toArray());
        parts.gradient().clear();
        assertThat(parts.gradient().flat().toArray()).containsOnly(0f);
    }
}
