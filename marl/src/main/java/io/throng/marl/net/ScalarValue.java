package io.throng.marl.net;

/**
 * One output is the value. The loss is the larger of those of the value and of the value held within {@code clip} of the old
 * one, square near the target and linear beyond {@code huber} (Yu et al., NeurIPS 2022, section 3 and appendix).
 *
 * @param clip how far a value may move before the loss stops rewarding it; 0 takes the value alone
 * @param huber where the loss turns from square to linear, above 0
 */
public record ScalarValue(double clip, double huber) implements ValueHead {
    /** Checks the ranges. */
    public ScalarValue {
        if (!(clip >= 0) || Double.isInfinite(clip)) {
            throw new IllegalArgumentException("valueClip must be at least 0, got " + clip);
        }
        if (!(huber > 0) || Double.isInfinite(huber)) {
            throw new IllegalArgumentException("huber must be above 0, got " + huber);
        }
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public Node value(Tape tape, Node outputs) {
        return outputs;
    }

    @Override
    public Node loss(Tape tape, Node outputs, Node old, Node targets) {
        Node free = huber(tape, tape.subtract(outputs, targets));
        if (clip == 0) {
            return free;
        }
        Node held = tape.add(old, tape.clamp(tape.subtract(outputs, old), -clip, clip));
        return tape.maximum(free, huber(tape, tape.subtract(held, targets)));
    }

    /** With c the error held within delta: {@code c error - c^2 / 2}, which is square near 0 and linear beyond. */
    private Node huber(Tape tape, Node error) {
        Node held = tape.detach(tape.clamp(error, -huber, huber));
        return tape.subtract(tape.multiply(held, error), tape.scale(tape.square(held), 0.5));
    }
}
