/**
 * Static assignment: how trips spread over a network whose links take longer the more use them, if everybody takes the quickest
 * way (Wardrop's user equilibrium), or as a planner would have it (the system optimum).
 *
 * <pre>{@code
 * FlowNetwork network = Tntp.network(Path.of("SiouxFalls_net.tntp"));
 * StaticAssignment equilibrium = StaticAssignment.of(network, Tntp.trips(Path.of("SiouxFalls_trips.tntp")), Principle.USER);
 * equilibrium.improve(1e-6, 1000);
 * double total = equilibrium.totalTime();
 * }</pre>
 *
 * <p>Depends on {@code io.throng.kernel.math} and the JDK.
 */
package io.throng.scenarios.traffic.assignment;
