/**
 * The robotic warehouse: robots carry requested shelves to where they are emptied, and back, through narrow aisles.
 *
 * <pre>{@code
 * Warehouse rware = new Warehouse();
 * try (Arena arena = Arena.open(rware.worlds(rware.defaults(), 128), 7, Execution.defaults())) {
 *     double[][] returns = Episodes.play(arena, List.of(new RandomPolicy()), 128, 7);
 * }
 * }</pre>
 *
 * <p>Depends on {@code scenarios}, {@code agents} and the kernel's columns and random numbers.
 */
package io.throng.scenarios.warehouse;
