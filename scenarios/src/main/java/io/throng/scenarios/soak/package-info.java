/**
 * A world in which everything happens that can go wrong, and a long run of it that looks for leaks.
 *
 * <pre>{@code
 * Soak.Report report = new Soak(Turmoil.Parameters.defaults(), folder, Duration.ofMinutes(30)).run(System.out::println);
 * System.out.println(report.isFlat());
 * }</pre>
 *
 * <p>Depends on the kernel, {@code agents.message}, {@code scenarios} and {@code scenarios.io}.
 */
package io.throng.scenarios.soak;
