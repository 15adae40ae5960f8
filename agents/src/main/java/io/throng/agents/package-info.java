/**
 * Who decides: kinds of agents, what they perceive and do, and the arenas in which policies meet worlds.
 *
 * <pre>{@code
 * Kind walker = new Kind("walker", 3, sees, moves);
 * try (Arena arena = Arena.open(new GameWorld("walk", 128, Walk::new), 7, Execution.defaults())) {
 *     Episodes.play(arena, List.of(new RandomPolicy()), 1000, 7);
 * }
 * }</pre>
 *
 * <p>Depends on the kernel.
 */
package io.throng.agents;
