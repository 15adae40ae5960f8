package io.throng.kernel.step;

import io.throng.kernel.AgentFailure;
import io.throng.kernel.FailureStrategy;
import io.throng.kernel.Phase;
import io.throng.kernel.World;
import io.throng.kernel.state.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Who is alive: what belongs to an agent besides its columns, by row, kept in step with the rows through births and
 * deaths.
 *
 * <p>Children are appended before the dead are removed, so that a child can read the row of a parent that dies in the
 * same step.
 */
public final class Roll {
    private static final int FAILURES_TO_STOP = 3;
    private static final int[] NOBODY = {};
    private static final Resident[] NO_RESIDENTS = {};
    private static final int BYTES_A_REFERENCE = 4;

    private final World world;
    private final Table agents;
    private final int regions;
    private final int groupSize;
    private final int stopAfter;
    private int[] failedTurns = NOBODY;
    private volatile Resident[] residents = NO_RESIDENTS;
    private int bornFrom;
    private boolean founding;

    /** Used anew in every step: the parents of those not yet born, and marks of the dying, none of which last. */
    private final RowList parents = new RowList();

    private boolean[] dead = new boolean[0];
    private Cut cut;
    private int guests;
    private long changes;

    Roll(World world, int regions) {
        this.world = world;
        this.agents = world.agents();
        this.regions = regions;
        this.groupSize = world.groupSize();
        this.stopAfter = world.onFailure() == FailureStrategy.STOP_AFTER_THREE ? FAILURES_TO_STOP : Integer.MAX_VALUE;
        this.cut = new Cut(0, regions, 1);
    }

    /** Appends the rows of the founders and of their groups. */
    void found() {
        int founders = world.founders();
        if (founders < 0) {
            throw new IllegalArgumentException(
                    "founders of " + world.name() + " must not be negative, got " + founders);
        }
        if (groupSize > 0) {
            requireWholeGroups(founders);
            world.groups().append(founders / groupSize);
        }
        founding = true;
        append(founders);
    }

    /** Takes the rows there are, all of them founders', for rows without first values. */
    void refound() {
        bornFrom = 0;
        founding = true;
        Arrays.fill(failedTurns, 0);
    }

    /** Whether the rows without first values are the founders. */
    boolean isFounding() {
        return founding;
    }

    private void requireWholeGroups(int founders) {
        if (founders % groupSize != 0) {
            throw new IllegalArgumentException("founders of " + world.name() + " must be a multiple of the group size "
                    + groupSize + ", got " + founders);
        }
    }

    /** Appends the rows of the children in order of (phase, parent, order of birth). */
    void conceive(List<RegionWork> works) {
        founding = false;
        parents.clear();
        for (Phase phase : RegionWork.TURNS) {
            int before = parents.size();
            works.forEach(work -> parents.append(work.turns().outbox(phase).parents));
            if (agents.scattered()) {
                parents.sortByIds(agents, before);
            }
        }
        append(parents.size());
    }

    private void append(int count) {
        bornFrom = agents.rows();
        if (count > 0) {
            agents.append(count);
            changed();
        }
    }

    /** Removes the rows of the dying. */
    void bury(List<RegionWork> works) {
        int rows = agents.rows();
        if (dead.length < rows) {
            dead = new boolean[capacity(dead.length, rows)];
        }
        boolean any = false;
        for (RegionWork work : works) {
            any |= work.turns().markDying(dead);
        }
        if (any) {
            close(dead, rows);
            agents.remove(dead);
            Arrays.fill(dead, 0, rows, false);
            changed();
        }
        bornFrom = agents.rows();
    }

    /** Closes the gaps that some rows leave in what there is beside the columns. */
    private void close(boolean[] leaving, int rows) {
        if (residents.length > 0) {
            closeResidents(residents, leaving, rows);
        }
        if (failedTurns.length > 0) {
            int kept = 0;
            for (int row = 0; row < rows; row++) {
                if (!leaving[row]) {
                    failedTurns[kept++] = failedTurns[row];
                }
            }
            Arrays.fill(failedTurns, kept, rows, 0);
        }
    }

    private static void closeResidents(Resident[] present, boolean[] leaving, int rows) {
        int kept = 0;
        for (int row = 0; row < rows; row++) {
            if (!leaving[row]) {
                present[kept++] = present[row];
            } else if (present[row] != null) {
                present[row].retire();
            }
        }
        Arrays.fill(present, kept, rows, null);
    }

