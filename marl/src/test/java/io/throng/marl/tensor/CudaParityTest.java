package io.throng.marl.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A card's numbers beside the processor's: for every operation and several shapes, the largest difference divided by the
 * largest number of the result, or by {@link #SMALL} where all are smaller, is at most {@link #LARGEST}. Needs a card, but
 * for the tests of its absence and of the compiler.
 */
class CudaParityTest {
    private static final double LARGEST = 2e-5;

    /** Below it a result is a difference of numbers near 1 that cancel, such as a normalised row of one feature. */
    private static final double SMALL = 0.1;

    private static final int[][] SHAPES = {{1, 1}, {3, 5}, {64, 64}, {257, 33}, {1000, 130}, {5000, 18}};

    /** What an operation makes of random tensors; the last are its results. */
    private interface Operation {
        List<Tensor> run(Backend backend, TestRandom random, int rows, int width);
    }

    /** The backend, or a skipped test where there is none. */
    static CudaBackend card() {
        try {
            return new CudaBackend();
        } catch (DeviceException e) {
            assumeTrue(false, e.getMessage());
            throw e;
        }
    }

    private static Tensor random(TestRandom random, int rows, int columns) {
        return random.tensor(rows, columns, 1.5);
    }

    private static Tensor positive(TestRandom random, int rows, int columns) {
        Tensor tensor = random(random, rows, columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                tensor.set(row, column, 0.5f + Math.abs(tensor.get(row, column)));
            }
        }
        return tensor;
    }

    private static Tensor indices(TestRandom random, int rows, int below) {
        Tensor tensor = Tensor.zeros(rows, 1);
        for (int row = 0; row < rows; row++) {
            tensor.set(row, 0, random.nextInt(below));
        }
        return tensor;
    }

    private static Map<String, Operation> operations() {
        Map<String, Operation> all = new LinkedHashMap<>();
        for (Activation f : Activation.values()) {
            all.put("dense " + f, (backend, r, rows, width) -> {
                Tensor y = random(r, rows + 1, width);
                backend.dense(random(r, rows, 37), random(r, 37, width), random(r, 1, width), f, y, rows);
                return List.of(y);
            });
            all.put("activationBackward " + f, (backend, r, rows, width) -> {
                Tensor dy = random(r, rows + 1, width);
                backend.activationBackward(f, random(r, rows, width), dy, rows);
                return List.of(dy);
            });
        }
        for (int bits = 0; bits < 4; bits++) {
            boolean first = (bits & 1) != 0;
            boolean second = (bits & 2) != 0;
            all.put("gemm " + first + " " + second, (backend, r, rows, width) -> {
                Tensor a = first ? random(r, 37, rows) : random(r, rows, 37);
                Tensor b = second ? random(r, width, 37) : random(r, 37, width);
                Tensor c = random(r, rows + 1, width);
                backend.gemm(first, second, rows, width, 37, 0.7f, a, b, 0.3f, c);
                return List.of(c);
            });
        }
        all.put("layerNorm", (backend, r, rows, width) -> {
            Tensor x = random(r, rows, width);
            Tensor scale = random(r, 1, width);
            Tensor y = random(r, rows, width);
            Tensor statistics = Tensor.zeros(rows, Backend.STATISTICS);
            backend.layerNorm(x, scale, random(r, 1, width), 0.01f, y, statistics, rows);
            Tensor dx = random(r, rows, width);
            Tensor dScale = random(r, 1, width);
            Tensor dShift = random(r, 1, width);
            backend.layerNormBackward(x, statistics, scale, random(r, rows, width), dx, dScale, dShift, rows);
            backend.layerNormBackward(x, statistics, scale, random(r, rows, width), null, dScale, dShift, rows);
            return List.of(y, dx, dScale, dShift);
        });
        all.put("logSoftmax", (backend, r, rows, width) -> {
            Tensor logits = random(r, rows, width);
            Tensor allowed = positive(r, rows, width);
            allowed.set(rows - 1, width - 1, width > 1 ? 0 : 1);
            Tensor logs = random(r, rows, width);
            Tensor probabilities = random(r, rows, width);
            int to = Math.max(1, width - 1);
            backend.logSoftmax(logits, Mask.all(), 0, to, logs, probabilities, rows);
            Tensor masked = random(r, rows, width);
            Tensor ofMasked = random(r, rows, width);
            backend.logSoftmax(logits, Mask.of(allowed), 0, width, masked, ofMasked, rows);
            Tensor dLogits = random(r, rows, width);
            backend.logSoftmaxBackward(probabilities, random(r, rows, width), dLogits);
            Tensor clamped = Tensor.zeros(rows, width);
            backend.clamp(masked, -50, 0, clamped);
            return List.of(logs, probabilities, clamped, ofMasked, dLogits);
        });
        for (Unary op : Unary.values()) {
            all.put("unary " + op, (backend, r, rows, width) -> {
                Tensor x = op == Unary.LOG || op == Unary.SQRT ? positive(r, rows, width) : random(r, rows, width);
                Tensor y = random(r, rows, width);
                backend.unary(op, x, y);
                Tensor dx = random(r, rows, width);
                backend.unaryBackward(op, x, y, random(r, rows, width), dx);
                return List.of(y, dx);
            });
        }
        for (Binary op : Binary.values()) {
            all.put("binary " + op, (backend, r, rows, width) -> {
                Tensor a = random(r, rows, width);
                Tensor b = positive(r, rows, width);
                Tensor z = random(r, rows, width);
                backend.binary(op, a, b, z);
                Tensor dz = random(r, rows, width);
                Tensor da = random(r, rows, width);
                Tensor db = random(r, rows, width);
                backend.binaryBackward(op, a, b, dz, da, db);
                backend.binaryBackward(op, a, b, dz, null, db);
                backend.binaryBackward(op, a, b, dz, da, null);
                return List.of(z, da, db);
            });
        }
        all.put("elements", (backend, r, rows, width) -> {
            Tensor x = random(r, rows, width);
            Tensor y = random(r, rows, width);
            backend.axpy(0.3f, x, y);
            Tensor scaled = random(r, rows, width);
            backend.scale(-1.7f, scaled);
            Tensor filled = random(r, rows, width);
            backend.fill(0.25f, filled);
            Tensor affine = random(r, rows, width);
            backend.affine(0.9f, 0.1f, x, affine);
            Tensor clamped = random(r, rows, width);
            backend.clamp(x, -0.5f, 0.75f, clamped);
            Tensor dx = random(r, rows, width);
            backend.clampBackward(x, -0.5f, 0.75f, random(r, rows, width), dx);
            return List.of(y, scaled, filled, affine, clamped, dx);
        });
        all.put("sums", (backend, r, rows, width) -> {
            Tensor x = random(r, rows, width);
            Tensor ofColumns = random(r, 1, width);
            backend.addColumnSums(x, ofColumns, rows);
            Tensor ofRows = random(r, rows, 1);
            backend.addRowSums(x, ofRows);
            Tensor ofGroups = random(r, rows, width);
            backend.addGroupSums(random(r, 3 * rows, width), 3, ofGroups);
            Tensor squares = Tensor.zeros(1, 1);
            squares.set(0, 0, (float) backend.squaredNorm(x));
            return List.of(ofColumns, ofRows, ofGroups, squares);
        });
        all.put("spreads", (backend, r, rows, width) -> {
            Tensor y = random(r, rows, width);
            backend.addToRows(random(r, 1, width), y);
            backend.addToColumns(random(r, rows, 1), y);
            Tensor wide = random(r, rows, width + 3);
            backend.addColumns(y, 0, wide, 2, width);
            Tensor groups = random(r, 2 * rows, width);
            backend.addToGroups(y, 2, groups);
            return List.of(y, wide, groups);
        });
        all.put("choices", (backend, r, rows, width) -> {
            Tensor x = random(r, rows, width);
            int[] chosen = new int[rows + 2];
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = r.nextInt(rows);
            }
            Tensor gathered = random(r, rows + 3, width);
            backend.gatherRows(x, chosen, chosen.length, gathered);
            Tensor index = indices(r, rows, width);
            Tensor picked = random(r, rows, 1);
            backend.pick(x, index, picked);
            Tensor dx = random(r, rows, width);
            backend.pickBackward(index, random(r, rows, 1), dx);
            return List.of(gathered, picked, dx);
        });
        all.put("rowProducts", (backend, r, rows, width) -> {
            int few = Math.min(width, 17);
            Tensor x = random(r, rows, few);
            Tensor w = random(r, rows, few * 5);
            Tensor y = random(r, rows, 5);
            backend.addRowProducts(x, w, y);
            Tensor dy = random(r, rows, 5);
            Tensor dx = random(r, rows, few);
            Tensor dw = random(r, rows, few * 5);
            backend.rowProductsBackward(x, w, dy, dx, dw);
            backend.rowProductsBackward(x, w, dy, null, dw);
            return List.of(y, dx, dw);
        });
        all.put("attention", (backend, r, rows, width) -> {
            int heads = 4;
            int both = 16;
            int asking = 2;
            int asked = 5;
            Tensor queries = random(r, rows * asking, both);
            Tensor keys = random(r, rows * asked, both);
            Tensor values = random(r, rows * asked, both);
            Tensor present = positive(r, rows, asked);
            present.set(rows - 1, 2, 0);
            Tensor weights = random(r, rows * asking, heads * asked);
            Tensor y = random(r, rows * asking, both);
            backend.attention(queries, keys, values, present, rows, heads, weights, y);
            Tensor dy = random(r, rows * asking, both);
            Tensor dQueries = random(r, rows * asking, both);
            Tensor dKeys = random(r, rows * asked, both);
            Tensor dValues = random(r, rows * asked, both);
            backend.attentionBackward(queries, keys, values, weights, rows, heads, dy, dQueries, dKeys, dValues);
            Tensor ofAll = random(r, rows * asking, both);
            Tensor weightsOfAll = random(r, rows * asking, heads * asked);
            backend.attention(queries, keys, values, null, rows, heads, weightsOfAll, ofAll);
            return List.of(weights, y, dQueries, dKeys, dValues, ofAll);
        });
        all.put("gatedUnit", (backend, r, rows, width) -> {
            Tensor ofHidden = random(r, rows, 3 * width);
            Tensor hidden = random(r, rows, width);
            Tensor gates = random(r, rows, 3 * width);
            Tensor y = random(r, rows, width);
            backend.gatedUnit(random(r, rows, 3 * width), ofHidden, hidden, gates, y);
            Tensor dOfInput = random(r, rows, 3 * width);
            Tensor dOfHidden = random(r, rows, 3 * width);
            Tensor dHidden = random(r, rows, width);
            backend.gatedUnitBackward(ofHidden, hidden, gates, random(r, rows, width), dOfInput, dOfHidden, dHidden);
            return List.of(gates, y, dOfInput, dOfHidden, dHidden);
        });
        all.put("adam", (backend, r, rows, width) -> {
            Tensor parameters = random(r, rows, width);
            Tensor first = random(r, rows, width);
            Tensor second = positive(r, rows, width);
            AdamStep step = new AdamStep(0.5f, 0.9f, 0.999f, 1e-3f, 1.2f, 1e-5f);
            backend.adam(parameters, random(r, rows, width), first, second, step);
            return List.of(parameters, first, second);
        });
        return all;
    }

    private static double difference(Tensor of, Tensor expected) {
        float[] numbers = of.toArray();
        float[] wanted = expected.toArray();
        double largest = 0;
        double worst = 0;
        for (int i = 0; i < numbers.length; i++) {
            largest = Math.max(largest, Math.abs(wanted[i]));
            double here = Math.abs((double) numbers[i] - wanted[i]);
            worst = Double.isNaN(here) ? Double.POSITIVE_INFINITY : Math.max(worst, here);
        }
        return worst / Math.max(largest, SMALL);
    }

    @Test
    void everyOperationIsCloseToTheProcessors() {
        CudaBackend card = card();
        CpuBackend processor = new CpuBackend();
        List<String> far = new ArrayList<>();
        double worst = 0;
        for (Map.Entry<String, Operation> operation : operations().entrySet()) {
            for (int[] shape : SHAPES) {
                int seed = shape[0] + 31 * shape[1];
                List<Tensor> got = operation.getValue().run(card, new TestRandom(seed), shape[0], shape[1]);
                List<Tensor> expected = operation.getValue().run(processor, new TestRandom(seed), shape[0], shape[1]);
                for (int i = 0; i < got.size(); i++) {
                    double difference = difference(got.get(i), expected.get(i));
                    worst = Math.max(worst, difference);
                    if (!(difference <= LARGEST)) {
                        far.add(operation.getKey() + " " + got.get(i).shape() + " result " + i + ": " + difference);
                    }
                }
            }
        }
        System.out.println("parity with " + card.card() + ": largest relative difference " + worst);
        assertThat(far).isEmpty();
    }

    @Test
    void theSameCardGivesTheSameBitsAgain() {
        CudaBackend card = card();
        operations().forEach((name, operation) -> {
            List<Tensor> once = operation.run(card, new TestRandom(1), 300, 40);
            List<Tensor> again = operation.run(card, new TestRandom(1), 300, 40);
            for (int i = 0; i < once.size(); i++) {
                assertThat(once.get(i).toArray())
                        .as(name)
                        .isEqualTo(again.get(i).toArray());
            }
        });
    }

    @Test
    void whatEitherSideWritesTheOtherReads() {
        CudaBackend card = card();
        Tensor block = Tensor.zeros(10, 3);
        card.fill(1, block.rowRange(2, 8));
        block.set(4, 1, 5);
        block.rowRange(6, 7).copyFrom(new float[] {7, 8, 9});
        card.scale(2, block.rowRange(3, 7));
        Tensor copy = card.zeros(10, 3);
        card.fill(3, copy);
        copy.copyFrom(block);
        assertThat(copy.toArray())
                .containsExactly(
                        0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 10, 2, 2, 2, 2, 14, 16, 18, 1, 1, 1, 0, 0, 0, 0, 0, 0);
        copy.segment().fill((byte) 0);
        card.axpy(1, block, copy);
        assertThat(copy.get(6, 2)).isEqualTo(18);
        block.close();
        copy.close();
    }

    @Test
    void whereThereIsNoCardTheMessageSaysWhatToDo() {
        try {
            assertThat(new CudaBackend().card()).isNotEmpty();
        } catch (DeviceException e) {
            assertThat(e.getMessage()).contains("--device cpu");
        }
    }

    @Test
    void theKernelsCompileWhereThereIsACompiler() {
        try {
            Cuda.compiler();
        } catch (DeviceException e) {
            assertThat(e.getMessage()).contains("libnvrtc.so.13");
            assumeTrue(false, e.getMessage());
        }
        for (int capability : new int[] {75, 80, 90}) {
            assertThat(KernelSource.compile(capability)).isNotEmpty();
        }
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> KernelSource.compile("__global__ void broken(", 90))
                .withMessageContaining("NVRTC must compile the kernels")
                .withMessageContaining("error");
    }
}
