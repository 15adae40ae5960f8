/**
 * Many runs of one scenario: over values of its parameters, and over seeds.
 *
 * <pre>{@code
 * Factor noise = FactorText.parse("noise=0:3:0.1", scenario.defaults());
 * SweepPlan plan = new SweepPlan("vicsek", "", parameters, List.of(noise), "grid", 0, 20, 1, 500, 250);
 * SweepFolder folder = SweepFolder.open(Path.of("runs/vicsek-sweep"), plan);
 * SweepReport report = new Sweep(folder, Shard.whole(), 2, false, System.err::println).run(experiment, () -> false);
 * }</pre>
 *
 * <p>Every run that ends becomes a line of a ledger, and a sweep that was killed goes on with the runs that have none.
 *
 * <p>Depends on the kernel, on {@code io.throng.marl.evaluate} for intervals, and on {@code io.throng.scenarios.io}.
 */
package io.throng.scenarios.sweep;
