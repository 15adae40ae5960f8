package io.throng.marl.net;

/** A network over sets: the agent itself, and groups of alike things, on whose numbers the weights do not depend. */
public sealed interface SetNetwork extends Network permits AttentionNetwork, DeepSetsNetwork, GraphNetwork {
    /** What the network is, but for what goes in and comes out; its own start values are left behind. */
    default Architecture architecture() {
        SetSpec spec = spec();
        return new Architecture(
                body(),
                spec.width(),
                spec.layers(),
                spec.activation(),
                false,
                spec.layerNorm(),
                new Architecture.Sets(spec.heads(), spec.pooling()));
    }

    /** Which kind of network. */
    Architecture.Body body();

    /** Of the names of its matrices. */
    String prefix();

    /** Its sizes. */
    SetSpec spec();
}
