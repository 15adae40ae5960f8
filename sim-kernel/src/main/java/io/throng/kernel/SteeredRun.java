package io.throng.kernel;

/**
 * One model under way whose agents are led from outside: from decision to decision, all agents act, the model advances, all observe. Not for several threads at once.
 */
public interface SteeredRun extends AutoCloseable {
    /** Carries out an agent's action, from {@code from} on. */
    void act(int agent, double[] action, int from);

    /**
     * Steps the model to the next decision.
     *
     * @param rewards receives what each agent earned, from {@code from} on
     * @return whether the rules end the episode
     */
    boolean advance(double[] rewards, int from);

    /** Writes what an agent perceives, from {@code from} on. */
    void observe(int agent, float[] into, int from);

    /**
     * Writes which choices an agent has, 1 or 0, from {@code from} on; at least one must be allowed in each column. Left alone,
     * all are.
     */
    default void mask(int agent, float[] into, int from) {}

    /** Whether an agent takes part now: nobody acts for one that does not. Left alone, all do. */
    default boolean isAlive(int agent) {
        return true;
    }

    /** A hash of the model's state: the same for the same seed and actions, if the model is a function of them. */
    long digest();

    /** Ends the model. */
    @Override
    void close();
}
