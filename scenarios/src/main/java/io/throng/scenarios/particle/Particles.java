package io.throng.scenarios.particle;

import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.Table;

/**
 * The columns of particle worlds. Lengths have no unit and a step lasts 0.1; vectors lie as x, y.
 *
 * <p>Agent {@code a} of world {@code w} is row {@code w * agents + a} of the agents' columns; landmark {@code l} is at
 * {@code [2 * (w * landmarks + l)]} of its column.
 */
final class Particles {
    /** Where the agents are, {@code [rows, 2]}. */
    final DoubleColumn position;

    /** How fast they move, {@code [rows, 2]}. */
    final DoubleColumn velocity;

    /** The force by which each wants to move itself, {@code [rows, 2]}. */
    final DoubleColumn push;

    /** Where the landmarks are, {@code [worlds, landmarks, 2]}. */
    final DoubleColumn landmarks;

    Particles(Table agents, Table worlds, int landmarks) {
        this.position = agents.doubles("position", "", 2);
        this.velocity = agents.doubles("velocity", "", 2);
        this.push = agents.doubles("push", "", 2);
        this.landmarks = worlds.doubles("landmarks", "", 2 * landmarks);
    }
}
