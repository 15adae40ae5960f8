package io.throng.marl.rollout;

import io.throng.agents.arena.AgentBatch;
import java.util.List;
import java.util.Optional;

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

    /** The numbers of a row, if they are the same in all rows and steps; empty if not. */
    default Optional<float[]> constants() {
        return Optional.empty();
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
            return always();
        }

        /** The same numbers follow always. */
        static Maker always(float... constants) {
            return (crew, worlds) -> new Always(worlds * crew.agentsPerWorld(), constants);
        }
    }

    /** The same numbers in all rows. */
    final class Always implements Supplement {
        private final float[] constants;
        private final float[] all;

        private Always(int rows, float[] constants) {
            this.constants = constants.clone();
            this.all = new float[rows * constants.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = constants[i % constants.length];
            }
        }

        @Override
        public int width() {
            return constants.length;
        }

        @Override
        public Optional<float[]> constants() {
            return Optional.of(constants.clone());
        }

        @Override
        public void begin(List<AgentBatch> batches, long seed, long step) {}

        @Override
        public void acted(float[] actions) {}

        @Override
        public float[] rows() {
            return all;
        }

        /** Nothing. */
        @Override
        public float[] save() {
            return new float[0];
        }

        @Override
        public void load(float[] saved) {
            if (saved.length != 0) {
                throw new IllegalArgumentException(
                        "what is always the same has no state, got " + saved.length + " numbers");
            }
        }
    }
}
