/**
 * Float matrices on memory that ND4J owns, and the kernels learning is made of.
 *
 * <pre>{@code
 * Backend backend = new CpuBackend();
 * try (Tensor x = Tensor.of(2, 3, 1, 2, 3, 4, 5, 6);
 *         Tensor w = backend.zeros(3, 4);
 *         Tensor b = backend.zeros(1, 4);
 *         Tensor y = backend.zeros(2, 4)) {
 *     backend.dense(x, w, b, Activation.TANH, y, 2);
 *     INDArray seenByNd4j = y.array();
 * }
 * }</pre>
 *
 * <p>The only package, with {@code io.throng.marl.net.dl4j}, that names ND4J, JavaCPP or OpenBLAS. It depends on
 * nothing else of Throng.
 */
package io.throng.marl.tensor;
