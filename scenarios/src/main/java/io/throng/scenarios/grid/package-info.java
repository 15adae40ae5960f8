/**
 * Classic models on grids: segregation, heat bugs, wolves and sheep on grass, a forest fire, and Sugarscape.
 *
 * <pre>{@code
 * try (Simulation town = Simulation.start(new Schelling(Schelling.Parameters.defaults()), 7)) {
 *     town.run(200);
 *     System.out.println(town.measures().get("alike"));
 * }
 * }</pre>
 *
 * <p>Depends on {@code kernel} and {@code scenarios}.
 */
package io.throng.scenarios.grid;
