package io.throng.kernel.mason;

import io.throng.kernel.SteeredRun;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import sim.engine.SimState;

/**
 * How some agents of a MASON model are led from outside: what they perceive, what their actions do, what they earn.
 *
 * <pre>{@code
 * new Steering<>(Keepaway::new, 10, observe, act, reward, model -> false).start(masonSeed);
 * }</pre>
 *
 * <p>The functions are called by one thread at a time for one model, by several for different ones: they keep no state
 * but in the model. They draw randomness from the model's own generator alone.
 *
 * @param model makes a model from a seed, of which MASON's generator takes the low 32 bits
 * @param stepsPerDecision MASON's steps between two decisions, at least 1
 * @param observer what an agent perceives
 * @param actor what an action does
 * @param rewarder what is earned
 * @param done whether the rules end the episode
 */
public record Steering<M extends SimState>(
        LongFunction<M> model,
        int stepsPerDecision,
        Observer<? super M> observer,
        Actor<? super M> actor,
        Rewarder<? super M> rewarder,
        Predicate<? super M> done) {
    /** Checks the steps. */
    public Steering {
        if (stepsPerDecision < 1) {
            throw new IllegalArgumentException("stepsPerDecision must be at least 1, got " + stepsPerDecision);
        }
    }

    /** What an agent perceives. */
    @FunctionalInterface
    public interface Observer<M> {
        /** Writes an agent's observation, from {@code from} on; the model is left as it is. */
        void observe(M model, int agent, float[] into, int from);
    }

    /** What an action does. */
    @FunctionalInterface
    public interface Actor<M> {
        /** Carries out an agent's action, from {@code from} on, before the steps up to the next decision. */
        void act(M model, int agent, double[] action, int from);
    }

    /** What is earned. */
    @FunctionalInterface
    public interface Rewarder<M> {
        /** Writes what each agent earned since the decision, from {@code from} on; the model is left as it is. */
        void reward(M model, double[] into, int from);
    }

    /** A fresh model, started. */
    public SteeredRun start(int masonSeed) {
        M fresh = model.apply(Integer.toUnsignedLong(masonSeed));
        fresh.start();
        return new Led<>(this, fresh);
    }

    /** A model under way. */
    private record Led<M extends SimState>(Steering<M> steering, M model) implements SteeredRun {
        @Override
        public void act(int agent, double[] action, int from) {
            steering.actor.act(model, agent, action, from);
        }

        @Override
        public boolean advance(double[] rewards, int from) {
            boolean goesOn = true;
            for (int i = 0; i < steering.stepsPerDecision && goesOn; i++) {
                goesOn = model.schedule.step(model);
            }
            steering.rewarder.reward(model, rewards, from);
            return !goesOn || steering.done.test(model);
        }

        @Override
        public void observe(int agent, float[] into, int from) {
            steering.observer.observe(model, agent, into, from);
        }

        @Override
        public long digest() {
            return StateDigest.of(model);
        }

        @Override
        public void close() {
            ModelEnd.end(model);
        }
    }
}
