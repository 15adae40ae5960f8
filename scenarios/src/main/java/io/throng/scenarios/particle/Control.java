package io.throng.scenarios.particle;

import io.throng.agents.spec.ActionSpec;

/** What an action row means: a push along each axis, in parts of a full one. */
interface Control {
    /** The actions. */
    ActionSpec spec();

    /**
     * The push along x.
     *
     * @param actions action rows
     * @param from where the row starts
     * @return in [-1, 1]
     * @throws IllegalArgumentException if it is no action of the spec
     */
    double x(float[] actions, int from);

    /** The push along y; as {@link #x}. */
    double y(float[] actions, int from);
}
