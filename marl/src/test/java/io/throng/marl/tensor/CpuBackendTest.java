package io.throng.marl.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

/** The contract, and the bits the processor's backend promises beyond it. */
class CpuBackendTest extends BackendContract {
    private final Backend backend = new CpuBackend();

    @Override
    Backend backend() {
        return backend;
    }

    @Test
    void denseLayerHasTheBitsOfOneChainForEachElement() {
        TestRandom random = new TestRandom(5);
        for (int outputs = 1; outputs <= 4 * Lanes.WIDTH + 1; outputs++) {
            int rows = 1 + random.nextInt(20);
            int inputs = 1 + random.nextInt(50);
            requireChains(random, rows, inputs, outputs);
        }
        requireChains(random, 256, 128, 8);
        requireChains(random, 257, 300, 130);
    }

    private void requireChains(TestRandom random, int rows, int inputs, int outputs) {
        Tensor x = random.tensor(rows, inputs, 2);
        Tensor w = random.tensor(inputs, outputs, 1);
        Tensor bias = random.tensor(1, outputs, 1);
        for (Activation f : Activation.values()) {
            Tensor y = backend.zeros(rows, outputs);
            backend.dense(x, w, bias, f, y, rows);
            assertThat(y.toArray()).isEqualTo(Reference.dense(x, w, bias, f, rows));
        }
    }

    @Test
    void aTensorThatEndsWhereMemoryEndsIsNotReadBeyond() {
        TestRandom random = new TestRandom(6);
        // Views at the end of a larger tensor: a vector that runs over must stay inside the view's segment.
        Tensor block = random.tensor(1, 4096, 1);
        for (int outputs : new int[] {1, 3, 8, 15, 17, 31}) {
            int inputs = 9;
            Tensor w = block.view(4096 - (long) inputs * outputs, inputs, outputs);
            Tensor x = random.tensor(7, inputs, 1);
            Tensor y = backend.zeros(7, outputs);
            Tensor bias = block.view(0, 1, outputs);
            backend.dense(x, w, bias, Activation.IDENTITY, y, 7);
            assertThat(y.toArray()).isEqualTo(Reference.dense(x, w, bias, Activation.IDENTITY, 7));
        }
    }

    @Test
    void squaredNormAddsInItsDocumentedOrder() {
        TestRandom random = new TestRandom(7);
        for (int count : new int[] {1, 15, 16, 17, 100, 4095, 4096, 4097, 20_000}) {
            Tensor x = random.tensor(1, count, 1);
            double expected = 0;
            for (int from = 0; from < count; from += 4096) {
                expected += Reference.fixedSum(
                        from, Math.min(4096, count - from), (sum, i) -> Math.fma(x.get(0, i), x.get(0, i), sum));
            }
            assertThat(backend.squaredNorm(x)).isEqualTo(expected);
        }
    }

    @Test
    void productsUseOneThreadAlsoAfterNd4jHasWorked() {
        Nd4j.rand(64, 64).mmul(Nd4j.rand(64, 64)).sumNumber();
        assertThat(Blas.threads()).isEqualTo(1);
    }

    @Test
    void productsAreTheSameBitsAloneAndBesideAnotherThread() throws Exception {
        TestRandom random = new TestRandom(8);
        Tensor a = random.tensor(256, 128, 1);
        Tensor b = random.tensor(256, 100, 1);
        float[] alone = product(a, b);
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            Future<float[]> first = workers.submit(() -> product(a, b));
            Future<float[]> second = workers.submit(() -> product(a, b));
            assertThat(first.get()).isEqualTo(alone);
            assertThat(second.get()).isEqualTo(alone);
        }
    }

    private float[] product(Tensor a, Tensor b) {
        try (Tensor c = backend.zeros(128, 100)) {
            for (int i = 0; i < 50; i++) {
                backend.gemm(true, false, 128, 100, 256, 1, a, b, 0, c);
            }
            return c.toArray();
        }
    }
}
