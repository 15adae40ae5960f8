/**
 * Iterated assignment: simulates, lets drivers learn which routes were quick, and simulates again, until nobody gains much by
 * another route (SUMO's {@code duaIterate}; a stochastic user equilibrium where drivers choose by logit).
 *
 * <pre>{@code
 * IteratedAssignment days = new IteratedAssignment(world, 1, Execution.defaults(), IteratedAssignment.Settings.DEFAULT);
 * for (int i = 0; i < 20; i++) {
 *     IteratedAssignment.Day day = days.next();
 *     System.out.println(day.travelTime() + " s, gap " + day.gap());
 * }
 * RouteFile.write(days.demand(), network, Path.of("routes.rou.xml"));
 * }</pre>
 *
 * <p>Depends on {@code traffic.road}, {@code traffic.routing}, {@code traffic.demand} and the kernel.
 */
package io.throng.scenarios.traffic.equilibrium;
