package io.throng.scenarios.script;

/**
 * What agents of a kind do every step: {@code (bird, near) -> bird.turnTo(near.within(1).meanHeading())}.
 *
 * <p>Called by the simulation's threads, for many agents at once. A run is the same on any number of threads if a rule
 * uses nothing but its two arguments and constants: no variables that it changes, no clock, no random numbers but the
 * agent's. A rule that throws leaves its agent as it was before the step.
 */
@FunctionalInterface
public interface Rule {
    /**
     * Takes an agent's turn.
     *
     * @param agent the agent whose turn it is, which alone may be changed
     * @param near everybody else, as the world stood at the start of the step
     */
    void act(Agent agent, Near near);
}
