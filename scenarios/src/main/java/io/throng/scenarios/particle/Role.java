package io.throng.scenarios.particle;

import io.throng.agents.Kind;

/**
 * Agents that are alike in everything.
 *
 * @param kind name, number, observations and actions
 * @param body of each
 * @param control what their actions mean
 * @param speaks whether the others hear what they say
 */
record Role(Kind kind, Body body, Control control, boolean speaks) {
    /**
     * A role by its parts.
     *
     * @param symbols length of a message, 0 for silent agents
     */
    static Role of(String name, int count, Body body, Sights seen, Edition edition, boolean continuous, int symbols) {
        Control control = edition.control(continuous, body.movable(), symbols);
        return new Role(new Kind(name, count, seen.spec(), control.spec()), body, control, symbols > 0);
    }
}
