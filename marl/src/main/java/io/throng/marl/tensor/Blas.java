package io.throng.marl.tensor;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.factory.Nd4j;

/**
 * {@code cblas_sgemm} of the OpenBLAS that ND4J itself runs on, called on segments without JavaCPP pointers in between.
 *
 * <p>Loading this class sets OpenBLAS to one thread for the whole process, ND4J's own products included: with more, the
 * sums would be cut by how many cores a machine has. Parallelism comes from calling from several threads.
 */
final class Blas {
    private static final int ROW_MAJOR = 101;
    private static final int PLAIN = 111;
    private static final int TRANSPOSED = 112;
    private static final MethodHandle SGEMM = load();

    private Blas() {}

    @SuppressWarnings("restricted")
    private static MethodHandle load() {
        // ND4J sets the number of threads when its BLAS wrapper starts, so that has to come first.
        Nd4j.getBlasWrapper();
        Loader.load(openblas.class);
        openblas.blas_set_num_threads(1);
        Pointer sgemm = Loader.addressof("cblas_sgemm");
        if (sgemm == null) {
            throw new IllegalStateException("cblas_sgemm must be in the loaded OpenBLAS, got no such symbol;"
                    + " put org.bytedeco:openblas with the classifier of this platform on the class path");
        }
        var integer = ValueLayout.JAVA_INT;
        var real = ValueLayout.JAVA_FLOAT;
        var address = ValueLayout.ADDRESS;
        FunctionDescriptor signature = FunctionDescriptor.ofVoid(
                integer, integer, integer, integer, integer, integer, real, address, integer, address, integer, real,
                address, integer);
        return Linker.nativeLinker().downcallHandle(MemorySegment.ofAddress(sgemm.address()), signature);
    }

    /** Starts ND4J and OpenBLAS now, and not in the first product. */
    static void start() {
        assert SGEMM != null;
    }

    /** How many threads OpenBLAS uses. */
    static int threads() {
        return openblas.blas_get_num_threads();
    }

    /** As {@link Backend#gemm}; the bounds are already checked. */
    static void sgemm(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float alpha,
            Tensor a,
            Tensor b,
            float beta,
            Tensor c) {
        try {
            SGEMM.invokeExact(
                    ROW_MAJOR,
                    transposeA ? TRANSPOSED : PLAIN,
                    transposeB ? TRANSPOSED : PLAIN,
                    m,
                    n,
                    k,
                    alpha,
                    a.segment(),
                    a.columns(),
                    b.segment(),
                    b.columns(),
                    beta,
                    c.segment(),
                    c.columns());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cblas_sgemm cannot throw a checked exception", e);
        }
    }
}
