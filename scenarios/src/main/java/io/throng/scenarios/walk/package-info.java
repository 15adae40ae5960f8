/**
 * Walkers on a lattice who do not see each other: the simplest of agents, by the ten million, and what births and deaths
 * cost.
 *
 * <pre>{@code
 * try (Simulation walk = Simulation.start(new Walkers(Walkers.Parameters.defaults()), 7)) {
 *     walk.run(100);
 *     System.out.println(walk.measures().get("mean squared displacement"));
 * }
 * }</pre>
 *
 * <p>Depends on {@code kernel} and {@code scenarios}.
 */
package io.throng.scenarios.walk;
