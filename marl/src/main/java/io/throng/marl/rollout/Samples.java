package io.throng.marl.rollout;

import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import java.lang.foreign.MemorySegment;

/**
 * What a policy-gradient update learns from: one row for each decision of each agent.
 *
 * <p>Fixed in size; filled by a {@link Rollout} or by {@link #take} from another.
 */
public final class Samples implements AutoCloseable {
    private final int rows;
    private final Tensor observations;
    private final Tensor criticInputs;
    private final Tensor masks;
    private final Tensor actions;
    private final float[] logProbabilities;
    private final float[] values;
    private final float[] advantages;
    private final float[] returns;

    /**
     * Room for samples.
     *
     * @param choices length of a mask row, 0 for none
     */
    public Samples(Backend backend, int rows, int features, int criticFeatures, int choices, int columns) {
        this.rows = rows;
        this.observations = backend.zeros(rows, features);
        this.criticInputs = backend.zeros(rows, criticFeatures);
        this.masks = choices == 0 ? null : backend.zeros(rows, choices);
        this.actions = backend.zeros(rows, columns);
        this.logProbabilities = new float[rows];
        this.values = new float[rows];
        this.advantages = new float[rows];
        this.returns = new float[rows];
    }

    /** Room for so many samples of the same shape. */
    public Samples ofSize(Backend backend, int newRows) {
        return new Samples(
                backend,
                newRows,
                observations.columns(),
                criticInputs.columns(),
                masks == null ? 0 : masks.columns(),
                actions.columns());
    }

    /** Copies {@code rows()} of the rows of another, in the order given from {@code from} on. */
    public void take(Samples source, int[] order, int from) {
        for (int i = 0; i < rows; i++) {
            int chosen = order[from + i];
            copyRow(source.observations, chosen, observations, i);
            copyRow(source.criticInputs, chosen, criticInputs, i);
            copyRow(source.actions, chosen, actions, i);
            if (masks != null) {
                copyRow(source.masks, chosen, masks, i);
            }
            logProbabilities[i] = source.logProbabilities[chosen];
            values[i] = source.values[chosen];
            advantages[i] = source.advantages[chosen];
            returns[i] = source.returns[chosen];
        }
    }

    private static void copyRow(Tensor from, int fromRow, Tensor to, int toRow) {
        long bytes = (long) Float.BYTES * from.columns();
        MemorySegment.copy(from.segment(), fromRow * bytes, to.segment(), toRow * bytes, bytes);
    }

    /** The number of samples. */
    public int rows() {
        return rows;
    }

    /** What the agent perceived, {@code [rows, features]}. */
    public Tensor observations() {
        return observations;
    }

    /** What the critic saw, {@code [rows, critic features]}. */
    public Tensor criticInputs() {
        return criticInputs;
    }

    /** What was allowed in the rows {@code [from, to)}. */
    public Mask mask(int from, int to) {
        return masks == null ? Mask.all() : Mask.of(masks.rowRange(from, to));
    }

    /** Flags of what was allowed, {@code [rows, choices]}, or null where there are no choices. */
    Tensor masks() {
        return masks;
    }

    /** What was drawn, {@code [rows, columns]}. */
    public Tensor actions() {
        return actions;
    }

    /** Log-probabilities when drawn, {@code [rows]}. */
    public float[] logProbabilities() {
        return logProbabilities;
    }

    /** The critic's output when drawn, on its own scale, {@code [rows]}. */
    public float[] values() {
        return values;
    }

    /** How much better than expected, {@code [rows]}. */
    public float[] advantages() {
        return advantages;
    }

    /** Value targets, {@code [rows]}. */
    public float[] returns() {
        return returns;
    }

    @Override
    public void close() {
        observations.close();
        criticInputs.close();
        actions.close();
        if (masks != null) {
            masks.close();
        }
    }
}
