/**
 * Roads: who drives ahead of whom on which lane.
 *
 * <pre>{@code
 * LaneIndex traffic = new LaneIndex(lanes, lane, position);   // rebuilt by the kernel after each step
 * int leader = traffic.ahead(row);                            // -1 where the lane is free ahead
 * }</pre>
 *
 * <p>Depends on {@code kernel.space}, {@code kernel.state} and the JDK.
 */
package io.throng.kernel.space.road;
