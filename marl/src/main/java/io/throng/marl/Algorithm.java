package io.throng.marl;

import io.throng.agents.arena.GameWorld;
import io.throng.kernel.Execution;
import io.throng.marl.tensor.CpuBackend;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A way to learn policies. Found by {@link java.util.ServiceLoader}: an algorithm of yours is one class and one line in
 * {@code META-INF/services/io.throng.marl.Algorithm}.
 *
 * @param <S> its settings, a record whose compact constructor refuses bad values; components are what
 *     {@link io.throng.kernel.Parameters} can set by name, or records of such
 */
public interface Algorithm<S extends Record> {
    /** Unique, in lower case: the abbreviation the literature uses. */
    String name();

    /** One sentence with authors and year. */
    String description();

    /** The settings of the paper, or of its published code. */
    S defaults();

    /** How many worlds it wants stepped together. */
    int worlds(S settings);

    /** A learner that has learned nothing. */
    Learner learner(S settings, Assignment assignment);

    /**
     * Learners of the same policies in several populations: games of the same kinds of agents in other numbers, stepped in
     * lockstep.
     *
     * @return one a population, in order; closed in that order
     * @throws IllegalArgumentException if this algorithm learns in one population alone
     */
    default List<Learner> learners(S settings, List<Assignment> populations) {
        if (populations.size() > 1) {
            throw new IllegalArgumentException(
                    name() + " learns in one population, got " + populations.size() + "; use mra, ippo or mappo");
        }
        return List.of(learner(settings, populations.getFirst()));
    }

    /**
     * A trainer of all agents by this algorithm that has learned nothing.
     *
     * @param worlds makes the worlds to learn in, given how many; may be called more than once
     * @param seed of weights, worlds and exploration
     * @param execution of the simulation, whose threads the learning uses too; nothing here changes results
     */
    default Trainer create(S settings, IntFunction<GameWorld> worlds, long seed, Execution execution) {
        return create(settings, List.of(worlds), seed, execution);
    }

    /** The same in several populations at once. */
    default Trainer create(S settings, List<IntFunction<GameWorld>> populations, long seed, Execution execution) {
        return new ArenaTrainer(List.of(Team.ofAll(this, settings)), populations, seed, execution, new CpuBackend());
    }
}
