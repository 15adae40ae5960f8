package io.throng.agents.arena;

/** Whether and how a world's episode ended in the latest step. */
public enum Ending {
    /** It goes on. */
    RUNNING,
    /** The rules ended it: there is no future to value. */
    TERMINATED,
    /** The time limit ended it: the future has a value that was not seen. */
    TRUNCATED
}
