package io.throng.kernel;

import io.throng.kernel.measure.Measure;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Extent;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.space.graph.Network;
import io.throng.kernel.state.Table;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A world: its columns and the rules by which they change. What a model author writes and a {@link Simulation} steps.
 *
 * <p>A step is, in this order: {@link #decide} for every agent, {@link #resolve} for every agent, {@link #settle} for
 * every group, then the sides swap, births and deaths take effect, the spatial indexes are rebuilt, the sites of the world
 * take their turn in {@link #changeSites}, and {@link #sense} and {@link #renew} prepare what decisions outside the world
 * need. Only the phases in {@link #phases()} are run.
 *
 * <p>Rules that make a run the same on any number of threads and regions: read the read side of anybody; write the
 * write side of your own row; draw randomness only from the {@link Turn}; keep no other mutable state. In
 * {@code resolve} and {@code settle} the write side of others may be read too, in columns that this phase does not write.
 *
 * <p>Threads: the methods taking a {@link Turn} run on the simulation's threads, many at once for different rows; they
 * must not block and should not allocate. What {@code decide} and {@code resolve} throw (also a stack overflow, and
 * running out of heap where what the turn held is free again) concerns the agent alone: it keeps its row of the step before, what it sent, bore or wanted is dropped, its step is over and
 * {@link #onFailure} decides about its next; whoever read what it had decided has read it. What the other methods throw
 * ends the run. A world belongs to one simulation; the methods without a turn are asked once or more and must always
 * answer the same.
 */
public interface World {
    /** The scenario's name, for manifests and messages. */
    String name();

    /**
     * The parameters the world was built with, as text: a snapshot is restored only into a world that tells the same. Empty
     * where a world does not tell.
     */
    default String parameters() {
        return "";
    }

    /** The agents' columns, always the same table. */
    Table agents();

    /** The groups' columns, always the same table; one without rows where agents are not grouped. */
    default Table groups() {
        return new Table("groups");
    }

    /**
     * Agents per group, or 0 without groups. A group is a run of consecutive rows settled by one thread: one world of
     * many that are learned in at once. Agents of a world with groups are neither born nor removed.
     */
    default int groupSize() {
        return 0;
    }

    /**
     * The columns of the sites, always the same table: what stays in its place while agents come and go, as the cells of a
     * grid. A site's row is its number. Empty where a world has none.
     */
    default Table sites() {
        return new Table("sites");
    }

    /** The number of sites, the same for ever. */
    default int siteCount() {
        return 0;
    }

    /** Sites that are always given a turn together, at least 1: the length of a grid's row, for loops over whole rows. */
    default int siteRun() {
        return 1;
    }

    /** How many things agents can compete for with {@link Turn#claim}, numbered from 0: often the cells of a grid. */
    default int resources() {
        return 0;
    }

    /** The number of agents at step 0. */
    int founders();

    /** The phases this world takes part in. */
    default Set<Phase> phases() {
        return EnumSet.of(Phase.DECIDE);
    }

    /**
     * Writes the first values of a row: a founder, or a child ({@link Turn#parentRow}). Unwritten values are zero. Of others
     * it may read those alive before, never another newborn.
     */
    void birth(Turn turn, int row);

    /**
     * Writes the first values of a group once all agents have theirs: the write side of its row, and of any of its agents
     * where they depend on each other. Unwritten values stay as they are; the read side is not there yet.
     */
    default void foundGroup(Turn turn, int group) {}

    /** One agent's turn: reads the read side and its inbox, writes its own row. */
    default void decide(Turn turn, int row) {}

    /** The rules of {@link #decide} for many agents at once, always the same; null where there are none but {@code decide}. */
    default Cohort cohort() {
        return null;
    }

    /** What an agent does once everybody has decided. */
    default void resolve(Turn turn, int row) {}

    /**
     * Writes the first values of some sites, before the founders are born. Unwritten values are zero.
     *
     * @param fromSite the first, a multiple of {@link #siteRun}
     * @param toSite the end, a multiple likewise, or the number of sites
     */
    default void foundSites(SiteTurn turn, int fromSite, int toSite) {}

    /**
     * A turn of some sites, once the agents' step is complete: the read side of the agents and the indexes tell where they
     * are now, the read side of the sites is what agents saw when they decided. Writes every two-sided column of every site
     * given, whose write side holds old values before: {@code sites().carryForward(fromSite, toSite)} first where some may
     * stay as they are. How the sites are dealt out must not show in the result.
     *
     * @param fromSite the first, a multiple of {@link #siteRun}
     * @param toSite the end, a multiple likewise, or the number of sites
     */
    default void changeSites(SiteTurn turn, int fromSite, int toSite) {}

    /** What concerns several agents of one group: conflicts, rewards, ends of episodes. Writes any row of the group. */
    default void settle(Turn turn, int group) {}

    /**
     * Puts an agent's observation of the committed state where its policy will look. There is no inbox yet, and nothing
     * written to columns lasts. After a restoring the observations are made anew.
     */
    default void sense(Turn turn, int row) {}

    /**
     * Starts a group afresh after everybody sensed, if it has ended: writes the write side of any of its rows; what is left
     * unwritten stays as it is.
     *
     * @return whether the group was renewed; its agents then sense again. If not, nothing must have been written
     */
    default boolean renew(Turn turn, int group) {
        return false;
    }

    /** Neighbour indexes to rebuild after each step. */
    default List<? extends SpatialIndex> indexes() {
        return List.of();
    }

    /** Networks of the agents, always the same: they are part of the state, beside the columns. */
    default List<Network> networks() {
        return List.of();
    }

    /** Order parameters and totals that can be asked for between steps. */
    default List<Measure> measures() {
        return List.of();
    }

    /** What there is to see; nothing but measures, unless told. */
    default Camera camera() {
        return Camera.on(name(), Extent.of(1, 1, ""));
    }

    /** What happens to an agent whose turn threw. */
    default FailureStrategy onFailure() {
        return FailureStrategy.STOP_AFTER_THREE;
    }
}
