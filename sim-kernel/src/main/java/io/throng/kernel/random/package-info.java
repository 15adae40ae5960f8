/**
 * Random numbers by address: the same (seed, agent, step, stream) gives the same numbers whoever asks, and in whatever
 * order.
 *
 * <pre>{@code
 * long seed = Seeds.derive(7, "world");
 * Philox philox = new Philox();
 * Draws draws = philox.reset(seed, agent, step, Streams.DECIDE).draws();
 * double turn = draws.uniform(-0.25, 0.25);
 * boolean mutates = draws.chance(0.01);
 * }</pre>
 *
 * <p>Depends on Commons RNG only.
 */
package io.throng.kernel.random;
