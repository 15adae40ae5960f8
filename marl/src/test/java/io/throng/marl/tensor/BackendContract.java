package io.throng.marl.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link Backend} computes, against the slow reference, on random shapes. */
abstract class BackendContract {
    private static final float EPSILON = 1e-5f;

    abstract Backend backend();

    /** Rows and widths: single ones, around vector widths and tiles, and some at random. */
    static Stream<int[]> shapes() {
        Stream<int[]> chosen = Stream.of(
                new int[] {1, 1},
                new int[] {1, 16},
                new int[] {5, 7},
                new int[] {6, 8},
                new int[] {7, 33},
                new int[] {255, 64},
                new int[] {256, 128},
                new int[] {257, 5});
        Stream<int[]> random = IntStream.range(0, 12).mapToObj(i -> {
            TestRandom numbers = new TestRandom(i);
            return new int[] {1 + numbers.nextInt(40), 1 + numbers.nextInt(90)};
        });
        return Stream.concat(chosen, random);
    }

    static void requireClose(Tensor actual, double[] expected, double tolerance) {
        for (int i = 0; i < expected.length; i++) {
            float value = actual.get(i / actual.columns(), i % actual.columns());
            assertThat((double) value).isCloseTo(expected[i], within(tolerance * (1 + Math.abs(expected[i]))));
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void denseLayerIsActivationOfProductAndBias(Activation f) {
        shapes().forEach(shape -> {
            TestRandom random = new TestRandom(shape[0] + 1000L * shape[1]);
            int inputs = 1 + random.nextInt(70);
            Tensor x = random.tensor(shape[0], inputs, 1);
            Tensor w = random.tensor(inputs, shape[1], 1);
            Tensor bias = random.tensor(1, shape[1], 1);
            Tensor y = backend().zeros(shape[0], shape[1]);
            backend().dense(x, w, bias, f, y, shape[0]);
            backend().finish();
            float[] expected = Reference.dense(x, w, bias, f, shape[0]);
            requireClose(
                    y,
                    IntStream.range(0, expected.length)
                            .mapToDouble(i -> expected[i])
                            .toArray(),
                    1e-5);
        });
    }

    @Test
    void rowsAfterTheAskedOnesAreLeftAlone() {
        TestRandom random = new TestRandom(1);
        for (int outputs : new int[] {1, 5, 8, 40, 64}) {
            Tensor y = random.tensor(9, outputs, 1);
            float[] before = y.rowRange(7, 9).toArray();
            backend()
                    .dense(
                            random.tensor(9, 3, 1),
                            random.tensor(3, outputs, 1),
                            random.tensor(1, outputs, 1),
                            Activation.TANH,
                            y,
                            7);
            backend().finish();
            assertThat(y.rowRange(7, 9).toArray()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void gemmIsTheProductWithEveryTransposition(int[] shape) {
        int m = shape[0];
        int n = shape[1];
        TestRandom random = new TestRandom(m + 1000L * n);
        int k = 1 + random.nextInt(70);
        for (int i = 0; i < 4; i++) {
            boolean transposeA = i % 2 == 1;
            boolean transposeB = i / 2 == 1;
            Tensor a = transposeA ? random.tensor(k, m, 1) : random.tensor(m, k, 1);
            Tensor b = transposeB ? random.tensor(n, k, 1) : random.tensor(k, n, 1);
            Tensor c = random.tensor(m, n, 1);
            double[] expected = Reference.gemm(transposeA, transposeB, m, n, k, 0.5f, a, b, -2, c);
            backend().gemm(transposeA, transposeB, m, n, k, 0.5f, a, b, -2, c);
            backend().finish();
            requireClose(c, expected, 1e-5);
        }
    }

    @Test
    void gemmWithBetaZeroForgetsWhatWasThere() {
        Tensor c = Tensor.of(1, 1, Float.NaN);
        backend().gemm(false, false, 1, 1, 1, 1, Tensor.of(1, 1, 2), Tensor.of(1, 1, 3), 0, c);
        backend().finish();
        assertThat(c.get(0, 0)).isEqualTo(6);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void activationGradientsUseTheOutput(int[] shape) {
        TestRandom random = new TestRandom(shape[0] + 1000L * shape[1]);
        Tensor y = random.tensor(shape[0], shape[1], 1);
        for (Activation f : Activation.values()) {
            Tensor dy = random.tensor(shape[0], shape[1], 1);
            double[] expected = Reference.doubles(dy);
            for (int i = 0; i < expected.length; i++) {
                float value = y.get(i / shape[1], i % shape[1]);
                expected[i] *= switch (f) {
                    case IDENTITY -> 1;
                    case TANH -> 1 - (double) value * value;
                    case RELU -> value > 0 ? 1 : 0;
                };
            }
            backend().activationBackward(f, y, dy, shape[0]);
            backend().finish();
            requireClose(dy, expected, 1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void layerNormAndItsGradientMatch(int[] shape) {
        int rows = shape[0];
        int width = shape[1];
        TestRandom random = new TestRandom(rows + 1000L * width);
        Tensor x = random.tensor(rows, width, 3);
        Tensor scale = random.tensor(1, width, 1);
        Tensor shift = random.tensor(1, width, 1);
        Tensor y = backend().zeros(rows, width);
        Tensor statistics = backend().zeros(rows, Backend.STATISTICS);
        backend().layerNorm(x, scale, shift, EPSILON, y, statistics, rows);
        backend().finish();
        requireClose(y, Reference.layerNorm(x, scale, shift, EPSILON, rows), 2e-5);

        Tensor dy = random.tensor(rows, width, 1);
        double[] expected = Reference.layerNormBackward(x, scale, EPSILON, dy, rows);
        Tensor dScale = Tensor.zeros(1, width);
        Tensor dShift = Tensor.zeros(1, width);
        Tensor before = Tensor.zeros(rows, width);
        before.copyFrom(dy);
        Tensor dScaleAlone = Tensor.zeros(1, width);
        Tensor dShiftAlone = Tensor.zeros(1, width);
        backend().layerNormBackward(x, statistics, scale, dy, null, dScaleAlone, dShiftAlone, rows);
        backend().layerNormBackward(x, statistics, scale, dy, dy, dScale, dShift, rows);
        backend().finish();
        for (int j = 0; j < width; j++) {
            assertThat(dScaleAlone.get(0, j)).isEqualTo(dScale.get(0, j));
            assertThat(dShiftAlone.get(0, j)).isEqualTo(dShift.get(0, j));
        }
        // A row of one or two near-equal features has a deviation near 0, and slopes as large as its inverse.
        double slope = IntStream.range(0, rows)
                .mapToDouble(row -> statistics.get(row, 1))
                .max()
                .orElseThrow();
        requireClose(dy, expected, 2e-5 * (1 + slope));
        for (int j = 0; j < width; j++) {
            double sumOfScaled = 0;
            double sum = 0;
            for (int i = 0; i < rows; i++) {
                double mean = Reference.mean(x, i);
                double deviation = Math.sqrt(Reference.variance(x, i, mean) + EPSILON);
                sumOfScaled += before.get(i, j) * (x.get(i, j) - mean) / deviation;
                sum += before.get(i, j);
            }
            assertThat((double) dScale.get(0, j)).isCloseTo(sumOfScaled, within(2e-5 * (1 + Math.abs(sumOfScaled))));
            assertThat((double) dShift.get(0, j)).isCloseTo(sum, within(2e-5 * (1 + Math.abs(sum))));
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void logSoftmaxMatchesWithAndWithoutAMask(int[] shape) {
        int rows = shape[0];
        int width = shape[1];
        TestRandom random = new TestRandom(rows + 1000L * width);
        Tensor logits = random.tensor(rows, width, 8);
        Tensor flags = Tensor.zeros(rows, width);
        for (int i = 0; i < rows * width; i++) {
            flags.set(i / width, i % width, random.nextInt(3) == 0 ? 0 : 1);
        }
        for (Mask mask : new Mask[] {Mask.all(), Mask.of(flags)}) {
            for (int from = 0; from < width; from += Math.max(1, width / 2)) {
                requireLogSoftmax(logits, mask, from, width, rows);
            }
        }
    }

    private void requireLogSoftmax(Tensor logits, Mask mask, int from, int to, int rows) {
        Tensor logs = backend().zeros(rows, to);
        Tensor probabilities = backend().zeros(rows, to);
        backend().logSoftmax(logits, mask, from, to, logs, probabilities, rows);
        backend().finish();
        for (int row = 0; row < rows; row++) {
            double[] expected = Reference.logSoftmax(logits, mask, row, from, to);
            for (int j = 0; j < to; j++) {
                double log = j < from ? 0 : expected[j - from];
                double probability = j < from ? 0 : StrictMath.exp(log);
                assertThat((double) logs.get(row, j)).isCloseTo(log, within(2e-6 * (1 + Math.abs(log))));
                assertThat((double) probabilities.get(row, j)).isCloseTo(probability, within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void sumsAndScalingsMatch(int[] shape) {
        TestRandom random = new TestRandom(shape[0] + 1000L * shape[1]);
        Tensor x = random.tensor(shape[0], shape[1], 1);
        Tensor y = random.tensor(shape[0], shape[1], 1);
        Tensor sum = random.tensor(1, shape[1], 1);
        double[] sums = Reference.doubles(sum);
        double[] combined = Reference.doubles(y);
        double squares = 0;
        for (int i = 0; i < combined.length; i++) {
            double value = x.get(i / shape[1], i % shape[1]);
            sums[i % shape[1]] += value;
            combined[i] += 0.25 * value;
            squares += value * value;
        }
        backend().addColumnSums(x, sum, shape[0]);
        backend().axpy(0.25f, x, y);
        assertThat(backend().squaredNorm(x)).isCloseTo(squares, within(1e-5 * squares));
        requireClose(sum, sums, 1e-5);
        requireClose(y, combined, 1e-6);
        double[] halves = Stream.of(x)
                .flatMapToDouble(t -> java.util.Arrays.stream(Reference.doubles(t)))
                .map(value -> value / 2)
                .toArray();
        backend().scale(0.5f, x);
        backend().finish();
        requireClose(x, halves, 0);
        backend().fill(3, x);
        backend().finish();
        assertThat(x.toArray()).containsOnly(3f);
    }

    @Test
    void wrongShapesNameBothShapes() {
        Tensor x = Tensor.zeros(4, 3);
        Tensor w = Tensor.zeros(2, 5);
        Tensor y = Tensor.zeros(4, 5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> backend().dense(x, w, Tensor.zeros(1, 5), Activation.TANH, y, 4))
                .withMessageStartingWith("x must be [4 or more, 2], got [4, 3]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> backend().gemm(false, false, 4, 5, 3, 1, x, w, 0, y))
                .withMessageStartingWith("b must be [3 or more, 5], got [2, 5]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> backend().axpy(1, x, y))
                .withMessageStartingWith("x must have the shape of y, got [4, 3] and [4, 5]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> backend().addColumnSums(x, Tensor.zeros(1, 3), 0))
                .withMessageStartingWith("rows must be at least 1, got 0");
    }
}
