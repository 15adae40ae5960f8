package io.throng.marl.rollout;

import io.throng.marl.net.Node;
import io.throng.marl.net.Sequence;
import io.throng.marl.net.Tape;
import io.throng.marl.tensor.Mask;

/**
 * Samples to learn from in one gradient step, in tiles that go through networks together. A sample belongs to a chunk of
 * {@code length} consecutive decisions of one agent; within a tile lie all its chunks' first decisions, then all their
 * second ones, and so on.
 */
public final class Batch {
    /** Fewer sequences at once than this make poor use of matrix products. */
    private static final int FEWEST_SEQUENCES = 64;

    private final Samples samples;
    private final boolean restricted;
    private final int length;
    private final int chunks;
    private final int chunksInTile;
    private final double weight;

    /**
     * Samples laid out as above.
     *
     * @param restricted whether the samples' masks forbid anything
     * @param chunks how many; the samples have at least {@code chunks * length} rows
     */
    Batch(Samples samples, boolean restricted, int length, int chunks, int tileRows) {
        this.samples = samples;
        this.restricted = restricted;
        this.length = length;
        this.chunks = chunks;
        this.chunksInTile = chunksInTile(length, tileRows);
        this.weight = samples.sum(Samples.ALIVE, chunks * length);
    }

    static int chunksInTile(int length, int tileRows) {
        return length == 1 ? tileRows : Math.max(FEWEST_SEQUENCES, tileRows / length);
    }

    /** Everything in it, by column. */
    public Samples samples() {
        return samples;
    }

    /** How many samples it has. */
    public int rows() {
        return chunks * length;
    }

    /** How many of them count: those of agents that took part; at least 1, so that one may divide by it. */
    public double weight() {
        return Math.max(1, weight);
    }

    /** How many tiles it has. */
    public int tiles() {
        return (chunks + chunksInTile - 1) / chunksInTile;
    }

    private int sequences(int tile) {
        return Math.min(chunksInTile, chunks - tile * chunksInTile);
    }

    /** Where a tile's samples start. */
    public int from(int tile) {
        return tile * chunksInTile * length;
    }

    /** A tile's part of a column. */
    public Node get(Tape tape, String column, int tile) {
        int from = from(tile);
        return tape.constant(samples.get(column, from, from + sequences(tile) * length));
    }

    /** A tile's mask. */
    public Mask mask(int tile) {
        int from = from(tile);
        return restricted ? Mask.of(samples.get(Samples.MASKS, from, from + sequences(tile) * length)) : Mask.all();
    }

    /** A tile's inputs of the actor. */
    public Sequence actorInput(Tape tape, int tile) {
        return sequence(tape, Samples.OBSERVATIONS, Samples.ACTOR_MEMORY, tile);
    }

    /** A tile's inputs of a critic. */
    public Sequence criticInput(Tape tape, Valuation valuation, int tile) {
        return sequence(tape, Samples.CRITIC_INPUTS, valuation.memory(), tile);
    }

    private Sequence sequence(Tape tape, String column, String memory, int tile) {
        Node rows = get(tape, column, tile);
        if (!samples.has(memory)) {
            return new Sequence(rows, length, null, null);
        }
        int from = from(tile);
        Node remembered = tape.constant(samples.get(memory, from, from + sequences(tile)));
        return new Sequence(rows, length, remembered, get(tape, Samples.KEPT, tile));
    }
}
