/**
 * Who drives when, what and where: vehicle types, routes, single departures and flows.
 *
 * <pre>{@code
 * Route across = new Route(new int[] {roads.edge("w_t").number(), roads.edge("t_e").number()});
 * Departures flow = Departures.of("we", new Rhythm.Chance(0, 3600, 0.2), VehicleType.passenger(), across, Insertion.DEFAULT);
 * Schedule schedule = new Demand(List.of(flow)).schedule(random);
 * }</pre>
 *
 * <p>Depends on {@code io.throng.scenarios.traffic.net}, {@code .following}, Commons RNG and the JDK.
 */
package io.throng.scenarios.traffic.demand;
