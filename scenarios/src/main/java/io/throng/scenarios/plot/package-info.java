/**
 * Figures of runs that ended, made from what their folders and recordings hold.
 *
 * <pre>{@code
 * List<RunGroup> groups = RunGroup.of(List.of(NamedRun.parse("runs/vicsek-1"), NamedRun.parse("runs/vicsek-2")));
 * Illustrator.installed().draw(MeasureCharts.overSteps(groups, "order"), Path.of("order.svg")); // mean and 95 % interval
 * double gini = LorenzCurve.of(wealth).gini();
 * }</pre>
 *
 * <p>A mean over runs comes with their number and an interval; runs count as repeats only if they differ in nothing but
 * their seeds.
 *
 * <p>Depends on the kernel, on {@code io.throng.marl.log} for tables, and on {@code io.throng.scenarios.io} and
 * {@code .sweep}.
 */
package io.throng.scenarios.plot;
