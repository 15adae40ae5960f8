package io.throng.scenarios.particle;

import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;

/**
 * The columns of particle worlds. Lengths have no unit and a step lasts 0.1; vectors lie as x, y.
 *
 * <p>Agent {@code a} of world {@code w} is row {@code w * agents + a} of the agents' columns; landmark {@code l} of world
 * {@code w} is at {@code [landmarksOf(w) + 2 * l]} of its column.
 */
final class Particles {
    /** Where the agents are, {@code [rows, 2]}. */
    final DoubleColumn position;

    /** How fast they move, {@code [rows, 2]}. */
    final DoubleColumn velocity;

    /** The force by which each wants to move itself, {@code [rows, 2]}. */
    final DoubleColumn push;

    /** What agents said last, {@code [rows, symbols]}; zeros of silent ones. Null in worlds where nobody speaks. */
    final DoubleColumn message;

    /** Where the landmarks are, {@code [worlds, landmarks, 2]}. */
    final DoubleColumn landmarks;

    /** Which landmarks matter, {@code [worlds, goals]}, each in [0, landmarks). Null in worlds without goals. */
    final IntColumn goals;

    /**
     * Declares the columns.
     *
     * @param landmarks in each world; a world without any has room for one
     * @param goals drawn in each world, 0 for none
     * @param symbols of a message, 0 if nobody speaks
     */
    Particles(Table agents, Table worlds, int landmarks, int goals, int symbols) {
        this.position = agents.doubles("position", "", 2);
        this.velocity = agents.doubles("velocity", "", 2);
        this.push = agents.doubles("push", "", 2);
        this.message = symbols > 0 ? agents.doubles("message", "", symbols) : null;
        this.landmarks = worlds.doubles("landmarks", "", 2 * Math.max(1, landmarks));
        this.goals = goals > 0 ? worlds.ints("goals", "", goals) : null;
    }

    /** Where a world's landmarks start in their column. */
    int landmarksOf(int world) {
        return world * landmarks.width();
    }

    /** Where in the landmarks' column a world's goal is. */
    int placeOfGoal(int world, int goal) {
        return landmarksOf(world) + 2 * goals.read()[world * goals.width() + goal];
    }
}
