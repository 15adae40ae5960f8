package io.throng.kernel.mason;

/**
 * One MASON model under way whose agents are led from outside, without a type of MASON's in sight: from decision to
 * decision, all agents act, the model advances, all observe. Not for several threads at once.
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

    /** A hash of the model's state: the same for the same seed and actions, if the model is a function of them. */
    long digest();

    /** Ends the model. */
    @Override
    void close();
}
