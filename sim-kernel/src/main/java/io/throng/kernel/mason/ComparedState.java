package io.throng.kernel.mason;

import java.util.Map;
import sim.engine.SimState;

/** A model whose state can be told in a few figures. */
abstract class ComparedState extends SimState {
    private static final long serialVersionUID = 1;

    ComparedState(long seed) {
        super(seed);
    }

    abstract Map<String, Double> figures();
}
