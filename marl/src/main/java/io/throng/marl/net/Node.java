package io.throng.marl.net;

import io.throng.marl.tensor.Tensor;

/** A value on a {@link Tape}, and what a loss changes by per change of it. Good until the tape is cleared. */
public final class Node {
    private final Tensor value;
    private final boolean tracked;
    private Tensor gradient;

    Node(Tensor value, boolean tracked, Tensor gradient) {
        this.value = value;
        this.tracked = tracked;
        this.gradient = gradient;
    }

    /** The value, {@code [rows, columns]}. */
    public Tensor value() {
        return value;
    }

    /** How many rows the value has. */
    public int rows() {
        return value.rows();
    }

    /** How many columns the value has. */
    public int columns() {
        return value.columns();
    }

    /** Whether anything that is learned stands behind this value, or {@link Tape#input} asked for its gradient. */
    public boolean isTracked() {
        return tracked;
    }

    /** The derivative of what {@link Tape#backward} was called with, shaped as the value; null if nothing came back. */
    public Tensor gradient() {
        return gradient;
    }

    void setGradient(Tensor newGradient) {
        gradient = newGradient;
    }
}
