package io.throng.kernel.space;

/**
 * An index over agents' positions that the kernel rebuilds after each step, in three passes that run in parallel over
 * shards. In the first two a shard is a run of consecutive rows, in the third it is what the index cuts.
 *
 * <p>The result must depend neither on the number of shards nor on the order of the rows, which is layout: only on ids and
 * columns.
 */
public interface SpatialIndex {
    /** Prepares for {@code rows} agents in {@code shards} shards. Called by one thread. */
    void open(int rows, int shards);

    /** First pass over the rows of one shard. */
    void count(int shard, int fromRow, int toRow);

    /** Between the first two passes; called by one thread. */
    void arrange();

    /** Second pass over the rows of one shard. */
    void place(int shard, int fromRow, int toRow);

    /** Third pass: one shard's part of what the index keeps in order. */
    default void gather(int shard) {}

    /**
     * The rows in an order in which those who are near each other are near in memory, {@code [rows]}; null if the index has
     * none. From time to time the kernel lays out the rows in the order of a world's first index.
     */
    default int[] order() {
        return null;
    }

    /** Memory of the index, in bytes, room for growth included. */
    default long bytes() {
        return 0;
    }

    /**
     * Follows a new layout: what was row {@code r} is row {@code newRow[r]}, and nothing else has changed. Called by one
     * thread after the passes.
     */
    void renumbered(int[] newRow);
}
