/**
 * Measures of a world that do not depend on how the world is cut into regions.
 *
 * <pre>{@code
 * double[] partials = new double[PairwiseSum.blocks(rows)];
 * double[] scratch = new double[1];
 * for (int block = 0; block < partials.length; block++)
 *     PairwiseSum.sumBlock(block, rows, (row, values) -> values[0] = speed[row], scratch, partials);
 * double total = PairwiseSum.combine(partials, partials.length, 1)[0];
 * }</pre>
 *
 * <p>Depends on the JDK, {@code kernel.math} and {@code kernel.space}.
 */
package io.throng.kernel.measure;
