package io.throng.marl.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Tensor;
import io.throng.marl.tensor.TestRandom;
import java.util.List;
import java.util.function.Function;

/** Compares gradients of a tape with central differences of what it computes. */
public final class Differences {
    private static final float STEP = 1f / 256;

    private Differences() {}

    /** A loss computed on a tape. */
    @FunctionalInterface
    public interface Loss {
        /** The loss, of any shape: its elements are weighted by fixed random numbers and added up. */
        Node of(Tape tape);
    }

    /**
     * Every element's derivative agrees with the difference that changing the element makes, to the tolerance times 1 plus
     * its size.
     *
     * @param numbers what the loss depends on, changed in place and put back
     * @param gradient of the same shape, added to by the tape
     */
    static void agree(Tensor numbers, Tensor gradient, double tolerance, Loss loss) {
        for (int row = 0; row < numbers.rows(); row++) {
            for (int column = 0; column < numbers.columns(); column++) {
                float value = numbers.get(row, column);
                // In float, so with a step that floats hold exactly, and Richardson's extrapolation against its size.
                double near = difference(numbers, row, column, value, STEP, loss);
                double far = difference(numbers, row, column, value, 2 * STEP, loss);
                double expected = (4 * near - far) / 3;
                assertThat((double) gradient.get(row, column))
                        .as("[%d, %d]", row, column)
                        .isCloseTo(expected, within(tolerance * (1 + Math.abs(expected))));
            }
        }
    }

    private static double difference(Tensor numbers, int row, int column, float value, float step, Loss loss) {
        numbers.set(row, column, value + step);
        double above = value(loss);
        numbers.set(row, column, value - step);
        double below = value(loss);
        numbers.set(row, column, value);
        return (above - below) / (2 * step);
    }

    private static double value(Loss loss) {
        try (Tape tape = new Tape(new CpuBackend())) {
            Tensor value = loss.of(tape).value();
            Tensor weights = weights(value);
            double sum = 0;
            for (int row = 0; row < value.rows(); row++) {
                for (int column = 0; column < value.columns(); column++) {
                    sum += (double) value.get(row, column) * weights.get(row, column);
                }
            }
            return sum;
        }
    }

    private static Tensor weights(Tensor like) {
        return new TestRandom(77).tensor(like.rows(), like.columns(), 1);
    }

    /** The gradients of an operation by its operands are the differences. */
    static void ofOperands(
            double tolerance, List<Tensor> operands, Function<Tape, Function<List<Node>, Node>> operation) {
        try (Tape tape = new Tape(new CpuBackend())) {
            List<Node> inputs = operands.stream().map(tape::input).toList();
            Node result = operation.apply(tape).apply(inputs);
            tape.backward(result, weights(result.value()));
            for (int i = 0; i < operands.size(); i++) {
                agree(
                        operands.get(i),
                        inputs.get(i).gradient(),
                        tolerance,
                        other -> operation
                                .apply(other)
                                .apply(operands.stream().map(other::constant).toList()));
            }
        }
    }

    /** The gradient of what some weights compute is the differences. */
    static void ofWeights(double tolerance, Parameters parameters, Function<Tape, Function<Weights, Node>> computed) {
        try (Tape tape = new Tape(new CpuBackend());
                Parameters gradient = parameters.zerosLike()) {
            Node result = computed.apply(tape).apply(new Weights(parameters, gradient));
            tape.backward(result, weights(result.value()));
            for (ParameterShape shape : parameters.shapes()) {
                agree(
                        parameters.get(shape.name()),
                        gradient.get(shape.name()),
                        tolerance,
                        other -> computed.apply(other).apply(Weights.frozen(parameters)));
            }
        }
    }
}
