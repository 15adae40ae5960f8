/**
 * Files about traffic under SUMO's names and meanings: trips, sums of each step, where vehicles are, what passes edges and
 * detectors, and emissions.
 *
 * <pre>{@code
 * RoadTraffic world = new RoadTraffic("town", scene, Signalling.PROGRAMS);
 * try (Simulation simulation = Simulation.start(world, 1, Execution.DEFAULT);
 *         Report trips = Output.TRIPINFO.begin(world.vehicles(), Files.newOutputStream(Path.of("trips.xml")))) {
 *     for (long step = 1; step <= 3600; step++) {
 *         simulation.advance(1);
 *         trips.observe(step);
 *     }
 * }
 * }</pre>
 *
 * <p>A step's time is that of its beginning, as in SUMO: what the first step did is told at 0 s. What takes wall-clock time is
 * not told, so the same run always writes the same bytes.
 *
 * <p>Depends on {@code traffic.road}, {@code traffic.emission}, {@code traffic.net} and {@code java.xml}.
 */
package io.throng.scenarios.traffic.output;
