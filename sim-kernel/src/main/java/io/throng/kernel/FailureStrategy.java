package io.throng.kernel;

/** What a simulation does with an agent whose turn throws; its row and mail of that step are dropped in any case. */
public enum FailureStrategy {
    /** The agent takes its next turn as if nothing had happened. */
    RESUME,
    /** The agent's row is written anew by {@link World#birth}, as for a founder; its constant columns are not cleared. */
    RESTART,
    /** After its third failure the agent takes no more turns, nor senses; its row stays as it is. */
    STOP_AFTER_THREE
}
