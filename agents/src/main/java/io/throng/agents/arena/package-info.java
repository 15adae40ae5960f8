/**
 * Games and arenas: many worlds at once, stepped together, with episodes that end and begin again.
 *
 * <pre>{@code
 * Arena arena = Arena.open(new GameWorld("walk", 128, Walk::new), 7, Execution.defaults());
 * double[][] returns = Episodes.play(arena, List.of(new RandomPolicy()), 1000, 7);
 * }</pre>
 *
 * <p>Depends on the kernel, {@code agents.spec} and {@code agents.policy}.
 */
package io.throng.agents.arena;
