package io.throng.agents.arena;

import io.throng.kernel.state.Table;

/** Makes the rules over the tables of an arena, declaring the columns they need. */
@FunctionalInterface
public interface GameFactory {
    /**
     * Declares columns and returns the rules.
     *
     * @param agents a row an agent
     * @param worlds a row a world
     */
    Game create(Table agents, Table worlds);
}
