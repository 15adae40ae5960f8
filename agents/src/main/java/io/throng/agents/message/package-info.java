/**
 * Messages from agent to agent over channels that have a range, a delay and a loss.
 *
 * <pre>{@code
 * Channel radio = new Channel(HELLO, new Delay(1, 3), 0.1);       // one to three steps, a tenth is lost
 * Audience near = new WithinDistance(agents, index, x, y, 25);
 * radio.broadcast(turn, near, x.read()[row], y.read()[row]);      // in decide or resolve
 * }</pre>
 *
 * <p>Whoever is sent to finds it in {@link io.throng.kernel.Turn#inbox}, by (sender, order of sending), under the channel's topic.
 *
 * <p>Depends on the kernel.
 */
package io.throng.agents.message;
