package io.throng.kernel.cluster;

/** Follows a run over a cluster. Called on the director's thread: must not block. */
public interface RunListener {
    /** All slabs have completed a step; not told of every step, and of earlier ones again after a loss. */
    void completed(long step);

    /** The run goes on after a node's loss. */
    void resumed(Outcome.Loss loss);
}
