package io.throng.marl.ctde;

/**
 * The scalar losses of proximal policy optimisation and their derivatives for one sample: the clipped surrogate (Schulman et
 * al., 2017, eq. 7) and the clipped value loss with a Huber norm (Yu et al., 2022, section 3 and appendix).
 */
final class PpoLoss {
    private PpoLoss() {}

    /** The negated clipped surrogate: {@code -min(r A, clip(r, 1 - epsilon, 1 + epsilon) A)}. */
    static double policy(double ratio, double advantage, double epsilon) {
        return -Math.min(ratio * advantage, Math.clamp(ratio, 1 - epsilon, 1 + epsilon) * advantage);
    }

    /** Its derivative by the log-probability of the action. */
    static double policyGradient(double ratio, double advantage, double epsilon) {
        boolean beyond = advantage >= 0 ? ratio > 1 + epsilon : ratio < 1 - epsilon;
        return beyond ? 0 : -ratio * advantage;
    }

    /** Square near 0, linear beyond delta. */
    static double huber(double error, double delta) {
        double size = Math.abs(error);
        return size <= delta ? 0.5 * error * error : delta * (size - 0.5 * delta);
    }

    /** Derivative of {@link #huber}. */
    static double huberGradient(double error, double delta) {
        return Math.clamp(error, -delta, delta);
    }

    /**
     * The larger of the losses of the value and of the value held within {@code clip} of the old one; {@code clip} 0 takes the
     * value alone.
     */
    static double value(double value, double old, double target, double clip, double delta) {
        double free = huber(value - target, delta);
        return clip == 0 ? free : Math.max(free, huber(held(value, old, clip) - target, delta));
    }

    /** Its derivative by the value. */
    static double valueGradient(double value, double old, double target, double clip, double delta) {
        double free = huber(value - target, delta);
        if (clip == 0 || free >= huber(held(value, old, clip) - target, delta)) {
            return huberGradient(value - target, delta);
        }
        return Math.abs(value - old) <= clip ? huberGradient(held(value, old, clip) - target, delta) : 0;
    }

    private static double held(double value, double old, double clip) {
        return old + Math.clamp(value - old, -clip, clip);
    }
}
