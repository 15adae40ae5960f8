package io.throng.marl.tensor;

/** Which columns of a batch of logits are allowed: everywhere all of them, or a {@code [rows, columns]} of 0 and 1. */
public final class Mask {
    private static final Mask ALL = new Mask(null);

    private final Tensor allowed;

    private Mask(Tensor allowed) {
        this.allowed = allowed;
    }

    /** Every column of every row is allowed. */
    public static Mask all() {
        return ALL;
    }

    /**
     * A column is allowed where {@code allowed} is not 0. The tensor is read when the mask is used, so the caller may
     * refill it between uses.
     */
    public static Mask of(Tensor allowed) {
        if (allowed == null) {
            throw new IllegalArgumentException(
                    "allowed must be a tensor, got null; use Mask.all() to allow everything");
        }
        return new Mask(allowed);
    }

    /** The same mask for the rows from {@code from} (included) to {@code to} (excluded). */
    public Mask rowRange(int from, int to) {
        return allowed == null ? this : new Mask(allowed.rowRange(from, to));
    }

    /** Whether a tensor of flags stands behind this mask. */
    public boolean restricts() {
        return allowed != null;
    }

    /** The {@code [rows, columns]} flags; an error when {@link #restricts()} is false. */
    public Tensor allowed() {
        if (allowed == null) {
            throw new IllegalStateException("this mask allows everything and has no tensor; ask restricts() first");
        }
        return allowed;
    }
}
