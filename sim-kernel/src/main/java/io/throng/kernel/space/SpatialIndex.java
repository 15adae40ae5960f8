package io.throng.kernel.space;

/**
 * An index over agents' positions that the kernel rebuilds after each step, in three passes of which the outer two run
 * in parallel over shards, runs of consecutive rows in ascending order.
 *
 * <p>The result must not depend on the number of shards.
 */
public interface SpatialIndex {
    /** Prepares for {@code rows} agents in at most {@code shards} shards. Called by one thread. */
    void open(int rows, int shards);

    /** First pass over the rows of one shard. */
    void count(int shard, int fromRow, int toRow);

    /** Between the passes; called by one thread. */
    void arrange();

    /** Second pass over the rows of one shard. */
    void place(int shard, int fromRow, int toRow);
}
