package io.throng.scenarios.particle;

import io.throng.agents.policy.Policy;

/** Plays an agent by a rule that a person wrote, from what it perceives and perceived a step before. */
@FunctionalInterface
interface Script {
    /**
     * Writes an agent's action.
     *
     * @param agent counted within its kind
     * @param seen what it perceives, from index 0
     * @param before what it perceived a step before; empty in the first step of an episode
     * @param actions holds its action of the step before, receives the next
     * @param at where its row starts
     */
    void act(int agent, float[] seen, float[] before, float[] actions, int at);

    /** The policy that plays all agents of a kind by this script; it remembers a step, so use one for each arena. */
    default Policy policy() {
        return new ScriptedPolicy(this);
    }
}
