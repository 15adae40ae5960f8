package io.throng.agents.message;

import io.throng.kernel.Turn;

/**
 * A way for messages from agent to agent. Each message is lost or not, and delayed, independently of all others, by draws
 * addressed by sender, step and number of the message: the same on any threads and regions, and without effect on what
 * {@link Turn#random} gives.
 *
 * @param topic under which receivers find the messages
 * @param delay how long they take
 * @param loss the chance that one does not arrive, in [0, 1]
 */
public record Channel(int topic, Delay delay, double loss) {
    /** Checks the loss. */
    public Channel {
        if (!(loss >= 0 && loss <= 1)) {
            throw new IllegalArgumentException(
                    "loss must be in [0, 1], got " + loss + "; give the chance that a message does not arrive");
        }
    }

    /** A channel that loses nothing and delivers in the next step. */
    public static Channel of(int topic) {
        return new Channel(topic, Delay.NONE, 0);
    }

    /**
     * Sends one message, in decide or resolve.
     *
     * @param receiver the receiver's id; mail to the dead is dropped
     * @return whether it will be delivered if the receiver lives; the sender must not act on it unless its model says that
     *     it would know
     */
    public boolean send(Turn turn, long receiver, double first, double second) {
        if (loss > 0 && turn.mailRandom().nextDouble() < loss) {
            return false;
        }
        turn.sendLater(delay.draw(turn), receiver, topic, first, second);
        return true;
    }

    /**
     * Sends one message to everybody who hears this agent, in decide or resolve; each may miss it.
     *
     * @param audience who hears
     */
    public void broadcast(Turn turn, Audience audience, double first, double second) {
        audience.forEach(turn, hearer -> send(turn, hearer, first, second));
    }
}
