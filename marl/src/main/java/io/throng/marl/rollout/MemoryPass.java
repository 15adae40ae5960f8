package io.throng.marl.rollout;

import io.throng.marl.net.Network;
import io.throng.marl.net.Node;
import io.throng.marl.net.Parameters;
import io.throng.marl.net.Sequence;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.Tensor;

/**
 * Runs a network forward over many rows, step after step, and remembers for each row what the network remembers. For one
 * thread.
 */
final class MemoryPass implements AutoCloseable {
    private final Network network;
    private final Weights weights;
    private final Tape tape;
    private final int rows;
    private final Tensor memory;
    private final Tensor kept;

    MemoryPass(Backend backend, Network network, Parameters parameters, int rows) {
        this.network = network;
        this.weights = Weights.frozen(parameters);
        this.tape = new Tape(backend);
        this.rows = rows;
        boolean remembers = network.memory() > 0;
        this.memory = remembers ? backend.zeros(rows, network.memory()) : null;
        this.kept = remembers ? backend.zeros(rows, 1) : null;
    }

    /** What is done with the outputs of some rows, while the tape still holds them. */
    @FunctionalInterface
    interface Taker {
        /** Sees the outputs of the rows from {@code from} on. */
        void take(Tape tape, Node outputs, int from);
    }

    Weights weights() {
        return weights;
    }

    /**
     * One step for all rows.
     *
     * @param inputs {@code [rows, inputs]}
     * @param keptRows 0 where a row forgets first, {@code [rows]}; not read where nothing is remembered
     * @param remember whether the step is taken, or only looked at
     */
    void run(Tensor inputs, float[] keptRows, boolean remember, Taker taker) {
        if (memory != null) {
            kept.copyFrom(keptRows);
        }
        int tileRows = tape.backend().tileRows();
        for (int from = 0; from < rows; from += tileRows) {
            int to = Math.min(rows, from + tileRows);
            tape.clear();
            Node input = tape.constant(inputs.rowRange(from, to));
            Network.Output output = network.forward(tape, weights, sequence(input, from, to));
            if (memory != null && remember) {
                tape.backend().finish();
                memory.rowRange(from, to).copyFrom(output.memory().value());
            }
            taker.take(tape, output.rows(), from);
        }
    }

    /**
     * What would come of a step of one row, which is not taken. To be used before the next step.
     *
     * @param input of the row
     * @param keptRow 0 if the row forgets first
     */
    Network.Output look(float[] input, int row, float keptRow) {
        tape.clear();
        Node seen = tape.constant(1, input.length, input, 0);
        Sequence sequence = memory == null
                ? Sequence.of(seen)
                : new Sequence(
                        seen,
                        1,
                        tape.constant(memory.rowRange(row, row + 1)),
                        tape.constant(1, 1, new float[] {keptRow}, 0));
        Network.Output output = network.forward(tape, weights, sequence);
        tape.backend().finish();
        return output;
    }

    Tape tape() {
        return tape;
    }

    private Sequence sequence(Node input, int from, int to) {
        return memory == null
                ? Sequence.of(input)
                : new Sequence(
                        input, 1, tape.constant(memory.rowRange(from, to)), tape.constant(kept.rowRange(from, to)));
    }

    /** What is remembered, {@code [rows, memory]}, or null. */
    Tensor memory() {
        return memory;
    }

    /** What is remembered, for a checkpoint; empty if nothing is. */
    float[] save() {
        return memory == null ? new float[0] : memory.toArray();
    }

    void load(float[] saved) {
        if (saved.length != (memory == null ? 0 : memory.size())) {
            throw new IllegalArgumentException("what networks remember must be " + (memory == null ? 0 : memory.size())
                    + " numbers, got " + saved.length);
        }
        if (memory != null) {
            memory.copyFrom(saved);
        }
    }

    /** Forgets everything. */
    void clear() {
        if (memory != null) {
            memory.fill(0);
        }
    }

    @Override
    public void close() {
        tape.close();
        if (memory != null) {
            memory.close();
            kept.close();
        }
    }
}
