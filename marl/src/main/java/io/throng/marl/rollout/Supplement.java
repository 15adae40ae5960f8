package io.throng.marl.rollout;

import io.throng.agents.arena.AgentBatch;
import java.util.List;

/**
 * Numbers that follow the observations of a crew's agents wherever networks see them: which of several characters an agent
 * plays, what it did last. One object plays in one arena; for one thread.
 */
public interface Supplement {
    /** Numbers for each row; 0 for none. */
    int width();

    /** How often agents decide in a step, each time seeing what follows from what all decided before; what counts is the last. */
    default int rounds() {
        return 1;
    }

    /** Whether critics see the numbers too; otherwise they see zeros. */
    default boolean isForCritics() {
        return true;
    }

    /** Brings the rows up to date for a decision; {@link AgentBatch#begins} says where an episode begins. */
    void begin(List<AgentBatch> batches, long seed, long step);

    /**
     * Takes in what was decided.
     *
     * @param actions as drawn, {@code [rows, action columns]}
     */
    void acted(float[] actions);

    /** The numbers now, {@code [rows, width]}. */
    float[] rows();

    /** What must be known to go on. */
    default float[] save() {
        return rows().clone();
    }

    /** Takes over what {@link #save} gave. */
    default void load(float[] saved) {
        if (saved.length != rows().length) {
            throw new IllegalArgumentException(
                    "what follows observations must be " + rows().length + " numbers, got " + saved.length);
        }
        System.arraycopy(saved, 0, rows(), 0, saved.length);
    }

    /** Copies rows of a width, each followed by its numbers. */
    default void follow(float[] observations, int observed, float[] into) {
        int whole = observed + width();
        for (int row = 0; row * whole < into.length; row++) {
            System.arraycopy(observations, row * observed, into, row * whole, observed);
            System.arraycopy(rows(), row * width(), into, row * whole + observed, width());
        }
    }

    /** Makes one for a crew in so many worlds. */
    @FunctionalInterface
    interface Maker {
        /** A new one, at the beginning of all episodes. */
        Supplement of(Crew crew, int worlds);

        /** Nothing follows. */
        static Maker none() {
            return (crew, worlds) -> new None();
        }
    }

    /** Nothing. */
    final class None implements Supplement {
        private static final float[] NOTHING = {};

        @Override
        public int width() {
            return 0;
        }

        @Override
        public void begin(List<AgentBatch> batches, long seed, long step) {}

        @Override
        public void acted(float[] actions) {}

        @Override
        public float[] rows() {
            return NOTHING;
        }
    }
}
