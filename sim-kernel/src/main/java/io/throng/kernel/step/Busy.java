package io.throng.kernel.step;

/**
 * A thread at work in a region, as another thread sees it.
 *
 * @param stage what the region is doing
 * @param who "agent 7" or "group 3"; empty where nobody in particular has the turn
 * @param thread the thread
 */
public record Busy(Stage stage, String who, Thread thread) {}
