package io.throng.marl.ctde;

import io.throng.marl.net.Node;
import io.throng.marl.net.Tape;

/**
 * What keeps a policy near the one that gathered the samples.
 *
 * @param step which of the two below
 * @param clip epsilon of {@link Kind#CLIP}: how far the probability ratio may matter, above 0
 * @param mirrorRate t of {@link Kind#MIRROR}: step size, above 0
 * @param mirrorUpdates K: updates over which t falls linearly to 0, as {@code t (1 - k / K)}; 0 keeps it
 */
public record PolicyStep(Kind step, double clip, double mirrorRate, long mirrorUpdates) {
    private static final double LEAST_OF_RATE = 1e-3;

    /** The kinds of step. */
    public enum Kind {
        /** The clipped surrogate of proximal policy optimisation (Schulman et al., 2017, eq. 7). */
        CLIP,
        /**
         * Mirror descent: the surrogate minus 1/t times the divergence of the new policy from the old (Tomar et al., "Mirror
         * descent policy optimization", ICLR 2022, eq. 9).
         */
        MIRROR
    }

    /** Checks the ranges. */
    public PolicyStep {
        Require.positive("clip", clip);
        Require.positive("mirrorRate", mirrorRate);
        Require.inRange("mirrorUpdates", mirrorUpdates, 0, Long.MAX_VALUE);
    }

    /** Clipped at 0.2. */
    public static PolicyStep defaults() {
        return new PolicyStep(Kind.CLIP, 0.2, 0.5, 0);
    }

    /** Whether samples must hold the distributions they were drawn from. */
    boolean needsDescriptions() {
        return step == Kind.MIRROR;
    }

    /** {@code -min(r A, clip(r, 1 - epsilon, 1 + epsilon) A)} for each row. */
    static Node clipped(Tape tape, Node ratio, Node advantages, double epsilon) {
        Node free = tape.multiply(ratio, advantages);
        Node held = tape.multiply(tape.clamp(ratio, 1 - epsilon, 1 + epsilon), advantages);
        return tape.negate(tape.minimum(free, held));
    }

    /**
     * {@code -r A + D / t} for each row.
     *
     * @param divergence of the new policy from the old, {@code [rows, 1]}
     * @param update number of the update, from 0
     */
    Node mirrored(Tape tape, Node ratio, Node advantages, Node divergence, long update) {
        double left = mirrorUpdates == 0 ? 1 : Math.max(LEAST_OF_RATE, 1 - (double) update / mirrorUpdates);
        return tape.subtract(tape.scale(divergence, 1 / (mirrorRate * left)), tape.multiply(ratio, advantages));
    }
}
