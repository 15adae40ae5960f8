/**
 * Road networks of well-known forms.
 *
 * <pre>{@code
 * RoadNetwork grid = new GridNetwork(4, 4, 200, 2, 13.89, SignalTiming.defaults()).network();
 * RoadNetwork ring = RingRoad.defaults().network();
 * int first = grid.edge("W0_J0.0").number();
 * }</pre>
 *
 * <p>Each is a record of its parameters, which its constructor checks, with {@code defaults()} and {@code network()}. Depends on
 * {@code io.throng.scenarios.traffic.net} and {@code kernel.math}.
 */
package io.throng.scenarios.traffic.net.generate;
