package io.throng.marl.rollout;

import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.marl.net.Node;
import io.throng.marl.net.Tape;
import io.throng.marl.tensor.Mask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Actions as critics see them: each choice as a run of flags of which the chosen one is 1, real numbers on a scale where their
 * bounds are at -1 and 1.
 *
 * @param spec of the actions
 */
public record ActionCode(ActionSpec spec) {
    /** Numbers of a coded action: as many as {@link ActionHead#deterministic} has outputs. */
    public int width() {
        return spec.parts().stream()
                .mapToInt(part -> part.choices() > 0 ? part.choices() : part.columns())
                .sum();
    }

    /** Codes one action row, as the world takes it. */
    public void encode(float[] actions, int from, float[] into, int to) {
        int column = from;
        int at = to;
        for (ActionSpec part : spec.parts()) {
            if (part instanceof ActionSpec.Continuous real) {
                for (Feature feature : real.features()) {
                    double middle = (feature.low() + feature.high()) / 2;
                    double half = (feature.high() - feature.low()) / 2;
                    into[at++] = (float) ((actions[column++] - middle) / half);
                }
            } else {
                Arrays.fill(into, at, at + part.choices(), 0);
                into[at + (int) actions[column++]] = 1;
                at += part.choices();
            }
        }
    }

    /**
     * The actions that outputs of an actor stand for, such that a gradient passes: real numbers by tanh; choices by the
     * straight-through Gumbel-softmax (Jang, Gu and Poole; Maddison, Mnih and Teh, ICLR 2017), in value flags, in gradient
     * softmax.
     *
     * @param outputs {@code [rows, width]}
     * @param mask of the choices
     * @param gumbels Gumbel-distributed numbers {@code [rows, width]} that make it a draw; null takes the likeliest choices
     */
    public Node decided(Tape tape, Node outputs, Mask mask, Node gumbels) {
        List<Node> parts = new ArrayList<>();
        int at = 0;
        int choice = 0;
        for (ActionSpec part : spec.parts()) {
            int width = part.choices() > 0 ? part.choices() : part.columns();
            Node ofPart = tape.columns(outputs, at, at + width);
            if (part.choices() > 0) {
                Node noisy = gumbels == null ? ofPart : tape.add(ofPart, tape.columns(gumbels, at, at + width));
                parts.add(flags(tape, noisy, maskOf(tape, mask, choice, part.choices())));
            } else {
                parts.add(tape.tanh(ofPart));
            }
            at += width;
            choice += part.choices();
        }
        return tape.concat(parts.toArray(Node[]::new));
    }

    private static Mask maskOf(Tape tape, Mask mask, int from, int choices) {
        return mask.restricts()
                ? Mask.of(tape.columns(tape.constant(mask.allowed()), from, from + choices)
                        .value())
                : mask;
    }

    private static Node flags(Tape tape, Node logits, Mask mask) {
        Node soft = tape.exp(tape.logSoftmax(logits, mask));
        tape.backend().finish();
        float[] hard = new float[soft.rows() * soft.columns()];
        for (int row = 0; row < soft.rows(); row++) {
            int best = 0;
            for (int i = 1; i < soft.columns(); i++) {
                best = soft.value().get(row, i) > soft.value().get(row, best) ? i : best;
            }
            hard[row * soft.columns() + best] = 1;
        }
        Node flags = tape.constant(soft.rows(), soft.columns(), hard, 0);
        return tape.add(tape.subtract(soft, tape.detach(soft)), flags);
    }
}