    /**
     * Lays out the rows anew, with what belongs to their agents.
     *
     * @param oldRow every row once, in the order wanted
     * @return the new row of each old one
     */
    int[] arrange(int[] oldRow) {
        int[] newRow = agents.arrange(oldRow);
        Resident[] oldResidents = residents;
        Resident[] arranged = new Resident[oldResidents.length];
        for (int row = 0; row < newRow.length && arranged.length > 0; row++) {
            arranged[row] = oldResidents[oldRow[row]];
        }
        residents = arranged;
        int[] oldFailedTurns = failedTurns;
        failedTurns = new int[oldFailedTurns.length];
        for (int row = 0; row < newRow.length && failedTurns.length > 0; row++) {
            failedTurns[row] = oldFailedTurns[oldRow[row]];
        }
        return newRow;
    }

    /** Makes room for the present rows and cuts them anew. */
    void changed() {
        int rows = agents.rows();
        if (residents.length > 0 && residents.length < rows) {
            residents = Arrays.copyOf(residents, capacity(residents.length, rows));
        }
        if (failedTurns.length > 0 && failedTurns.length < rows) {
            failedTurns = Arrays.copyOf(failedTurns, capacity(failedTurns.length, rows));
        }
        cut = groupSize > 0 ? new Cut(rows, regions, groupSize) : Cut.ofAgents(hosts(), regions);
        changes++;
    }

    /** Says that so many of the last rows are copies of agents of other parts, which take no turns here. */
    void welcome(int copies) {
        guests = copies;
        changed();
        if (failedTurns.length > 0) {
            Arrays.fill(failedTurns, hosts(), agents.rows(), 0);
        }
    }

    /** Drops the copies of agents of other parts. */
    void dismissGuests() {
        if (guests > 0) {
            agents.truncate(hosts());
            guests = 0;
        }
    }

    /** Rows of agents that take turns here; they come first. */
    int hosts() {
        return agents.rows() - guests;
    }

    /** Removes rows whose agents go on elsewhere. */
    void release(boolean[] leaving) {
        close(leaving, agents.rows());
        agents.remove(leaving);
    }

    private static int capacity(int present, int rows) {
        return Math.max(rows, (int) Math.min(Integer.MAX_VALUE - 8, present * 3L / 2));
    }

    /** Rows from here on have not been given first values. */
    int bornFrom() {
        return bornFrom;
    }

    /** The parent's row of a row at or after {@link #bornFrom}, or -1. */
    int parentRow(int row) {
        return founding ? -1 : parents.get(row - bornFrom);
    }

    Cut cut() {
        return cut;
    }

    /** The number of the region that has a row. */
    public int regionOf(int row) {
        return cut.partOf(row);
    }

    /** Counts a step's failures against the agents, which are alive. */
    void count(List<AgentFailure> failures) {
        failures.stream()
                .mapToInt(failure -> agents.rowOf(failure.agent()))
                .forEach(row -> setFailedTurns(row, failedTurns(row) + 1));
    }

    void setFailedTurns(int row, int turns) {
        if (failedTurns.length == 0) {
            failedTurns = new int[agents.rows()];
        }
        failedTurns[row] = turns;
    }

    /** How many of an agent's turns failed. */
    int failedTurns(int row) {
        return failedTurns.length == 0 ? 0 : failedTurns[row];
    }

    /** Whether an agent failed so often that it takes no more turns. */
    boolean stopped(int row) {
        return failedTurns.length > 0 && failedTurns[row] >= stopAfter;
    }

    /** The ids of the agents that are stopped, ascending. */
    public List<Long> stopped() {
        return IntStream.range(0, agents.rows())
                .map(agents::rowAt)
                .filter(this::stopped)
                .mapToObj(agents::id)
                .toList();
    }

    /** Who was appointed to a row, or null. */
    public Resident resident(int row) {
        return residents.length == 0 ? null : residents[row];
    }

    /** Gives a row its resident. Called for rows of one's own region, or between stages. */
    public void appoint(int row, Resident resident) {
        if (residents.length == 0) {
            makeRoomForResidents();
        }
        residents[row] = resident;
    }

    /** Called by several regions at once when the first actors are spawned; a cohort has none and needs no room. */
    private synchronized void makeRoomForResidents() {
        if (residents.length == 0) {
            residents = new Resident[agents.rows()];
        }
    }

    /** How many rows have a resident. Called at rest. */
    int residents() {
        return (int) Arrays.stream(residents).filter(Objects::nonNull).count();
    }

    /** Memory of what is kept beside the columns, without the residents themselves, in bytes. */
    long bytes() {
        return (long) residents.length * BYTES_A_REFERENCE + (long) failedTurns.length * Integer.BYTES;
    }

    /** A number that changes whenever rows do. */
    public long changes() {
        return changes;
    }
}
