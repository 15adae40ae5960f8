/**
 * Level-based foraging: players of different levels collect food that takes several of them to lift.
 *
 * <pre>{@code
 * Foraging foraging = new Foraging();
 * try (Arena arena = Arena.open(foraging.worlds(foraging.defaults(), 1024), 7, Execution.defaults())) {
 *     double[][] returns = Episodes.play(arena, List.of(new RandomPolicy()), 1024, 7);
 * }
 * }</pre>
 *
 * <p>Depends on {@code scenarios}, {@code agents} and the kernel's columns and random numbers.
 */
package io.throng.scenarios.foraging;
