/**
 * Road networks: edges of lanes, the links between lanes, and the junctions and signals that say who may drive when.
 *
 * <pre>{@code
 * RoadNetwork roads = SumoNet.read(Path.of("acosta.net.xml"), ignored -> {});
 * Lane lane = roads.lane(roads.edge("131").firstLane());
 * List<Link> ways = roads.from(lane.number());
 * RoadNetwork own = new RoadNetworkBuilder().junction("a", 0, 0, JunctionType.DEAD_END) // ...
 *         .twoWay("ab", "a", "b", Road.of(2, 13.89)).build();
 * }</pre>
 *
 * <p>Everything has a number, by which it is in its list, and a name. Lengths are metres, times seconds. Depends on
 * {@code kernel.record} for extents, {@code kernel.math} and the JDK.
 */
package io.throng.scenarios.traffic.net;
