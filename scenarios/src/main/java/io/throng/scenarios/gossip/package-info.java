/**
 * How a rumour spreads when everybody who knows it tells somebody.
 *
 * <pre>{@code
 * Gossip gossip = new Gossip(Gossip.Parameters.defaults());
 * Simulation simulation = Simulation.start(gossip, 7);
 * simulation.run(30);                                     // simulation.measures().get("informed")
 * }</pre>
 *
 * <p>Depends on the kernel, {@code agents.message} and {@code scenarios}.
 */
package io.throng.scenarios.gossip;
