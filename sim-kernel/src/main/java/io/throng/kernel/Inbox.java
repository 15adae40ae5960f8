package io.throng.kernel;

/** The mail of one agent in one step, in order of (sender, order of sending). */
public interface Inbox {
    /** The sender of commands from outside the world. */
    long OUTSIDE = -1;

    /** How many messages there are. */
    int size();

    /** The id of the sender of message {@code index}, or {@link #OUTSIDE}. */
    long sender(int index);

    /** What the message means. */
    int topic(int index);

    /** The first value of the message. */
    double first(int index);

    /** The second value of the message. */
    double second(int index);
}
