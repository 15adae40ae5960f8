/**
 * Time within and across fixed steps: discrete events in one total order, agents that act at their own intervals, and
 * random orders of activation.
 *
 * <pre>{@code
 * EventQueue events = queues.of(group);                       // queues = new EventQueues(groups, "events", 1, 1000)
 * while (events.next(steps.end(turn.step()))) {               // in World.settle
 *     act(events.agent(), events.time());
 *     events.schedule(rhythm.next(events.time(), turn.random()), 0, events.agent(), ACT);
 * }
 * }</pre>
 *
 * <p>Depends on {@code kernel.state} and {@code kernel.random}.
 */
package io.throng.kernel.time;
