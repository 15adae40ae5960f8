/**
 * Which world: scenarios by name, with parameters.
 *
 * <pre>{@code
 * Scenario<?> boids = Catalogue.load().named("boids");
 * Boids.Parameters few = Parameters.with(Boids.Parameters.defaults(), Map.of("agents", "1000"));
 * World world = new Boids(few);
 * }</pre>
 *
 * <p>Depends on {@code kernel}, {@code agents} and {@code marl}; pictures come from {@code viz} through a service.
 */
package io.throng.scenarios;
