package io.throng.marl.tensor;

import org.junit.jupiter.api.BeforeAll;

/** The contract of backends on a card; skipped where there is none. */
class CudaBackendTest extends BackendContract {
    private static CudaBackend backend;

    @BeforeAll
    static void open() {
        backend = CudaParityTest.card();
    }

    @Override
    Backend backend() {
        return backend;
    }
}
