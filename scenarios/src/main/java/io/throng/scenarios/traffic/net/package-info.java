/**
 * Road networks: edges of lanes, the links between lanes, and the junctions and signals that say who may drive when.
 *
 * <pre>{@code
 * RoadNetwork roads = SumoNet.read(Path.of("acosta.net.xml"), ignored -> {});
 * Lane lane = roads.lane(roads.edge("131").firstLane());
 * List<Link> ways = roads.from(lane.number());
 * }</pre>
 *
 * <p>Everything has a number, by which it is in its list, and a name. Lengths are metres, times seconds. Depends on
 * {@code kernel.record} for extents and on the JDK.
 */
package io.throng.scenarios.traffic.net;
