/**
 * Worlds that exist to be tested with.
 *
 * <pre>{@code
 * new DeterminismContract(() -> new Colony(300, true), 7, 12).check();
 * }</pre>
 *
 * <p>Depends on the kernel.
 */
package io.throng.kernel.testworlds;
