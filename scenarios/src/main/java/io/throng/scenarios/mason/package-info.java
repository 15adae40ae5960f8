/**
 * MASON's models under Throng: run in batches of seeds, and played as games in which policies are learned.
 *
 * <pre>{@code
 * GameFactory game = SteeredGame.of(kind, 60, steering::start);
 * GameWorld worlds = new GameWorld("observation", 64, game);
 * }</pre>
 *
 * <p>Depends on {@code scenarios}, {@code agents} and {@code kernel.mason}, which alone names MASON's types.
 */
package io.throng.scenarios.mason;
