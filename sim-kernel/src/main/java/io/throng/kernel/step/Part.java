package io.throng.kernel.step;

import io.throng.kernel.AgentFailure;
import io.throng.kernel.FailureStrategy;
import io.throng.kernel.Phase;
import io.throng.kernel.SimulationException;
import io.throng.kernel.World;
import io.throng.kernel.state.Table;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

/**
 * A part of a world whose other parts are stepped elsewhere: agents that are at home here, and copies of others that they
 * see, its guests.
 *
 * <p>The order of a step is {@link #step}; then whoever drives the parts moves agents between them: {@link #pack} what
 * goes, {@link #release} it, {@link #adopt} what comes, {@link #welcome} the guests of the new state; and {@link #index}.
 * Rows of those at home come first. For one thread at a time.
 */
public final class Part {
    private final World world;
    private final StepCycle cycle;
    private final RegionWork region;
    private final Roll roll;
    private final Table agents;

    /**
     * A part without agents.
     *
     * @throws IllegalArgumentException if the world is in use, or cannot be stepped in parts
     */
    public Part(World world, long seed) {
        requireParts(world);
        this.world = world;
        this.cycle = StepCycle.ofPart(world, seed);
        this.region = cycle.regions().getFirst();
        this.roll = cycle.roll();
        this.agents = world.agents();
    }

    private static void requireParts(World world) {
        if (world.groupSize() > 0 || !world.phases().equals(Set.of(Phase.DECIDE))) {
            throw new IllegalArgumentException(
                    "a world that runs in parts takes part in DECIDE alone and has no groups, "
                            + world.name() + " takes part in " + world.phases() + " with groups of " + world.groupSize()
                            + "; run it in one process");
        }
        if (!world.sites().columns().isEmpty()) {
            throw new IllegalArgumentException("a world that runs in parts has no sites, " + world.name() + " has "
                    + world.sites() + "; run it in one process");
        }
        if (!world.networks().isEmpty()) {
            throw new IllegalArgumentException("a world that runs in parts has no networks, " + world.name() + " has "
                    + world.networks().size() + "; run it in one process");
        }
        if (world.onFailure() == FailureStrategy.RESTART) {
            throw new IllegalArgumentException("agents that fail cannot be restarted in a world that runs in parts, as "
                    + world.name() + " asks; run it in one process");
        }
    }

    /** Puts the founders here, all of them. */
    public void found() {
        drive(cycle.found());
    }

    /** Puts the agents of a saved state here, all of them. */
    public void load(SavedState saved) {
        drive(cycle.load(saved));
    }

    /** Begins without agents at a step. */
    public void begin(long step, long nextId, long failures) {
        agents.reset(nextId);
        cycle.resume(step, failures);
    }

    /** Takes the turns of all agents at home. Guests are gone afterwards, and the indexes out of date. */
    public void step() {
        drive(cycle.begin());
        if (region.turns().hasMail() || !cycle.lateMail().isEmpty()) {
            throw new SimulationException(
                    "an agent of world " + world.name() + " sent mail in step " + (cycle.step() - 1)
                            + "; in a world that runs in parts nobody must send any: run it in one process");
        }
    }

    /** Brings the indexes up to date. */
    public void index() {
        drive(cycle.openIndexes());
    }

    private void drive(Stage first) {
        Stage stage = first;
        while (stage != null) {
            region.run(stage);
            stage = cycle.after(stage);
        }
    }

    /** How many agents are at home here: theirs are the first rows. */
    public int hosts() {
        return roll.hosts();
    }

    /** Bytes of a row that {@link #pack} writes; {@link #packHistory} writes {@link Integer#BYTES}. */
    public int rowBytes() {
        return agents.rowBytes();
    }

    /** Writes the first {@code count} of the picked rows, as guests need them. */
    public void pack(int[] picked, int count, ByteBuffer into) {
        agents.pack(picked, count, into);
    }

    /** Writes what else there is of rows: how many turns failed. */
    public void packHistory(int[] picked, int count, ByteBuffer into) {
        for (int i = 0; i < count; i++) {
            into.putInt(roll.failedTurns(picked[i]));
        }
    }

    /** Removes rows of agents at home that go on elsewhere. There must be no guests. */
    public void release(boolean[] leaving) {
        roll.release(leaving);
    }

    /** Takes in agents that are at home here from now on: their histories and then their rows. There must be no guests. */
    public void adopt(int count, ByteBuffer from) {
        int first = agents.rows();
        ByteBuffer histories = from.duplicate().order(from.order());
        from.position(from.position() + count * Integer.BYTES);
        agents.adopt(count, from);
        roll.changed();
        for (int row = first; row < agents.rows(); row++) {
            int failed = histories.getInt();
            roll.setFailedTurns(row, failed);
            if (failed > 0) {
                cycle.stopDecidingAsCohort();
            }
        }
    }

    /** Takes in guests; all of them between two steps, one call after another. */
    public void welcome(int count, ByteBuffer from) {
        int hosts = roll.hosts();
        agents.adopt(count, from);
        roll.welcome(agents.rows() - hosts);
    }

    /** The state of the agents at home. There must be no guests. */
    public SavedState save() {
        return cycle.save();
    }

    /** The agents' part of the state hash: those of all parts and {@link #clockHash} add up to the hash of the whole. */
    public long hash() {
        region.run(Stage.HASH);
        cycle.after(Stage.HASH);
        return region.hash();
    }

    /** The part of the state hash that belongs to no agent. */
    public static long clockHash(long step, long nextId) {
        return StepCycle.clockHash(step, nextId);
    }

    /** The steps completed. */
    public long stepsCompleted() {
        return cycle.step();
    }

    /** How many turns failed here. */
    public long failureCount() {
        return cycle.failureCount();
    }

    /** The failures kept. */
    public List<AgentFailure> failures() {
        return cycle.failures();
    }

    /** The world of which this is a part. */
    public World world() {
        return world;
    }
}
