/**
 * Vehicles on road networks: they depart, follow each other, change lanes, give way, obey signals, arrive.
 *
 * <pre>{@code
 * SumoScene read = SumoScene.read(Path.of("run.sumocfg"), System.err::println);
 * TrafficScene scene = new TrafficScene(read.network(), read.demand(), 1);
 * RoadTraffic world = new RoadTraffic("town", scene, Signalling.by(SignalRule.MAX_PRESSURE));
 * Simulation.start(world, 7).run(3600);
 * }</pre>
 *
 * <p>A step is SUMO's (planMove, executeMove, changeLanes, insertion), cut in two where everybody has to know what others intend:
 * {@link io.throng.scenarios.traffic.road.RoadTraffic} says how. Where it departs from SUMO: lanes are changed to the left in even
 * steps and to the right in odd ones; whoever comes onto the road or changes lanes is seen by those behind in the same step; two
 * who stand beside each other and each have to change to the other's lane change places, where SUMO takes one away after 300 s.
 *
 * <p>What learns here ({@code SignalTask}, {@code EcoTask}, {@code LedTask}) is played in
 * {@link io.throng.agents.arena.SteeredGame}: the state of a world is its seed and the decisions so far.
 *
 * <p>Depends on the kernel, {@code agents}, and {@code traffic.net}, {@code .demand}, {@code .following}, {@code .routing} and
 * {@code .emission}.
 */
package io.throng.scenarios.traffic.road;
