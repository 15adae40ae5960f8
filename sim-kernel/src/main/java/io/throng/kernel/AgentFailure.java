package io.throng.kernel;

/**
 * One agent's turn that threw: the step and agent to look at again, with the same seed.
 *
 * @param step the step being computed
 * @param agent the agent's id
 * @param phase what it was doing
 * @param cause what it threw
 */
public record AgentFailure(long step, long agent, Phase phase, Throwable cause) {
    @Override
    public String toString() {
        return "agent " + agent + " failed at step " + step + " in " + phase + ": " + cause;
    }
}
