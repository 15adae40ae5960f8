package io.throng.marl.net;

import io.throng.agents.spec.EntityGroup;
import io.throng.marl.tensor.Activation;

/**
 * The structure of a network over sets: rows are about the agent itself and groups of alike things, whose number and order
 * weights do not depend on.
 *
 * @param inputs what a row is about
 * @param width numbers that stand for a thing, at least 1
 * @param layers how often things take each other into account, or how deep the layers are, at least 1
 * @param heads of attention, a divisor of the width
 * @param pooling how what several things say becomes one
 * @param outputs columns of the output, at least 1
 * @param activation of the hidden layers, TANH or RELU
 * @param layerNorm whether hidden layers are layer-normalised
 * @param hiddenGain factor on the orthogonal start weights of layers with an activation, above 0
 * @param outputGain the same for the output layer
 */
public record SetSpec(
        Layout inputs,
        int width,
        int layers,
        int heads,
        Pooling pooling,
        int outputs,
        Activation activation,
        boolean layerNorm,
        double hiddenGain,
        double outputGain) {
    /** The same over rows with other numbers of things, which must be of the same kinds. */
    SetSpec over(Layout rows) {
        boolean alike = rows.ownSize() == inputs.ownSize()
                && rows.entities().size() == inputs.entities().size();
        for (int i = 0; alike && i < rows.entities().size(); i++) {
            EntityGroup group = rows.entities().get(i);
            EntityGroup known = inputs.entities().get(i);
            alike = group.name().equals(known.name()) && group.width() == known.width();
        }
        if (!alike) {
            throw new IllegalArgumentException("rows must be about the same kinds of things as those learned from, "
                    + inputs + ", got " + rows + "; only their numbers may differ");
        }
        return new SetSpec(rows, width, layers, heads, pooling, outputs, activation, layerNorm, hiddenGain, outputGain);
    }
}
