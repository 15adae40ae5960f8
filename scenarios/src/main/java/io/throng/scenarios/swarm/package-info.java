/**
 * Swarms: flocks of boids, Vicsek's self-propelled particles, and aggregation, in which meeting is learned.
 *
 * <pre>{@code
 * try (Simulation flock = Simulation.start(new Boids(Boids.Parameters.defaults()), 7)) {
 *     flock.run(200);
 *     System.out.println(flock.measures().get("order"));
 * }
 * }</pre>
 *
 * <p>Depends on {@code kernel}, {@code agents} and {@code scenarios}.
 */
package io.throng.scenarios.swarm;
