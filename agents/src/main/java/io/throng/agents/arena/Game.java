package io.throng.agents.arena;

import io.throng.agents.Kind;
import io.throng.kernel.Turn;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Extent;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a Markov game: what the author of a learning scenario writes.
 *
 * <p>Agents of world {@code w} are rows {@code w * n} to {@code (w + 1) * n - 1} of the agents' table, in the order of the
 * kinds, {@code n} being the agents of all kinds; what belongs to the world as a whole is row {@code w} of the worlds'
 * table. A step is {@link #act} for every agent, then {@link #settle} for every world, then {@link #observe} for every
 * agent.
 *
 * <p>Threads: called by the simulation's threads, for many worlds at once. Randomness comes from the turn alone.
 */
public interface Game {
    /** The kinds of agents, in the order of the rows. */
    List<Kind> kinds();

    /** Steps after which an episode is cut off; at least 1. */
    int episodeLimit();

    /** Starts an episode: writes the write side of all rows of a world. */
    void begin(Turn turn, int world);

    /**
     * Turns an agent's action row into what it intends, on the write side of its own row.
     *
     * @param actions action rows of the agent's kind
     * @param from where this agent's row starts
     */
    void act(Turn turn, int row, float[] actions, int from);

    /**
     * Resolves what all agents of a world intend: reads both sides, writes the write side of the world's rows.
     *
     * @param rewards receives what each agent earns, in the order of the rows
     * @param from where this world's agents start in {@code rewards}
     * @return whether the rules end the episode
     */
    boolean settle(Turn turn, int world, double[] rewards, int from);

    /**
     * Writes what an agent perceives of the read side.
     *
     * @param into observation rows of the agent's kind
     * @param from where this agent's row starts
     */
    void observe(Turn turn, int row, float[] into, int from);

    /**
     * Writes which choices an agent has, 1 or 0; at least one must be allowed in each column. Left alone, all are.
     *
     * @param into mask rows of the agent's kind
     * @param from where this agent's row starts
     */
    default void mask(Turn turn, int row, float[] into, int from) {}

    /**
     * Whether an agent takes part: one that has died in this episode, or is not yet born, does not. It may not act, earns
     * nothing from then on, and nobody learns from it. Reads the read side. Left alone, all do.
     */
    default boolean isAlive(Turn turn, int row) {
        return true;
    }

    /**
     * What the step that was just settled cost an agent, apart from its reward, for learning under constraints; at least 0.
     * Reads the write side. Left alone, nothing.
     */
    default double cost(Turn turn, int row) {
        return 0;
    }

    /**
     * By what credit is assigned to the agents of a kind, where the author of the game says so.
     *
     * @param kind by index
     */
    default Optional<Factors> factors(int kind) {
        return Optional.empty();
    }

    /** Figures of all worlds together; none, unless told. */
    default List<Measure> measures() {
        return List.of();
    }

    /** What there is to see of the first world; nothing but measures, unless told. */
    default Camera camera() {
        return Camera.on("world 0", Extent.of(1, 1, ""));
    }
}
