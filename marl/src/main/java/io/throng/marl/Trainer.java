package io.throng.marl;

import io.throng.agents.Kind;
import io.throng.agents.policy.Policy;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import java.io.IOException;
import java.util.List;
import java.util.SequencedMap;

/**
 * Policies in the making. A function of settings, seed and worlds: the same bits on any number of threads, and after any
 * number of {@link #save}s and {@link #load}s. Not for several threads at once.
 */
public interface Trainer extends AutoCloseable {
    /**
     * Gathers one batch from the worlds and learns from it.
     *
     * @return diagnostics by name, in a fixed order
     */
    SequencedMap<String, Double> learn();

    /** Steps taken so far, summed over worlds. */
    long environmentSteps();

    /**
     * What has been learned: one policy a kind, in order. They follow further learning and end with this trainer.
     *
     * @param greedy whether they take the most likely action instead of drawing one
     */
    List<Policy> policies(boolean greedy);

    /**
     * What has been learned, for worlds that may have other numbers of agents than those learned in: sets of one policy a
     * kind. Which of several sets fits best is to be found out by playing ({@link Experiment#best}).
     *
     * @param kinds of those worlds
     * @throws IllegalArgumentException if what was learned does not fit
     */
    default List<List<Policy>> candidates(List<Kind> kinds, boolean greedy) {
        return List.of(policies(greedy));
    }

    /** Writes everything that {@link #load} needs to go on as if nothing had happened. */
    void save(ArchiveWriter archive) throws IOException;

    /**
     * Goes on from a checkpoint of a trainer with the same settings and worlds.
     *
     * @throws io.throng.kernel.archive.ArchiveException if the checkpoint does not fit
     */
    void load(ArchiveReader archive) throws IOException;

    @Override
    void close();
}
