/**
 * Agents that are connected rather than near: an epidemic on contacts, oscillators that pull each other.
 *
 * <pre>{@code
 * try (Simulation epidemic = Simulation.start(new Sir(Sir.Parameters.defaults()), 7)) {
 *     epidemic.run(200);
 *     System.out.println(epidemic.measures().get("recovered"));
 * }
 * }</pre>
 *
 * <p>Depends on {@code kernel} and {@code scenarios}.
 */
package io.throng.scenarios.network;
