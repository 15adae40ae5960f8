package io.throng.scenarios.warehouse;

import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;

/**
 * The columns of warehouses. Robot {@code i} of world {@code w} is row {@code w * robots + i}; cell {@code c} of it is at
 * {@code w * cells + c} of its column, shelf {@code s} at {@code w * shelves + s}.
 */
final class Robots {
    /** Where a robot is, a cell. */
    final IntColumn cell;

    /** Where it looks, the ordinal of a {@link Heading}. */
    final IntColumn heading;

    /** 1 for a robot that carries the shelf in its cell, else 0. */
    final IntColumn carries;

    /** 1 for a robot that delivered a shelf and has not put it down, where that is paid for, else 0. */
    final IntColumn delivered;

    /** What it says, a bit of the number each. */
    final IntColumn message;

    /** What it wants to do. */
    final IntColumn action;

    /** The cell that it wants to be in, its own if it cannot leave or does not want to. */
    final IntColumn target;

    /** The number of the shelf in each cell, from 1; 0 for none. */
    final IntColumn shelf;

    /** 1 for each shelf that is requested, else 0. */
    final IntColumn requested;

    /** Steps since the last delivery. */
    final IntColumn idleSteps;

    Robots(Table agents, Table worlds, Layout layout) {
        this.cell = agents.ints("cell", "");
        this.heading = agents.ints("heading", "");
        this.carries = agents.ints("carries", "");
        this.delivered = agents.ints("delivered", "");
        this.message = agents.ints("message", "");
        this.action = agents.ints("action", "");
        this.target = agents.ints("target", "");
        this.shelf = worlds.ints("shelf", "", layout.cells());
        this.requested = worlds.ints("requested", "", layout.shelves());
        this.idleSteps = worlds.ints("idle steps", "steps");
    }
}
