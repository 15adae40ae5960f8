/**
 * The particle world: discs that push each other softly in the plane, and the benchmark scenarios in it.
 *
 * <pre>{@code
 * SimpleSpread spread = new SimpleSpread();
 * GameWorld worlds = spread.worlds(spread.defaults(), 1024);
 * try (Arena arena = Arena.open(worlds, 7, Execution.defaults())) {
 *     double[][] returns = Episodes.play(arena, List.of(new RandomPolicy()), 1024, 7);
 * }
 * }</pre>
 *
 * <p>Depends on {@code scenarios}, {@code agents} and the kernel's columns, random numbers and elementary functions.
 */
package io.throng.scenarios.particle;
