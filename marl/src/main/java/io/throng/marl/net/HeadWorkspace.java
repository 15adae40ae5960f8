package io.throng.marl.net;

import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Shapes;
import io.throng.marl.tensor.Tensor;

/** What one worker's use of an {@link ActionDistribution} remembers; allocated once, for one thread at a time. */
public final class HeadWorkspace implements AutoCloseable {
    private final Backend backend;
    private final Tensor logProbabilities;
    private final Tensor entropies;
    private final Tensor outputGradient;
    private final Tensor logs;
    private final Tensor values;
    private Tensor actions;
    private Mask mask = Mask.all();
    private int rows;

    /** Room for batches of up to {@code capacity} rows. */
    public HeadWorkspace(Backend backend, ActionDistribution distribution, int capacity) {
        this.backend = backend;
        this.logProbabilities = backend.zeros(capacity, 1);
        this.entropies = backend.zeros(capacity, 1);
        this.outputGradient = backend.zeros(capacity, distribution.parameters());
        this.logs = backend.zeros(capacity, distribution.parameters());
        this.values = backend.zeros(capacity, distribution.parameters());
    }

    /** How many rows the last evaluation had. */
    public int rows() {
        return rows;
    }

    /** {@code [capacity, 1]}: of the last evaluated actions, in the first {@link #rows()} rows. */
    public Tensor logProbabilities() {
        return logProbabilities;
    }

    /** {@code [capacity, 1]}: of the distributions of the last evaluation, in nats. */
    public Tensor entropies() {
        return entropies;
    }

    /** {@code [capacity, parameters]}: the derivative by the network's outputs, of the last backward pass. */
    public Tensor outputGradient() {
        return outputGradient;
    }

    Backend backend() {
        return backend;
    }

    /** Logarithms of probabilities, {@code [capacity, parameters]}. */
    Tensor logs() {
        return logs;
    }

    /** Probabilities, or standardised actions, {@code [capacity, parameters]}. */
    Tensor values() {
        return values;
    }

    Tensor actions() {
        return actions;
    }

    Mask mask() {
        return mask;
    }

    /** Checks a batch against the room here and remembers what a backward pass needs of it. */
    void begin(ActionDistribution distribution, Tensor outputs, Mask newMask, Tensor newActions, int newRows) {
        Shapes.requireRows("outputs", outputs, newRows, distribution.parameters());
        Shapes.requireRows("actions", newActions, newRows, distribution.actionColumns());
        Shapes.requireRows("the head workspace", logs, newRows, distribution.parameters());
        rows = newRows;
        actions = newActions;
        mask = newMask;
    }

    /** A backward pass needs an evaluation to differentiate, and a derivative for each of its rows. */
    void requireEvaluated(Tensor dLogProbability, Tensor dEntropy) {
        if (rows == 0) {
            throw new IllegalStateException("a backward pass needs an evaluation before it; call evaluate first");
        }
        Shapes.requireRows("dLogProbability", dLogProbability, rows, 1);
        Shapes.requireRows("dEntropy", dEntropy, rows, 1);
    }

    @Override
    public void close() {
        logProbabilities.close();
        entropies.close();
        outputGradient.close();
        logs.close();
        values.close();
    }
}
