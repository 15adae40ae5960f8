/**
 * MASON's models: run under Throng in batches, recorded, led from outside, and beside Throng's for comparison.
 *
 * <pre>{@code
 * MasonModel model = MasonModel.named("sim.app.flockers.Flockers").with(Map.of("numFlockers", "1000"));
 * MasonBatch batch = new MasonBatch(model, 8, 50, List.of());      // 8 seeds, 50 steps a turn
 * Simulation.start(batch, 7, Execution.defaults().withRegions(8)).run(10);
 * double nanoseconds = new MasonFlockers(10_000, 1061, 1061, 7).run(40);   // processor time per bird and step
 * }</pre>
 *
 * <p>What others build on names no type of MASON's, except where a user brings a model of their own.
 *
 * <p>Depends on MASON, the kernel and the JDK; with {@code viz.mason} the only package that names MASON.
 */
package io.throng.kernel.mason;
