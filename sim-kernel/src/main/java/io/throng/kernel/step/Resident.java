package io.throng.kernel.step;

/** What an agent has besides its row: its actor. The driver of a {@link StepCycle} appoints it, or nobody. */
@FunctionalInterface
public interface Resident {
    /** The agent has died. Called between stages. */
    void retire();
}
