package io.throng.marl.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.marl.tensor.Activation;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import io.throng.marl.tensor.TestRandom;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TapeTest {
    private static final int ROWS = 6;
    private static final int WIDTH = 19;

    /** An operation on a tape, for the tests' names. */
    record Operation(String name, BiFunction<Tape, List<Node>, Node> of) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Arguments on(Operation operation, Tensor... operands) {
        return Arguments.of(operation, List.of(operands));
    }

    private static Arguments unary(String name, BiFunction<Tape, Node, Node> of, Tensor x) {
        return on(new Operation(name, (tape, x1) -> of.apply(tape, x1.getFirst())), x);
    }

    /** Numbers away from 0, where some functions have a corner. */
    private static Tensor awayFromZero(int rows, int columns) {
        Tensor tensor = new TestRandom(5).tensor(rows, columns, 1);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                float value = tensor.get(i, j);
                tensor.set(i, j, value + Math.copySign(0.25f, value));
            }
        }
        return tensor;
    }

    private static Tensor positive(int rows, int columns) {
        Tensor tensor = new TestRandom(6).tensor(rows, columns, 1);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                tensor.set(i, j, Math.abs(tensor.get(i, j)) + 0.5f);
            }
        }
        return tensor;
    }

    private static Tensor random(long seed, int rows, int columns) {
        return new TestRandom(seed).tensor(rows, columns, 1);
    }

    static Stream<Arguments> operations() {
        Tensor x = awayFromZero(ROWS, WIDTH);
        Tensor more = awayFromZero(ROWS * 4, WIDTH);
        return Stream.of(
                unary("exp", Tape::exp, x),
                unary("log", Tape::log, positive(ROWS, WIDTH)),
                unary("tanh", Tape::tanh, x),
                unary("sigmoid", Tape::sigmoid, x),
                unary("relu", Tape::relu, x),
                unary("elu", Tape::elu, x),
                unary("softplus", Tape::softplus, x),
                unary("square", Tape::square, x),
                unary("sqrt", Tape::sqrt, positive(ROWS, WIDTH)),
                unary("abs", Tape::abs, x),
                unary("affine", (tape, a) -> tape.affine(a, -3, 2), x),
                unary("clamp", (tape, a) -> tape.clamp(a, -0.6, 0.9), x),
                unary("row sums", Tape::rowSums, x),
                unary("column sums", Tape::columnSums, x),
                unary("mean", Tape::mean, x),
                unary("group sums", (tape, a) -> tape.groupSums(a, 4), more),
                unary("repeated rows", (tape, a) -> tape.repeatRows(a, 3), x),
                unary("columns", (tape, a) -> tape.columns(a, 3, 8), x),
                unary("rows", (tape, a) -> tape.square(tape.rows(a, 2, 5)), x),
                unary("reshaped", (tape, a) -> tape.square(tape.reshape(a, ROWS * WIDTH, 1)), x),
                unary("log-softmax", (tape, a) -> tape.logSoftmax(a, Mask.all()), x),
                unary("picked", (tape, a) -> tape.pick(a, tape.constant(Tensor.of(ROWS, 1, 0, 5, 18, 3, 3, 1))), x),
                unary("used twice", (tape, a) -> tape.multiply(tape.add(a, a), tape.exp(a)), x),
                pair("sum", Tape::add, x, random(2, ROWS, WIDTH)),
                pair("difference from a row", Tape::subtract, x, random(2, 1, WIDTH)),
                pair("product with a column", Tape::multiply, random(2, ROWS, 1), x),
                pair("product with a number", Tape::multiply, x, random(2, 1, 1)),
                pair("quotient", Tape::divide, x, positive(ROWS, WIDTH)),
                pair("minimum", Tape::minimum, x, random(3, ROWS, WIDTH)),
                pair("maximum", Tape::maximum, x, random(3, ROWS, WIDTH)),
                pair("side by side", (tape, a, b) -> tape.concat(a, tape.square(b), a), x, random(2, ROWS, 3)),
                pair("one after the other", (tape, a, b) -> tape.stack(List.of(a, b, a)), x, random(2, 2, WIDTH)),
                pair(
                        "matrix for each row",
                        (tape, a, b) -> tape.rowProducts(a, b, 5),
                        random(2, ROWS, 3),
                        random(3, ROWS, 15)),
                on(
                        new Operation("dense", (tape, n) -> tape.dense(n.get(0), n.get(1), n.get(2), Activation.TANH)),
                        x,
                        random(2, WIDTH, 7),
                        random(3, 1, 7)),
                on(
                        new Operation("layer norm", (tape, n) -> tape.layerNorm(n.get(0), n.get(1), n.get(2))),
                        x,
                        random(2, 1, WIDTH),
                        random(3, 1, WIDTH)),
                on(
                        new Operation("gated unit", (tape, n) -> tape.gatedUnit(n.get(0), n.get(1), n.get(2))),
                        random(2, ROWS, 3 * WIDTH),
                        random(3, ROWS, 3 * WIDTH),
                        x),
                on(
                        new Operation(
                                "attention",
                                (tape, n) -> tape.attention(n.get(0), n.get(1), n.get(2), null, 3, 2)
                                        .heard()),
                        random(2, 6, 10),
                        random(3, 12, 10),
                        random(4, 12, 10)),
                on(
                        new Operation(
                                "attention to those present",
                                (tape, n) -> tape.attention(
                                                n.get(0), n.get(1), n.get(2), Tensor.of(2, 3, 1, 0, 1, 0, 0, 1), 2, 1)
                                        .heard()),
                        random(2, 2, 10),
                        random(3, 6, 10),
                        random(4, 6, 10)));
    }

    private static Arguments pair(String name, TapeOfTwo of, Tensor a, Tensor b) {
        return on(new Operation(name, (tape, n) -> of.apply(tape, n.get(0), n.get(1))), a, b);
    }

    @FunctionalInterface
    private interface TapeOfTwo {
        Node apply(Tape tape, Node a, Node b);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void gradientsAreTheDifferences(Operation operation, List<Tensor> operands) {
        Differences.ofOperands(2e-3, operands, tape -> nodes -> operation.of().apply(tape, nodes));
    }

    @Test
    void aTapeIsUsedAgainAndGradientsOfWeightsAddUp() {
        Parameters values = new Parameters(new CpuBackend(), List.of(new ParameterShape("a", 1, 2)));
        values.get("a").copyFrom(new float[] {3, 5});
        Parameters gradient = values.zerosLike();
        try (Tape tape = new Tape(new CpuBackend())) {
            for (int i = 0; i < 3; i++) {
                tape.clear();
                Node a = tape.parameter(new Weights(values, gradient), "a");
                tape.backward(tape.square(a));
            }
        }
        assertThat(gradient.get("a").toArray()).containsExactly(18, 30);
    }

    @Test
    void whatIsDetachedOrFrozenGetsNoGradient() {
        Parameters values = new Parameters(new CpuBackend(), List.of(new ParameterShape("a", 1, 1)));
        values.get("a").set(0, 0, 4);
        Parameters gradient = values.zerosLike();
        try (Tape tape = new Tape(new CpuBackend())) {
            Node a = tape.parameter(new Weights(values, gradient), "a");
            tape.backward(tape.multiply(tape.detach(tape.square(a)), a));
            assertThat(gradient.get("a").get(0, 0)).isEqualTo(16);
            Node frozen = tape.parameter(Weights.frozen(values), "a");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tape.backward(tape.square(frozen)))
                    .withMessageContaining("weights that are learned");
        }
    }

    @Test
    void operandsThatDoNotFitAreNamed() {
        try (Tape tape = new Tape(new CpuBackend())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tape.add(tape.filled(2, 3, 0), tape.filled(3, 2, 0)))
                    .withMessageContaining("[2, 3] for [3, 3]");
        }
    }
}
