/**
 * MASON's own models, run beside Throng's for comparison.
 *
 * <pre>{@code
 * MasonFlockers flockers = new MasonFlockers(10_000, 1061, 1061, 7);
 * flockers.run(100);
 * double nanoseconds = flockers.run(40);   // processor time per bird and step
 * double neighbours = flockers.neighbours();
 * }</pre>
 *
 * <p>Depends on MASON and the JDK; with {@code viz.mason} the only package that names MASON.
 */
package io.throng.kernel.mason;
