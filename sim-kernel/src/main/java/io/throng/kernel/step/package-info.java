/**
 * The step without actors: which stage follows which, and what a region does in each.
 *
 * <pre>{@code
 * StepCycle cycle = new StepCycle(world, 7, regions, threads);
 * for (Stage stage = cycle.found(); stage != null; stage = cycle.after(stage)) {
 *     for (RegionWork region : cycle.regions()) region.run(stage);   // in parallel, then wait for all
 * }
 * }</pre>
 *
 * <p>{@link io.throng.kernel.step.ReferenceLoop} says the same in the plainest way, without regions: tests compare the
 * engine's bits with it, {@code throng bench} the engine's cost.
 *
 * <p>Depends on the rest of the kernel except {@code kernel.actor}, which drives it.
 */
package io.throng.kernel.step;
