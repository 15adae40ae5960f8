/**
 * Traffic: vehicles on lanes.
 *
 * <pre>{@code
 * Ring ring = new Ring(Ring.Parameters.defaults().withLength(260));
 * try (Simulation simulation = Simulation.start(ring, 7)) {
 *     simulation.run(15_000); // 1,500 s
 *     System.out.println(simulation.measures().get("mean_speed")); // 3.293 m/s, where 4.816 m/s were possible
 * }
 * }</pre>
 *
 * <p>{@link RingControl} is the same ring with cars that learn.
 *
 * <p>Lengths are metres, times seconds. Depends on the kernel, {@code agents} and {@code io.throng.scenarios}.
 */
package io.throng.scenarios.traffic;
