package io.throng.marl.ctde;

/** Decides what all agents of a kind do, in many worlds, without trying anything. */
@FunctionalInterface
interface JointChoice {
    /**
     * Chooses.
     *
     * @param observations of the kind's agents, {@code [worlds * agents, features]}
     * @param masks 1 for what each may do, {@code [worlds * agents, choices]}
     * @param into takes a choice an agent, {@code [worlds * agents]}
     */
    void choose(int worlds, float[] observations, float[] masks, int[] into);
}
