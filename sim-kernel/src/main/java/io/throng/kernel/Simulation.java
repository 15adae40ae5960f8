package io.throng.kernel;

import io.throng.kernel.actor.ActorEngine;
import io.throng.kernel.step.Stage;
import io.throng.kernel.step.StepCycle;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A world being stepped by actors.
 *
 * <pre>{@code
 * try (Simulation simulation = Simulation.start(new Boids(Boids.Parameters.defaults()), 7)) {
 *     simulation.run(200);
 *     System.out.println(simulation.measures().get("order"));
 * }
 * }</pre>
 *
 * <p>A run is a function of world, seed and journal: the same on any number of threads and regions and in any stepping
 * mode.
 *
 * <p>Methods may be called by any thread but those on which rules and readers run. Runs are done one after the other;
 * whatever reads the state waits for the step in progress only and sees whole steps.
 *
 * <p>If a step cannot be completed, because a group, a birth or an observation failed, something did not return within the
 * deadline, or the machine ran out of memory, then everybody who waits gets a {@link SimulationException} that says where
 * and why, and so does every later call except {@link #journal}, {@link #world}, {@link #seed} and {@link #close}.
 */
public final class Simulation implements AutoCloseable {
    private final World world;
    private final Execution execution;
    private final StepCycle cycle;
    private final ActorEngine engine;

    private Simulation(World world, long seed, Execution execution) {
        this.world = world;
        this.execution = execution;
        int regions = execution.regionsFor(world.founders());
        this.cycle = new StepCycle(world, seed, regions, execution.threads());
        this.engine = new ActorEngine(cycle, execution);
    }

    /**
     * Founds a world and leaves it at step 0.
     *
     * @throws IllegalArgumentException if the world is or was in use by a simulation, or contradicts itself
     * @throws SimulationException if a founder's birth fails
     */
    public static Simulation start(World world, long seed, Execution execution) {
        Simulation simulation = new Simulation(world, seed, execution);
        return simulation.begun(StepCycle::found);
    }

    /** Founds a world on all processors. */
    public static Simulation start(World world, long seed) {
        return start(world, seed, Execution.defaults());
    }

    /**
     * Continues a saved run in a world built with the same parameters.
     *
     * @throws IllegalArgumentException if the snapshot is of another world, of other parameters where the world tells
     *     them ({@link World#parameters}), or does not fit its columns
     */
    public static Simulation restore(World world, Snapshot snapshot, Execution execution) {
        snapshot.requireWorld(world);
        return loaded(world, snapshot, execution);
    }

    private static Simulation loaded(World world, Snapshot snapshot, Execution execution) {
        Simulation simulation = new Simulation(world, snapshot.seed(), execution);
        return simulation.begun(cycle -> cycle.load(snapshot.state()));
    }

    private Simulation begun(Function<StepCycle, Stage> beginning) {
        boolean begun = false;
        try {
            Stage first = beginning.apply(cycle);
            await(engine.run(() -> first, 1));
            begun = true;
            return this;
        } finally {
            if (!begun) {
                close();
            }
        }
    }

    /**
     * Takes steps.
     *
     * @param steps at least 0
     * @return the steps taken: fewer if {@link #requestStop} was called
     */
    public long run(long steps) {
        requireSteps(steps);
        return await(engine.run(cycle::begin, steps));
    }

    /**
     * Takes steps with the commands of a journal, each in the step in which it took effect: from the same state, the same
     * run. Commands of steps before the present one are passed over.
     *
     * @param journal as {@link #journal} gave it
     * @param steps at least 0
     * @return the steps taken: fewer if {@link #requestStop} was called
     */
    public long replay(List<Command> journal, long steps) {
        requireSteps(steps);
        return await(engine.replay(journal, steps));
    }

    private static void requireSteps(long steps) {
        if (steps < 0) {
            throw new IllegalArgumentException("steps must not be negative, got " + steps);
        }
    }

    /**
     * Ends the {@link #run} in progress after its present step, and those that wait for it at once. May be called from any
     * thread, a shutdown hook too, and returns immediately.
     */
    public void requestStop() {
        engine.requestStop();
    }

    /**
     * Founds the world anew with another seed: the same run from here as {@link #start} of a fresh world with that seed, at a
     * small part of its cost, since actors and columns are kept. The failures and the journal so far are forgotten.
     *
     * @throws IllegalStateException if the world's agents do not stand in groups
     */
    public void restart(long seed) {
        if (world.groupSize() == 0) {
            throw new IllegalStateException("only worlds whose agents stand in groups restart, and those of "
                    + world.name() + " do not; start another simulation");
        }
        await(engine.restart(seed));
    }

    /** The steps taken since the founding. */
    public long step() {
        return atRest(cycle::step);
    }

    /**
     * A hash of the whole state, mail on the way, failures and the count of ids included: the same however the world is
     * cut.
     */
    public long hash() {
        return await(engine.read(() -> Stage.HASH, cycle::hash));
    }

    /** The world's measures by name, in the world's order. */
    public Map<String, Double> measures() {
        return await(engine.read(cycle::measure, cycle::measures));
    }

    /** The whole state at this moment. */
    public Snapshot snapshot() {
        return atRest(() -> new Snapshot(world.name(), world.parameters(), cycle.save()));
    }

    /**
     * A second simulation that starts from this one's state and draws the same random numbers.
     *
     * @param fresh a world of the same columns; with other parameters it answers what would happen if
     */
    public Simulation fork(World fresh) {
        Snapshot now = snapshot();
        now.requireName(fresh);
        return loaded(fresh, now, execution);
    }

    /**
     * Runs a reader of the columns between two steps, on a thread of the simulation: it must not wait for this simulation.
     * What it throws is thrown here and does not end the run.
     */
    public <T> T atRest(Supplier<T> reader) {
        return await(engine.read(() -> null, reader));
    }

    /**
     * The address of an agent, whose actor is spawned if it was not.
     *
     * @throws java.util.NoSuchElementException if nobody alive has the id
     */
    public AgentRef agent(long id) {
        return await(engine.find(id));
    }

    /** The turns that failed since the start or the restoring, by (step, agent); the first ten thousand. */
    public List<AgentFailure> failures() {
        return atRest(cycle::failures);
    }

    /** How many turns failed since the founding. */
    public long failureCount() {
        return atRest(cycle::failureCount);
    }

    /** The agents alive that take no more turns because they failed too often, by id. */
    public List<Long> stopped() {
        return atRest(() -> cycle.roll().stopped());
    }

    /** What was told to agents from outside since the start or the restoring, with the step it took effect in. */
    public List<Command> journal() {
        return engine.journal();
    }

    /** What is kept in memory for the agents. */
    public Memory memory() {
        return atRest(cycle::memory);
    }

    /** The world being stepped; read its columns with {@link #atRest}. */
    public World world() {
        return world;
    }

    /** The seed of all random numbers. */
    public long seed() {
        return cycle.seed();
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                // One exception serves all who wait: each throws a fresh one, of its own thread.
                case SimulationException shared -> throw shared.again();
                case RuntimeException own -> throw own;
                case Error own -> throw own;
                default -> throw e;
            }
        }
    }

    /** Stops the actors, and ends whatever is in progress. The columns keep their last state. */
    @Override
    public void close() {
        engine.close();
    }
}
