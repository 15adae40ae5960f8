package io.throng.marl.rollout;

import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.tensor.Backend;
import java.util.Arrays;

/** Cuts the samples of rollouts into batches of whole chunks, in an order drawn anew for each pass. */
public final class Minibatches implements AutoCloseable {
    private final Rollout rollout;
    private final int length;
    private final int count;
    private final int chunks;
    private final int tileRows;
    private final Samples room;
    private final int[] order;
    private final int[] chosen;

    /**
     * Minibatches of a crew's rollouts.
     *
     * @param length of a chunk, a divisor of the rollout's steps; 1 where networks remember nothing
     * @param count how many a pass has; samples that do not fill one are left out
     */
    public Minibatches(Backend backend, Rollout rollout, int length, int count) {
        this.rollout = rollout;
        this.length = length;
        this.count = count;
        if (length < 1 || rollout.steps() % length != 0) {
            throw new IllegalArgumentException(
                    "chunk must divide rolloutSteps = " + rollout.steps() + ", got " + length);
        }
        this.order = new int[rollout.steps() / length * rollout.rows()];
        this.chunks = order.length / count;
        if (chunks < 1) {
            throw new IllegalArgumentException("minibatches must be at most the chunks of a rollout, " + order.length
                    + ", got " + count + "; set fewer minibatches or a shorter chunk");
        }
        this.tileRows = backend.tileRows();
        this.chosen = new int[chunks * length];
        this.room = isWhole() ? null : rollout.samples().ofSize(chunks * length);
    }

    private boolean isWhole() {
        return length == 1 && count == 1;
    }

    /** How many there are in a pass. */
    public int count() {
        return count;
    }

    /** Draws the order of a pass: a function of seed, crew and the number of the pass. */
    public void shuffle(long seed, int crew, long pass) {
        Philox random = new Philox();
        random.reset(seed, crew, pass, Streams.LEARN);
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
    }

    /** Every chunk once, in the order of the rollout, instead of a drawn one. */
    public void inOrder() {
        Arrays.setAll(order, i -> i);
    }

    /** The row of the rollout's samples that a row of the part taken last is a copy of. */
    public int rowInRollout(int row) {
        return isWhole() ? row : chosen[row];
    }

    /** A part of the pass, good until the next one is taken. */
    public Batch take(int part) {
        if (isWhole()) {
            return new Batch(rollout.samples(), rollout.isRestricted(), 1, order.length, tileRows);
        }
        int inTile = Batch.chunksInTile(length, tileRows);
        for (int i = 0; i < chunks; i++) {
            int tile = i / inTile;
            int sequences = Math.min(inTile, chunks - tile * inTile);
            choose(order[part * chunks + i], tile * inTile * length + i % inTile, sequences);
        }
        boolean restricted = rollout.isRestricted();
        room.gather(rollout.samples(), chosen, chosen.length, column -> restricted || !column.equals(Samples.MASKS));
        return new Batch(room, restricted, length, chunks, tileRows);
    }

    /** A chunk's decisions go to every {@code stride}-th row from {@code to} on. */
    private void choose(int chunk, int to, int stride) {
        int rows = rollout.rows();
        int firstStep = chunk / rows * length;
        for (int step = 0; step < length; step++) {
            chosen[to + step * stride] = (firstStep + step) * rows + chunk % rows;
        }
    }

    @Override
    public void close() {
        if (room != null) {
            room.close();
        }
    }
}
