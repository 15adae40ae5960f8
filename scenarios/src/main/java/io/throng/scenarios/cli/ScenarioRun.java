package io.throng.scenarios.cli;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.GameWorld;
import io.throng.kernel.Command;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.kernel.Simulation;
import io.throng.kernel.Snapshot;
import io.throng.kernel.World;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Frame;
import io.throng.scenarios.Report;
import io.throng.scenarios.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** A scenario being run: its own rules decide, or, in a game, policies. */
final class ScenarioRun implements AutoCloseable {
    private final World world;
    private final Simulation simulation;
    private final Arena arena;
    private final RunPolicies policies;
    private volatile boolean stopRequested;
    private List<Command> journal = List.of();

    private ScenarioRun(World world, Simulation simulation) {
        this.world = world;
        this.simulation = simulation;
        this.arena = null;
        this.policies = RunPolicies.random();
    }

    private ScenarioRun(World world, Arena arena, RunPolicies policies) {
        this.world = world;
        this.simulation = arena.simulation();
        this.arena = arena;
        this.policies = policies;
        try {
            policies.enter(arena);
        } catch (IllegalArgumentException misfit) {
            arena.close();
            throw misfit;
        }
    }

    /** The scenario's defaults with changes. */
    static <P extends Record> P parameters(Scenario<P> scenario, Integer agents, Map<String, String> changes) {
        return parameters(scenario, scenario.defaults(), agents, changes);
    }

    /** Parameters of a scenario with changes. */
    static <P extends Record> P parameters(
            Scenario<P> scenario, P parameters, Integer agents, Map<String, String> changes) {
        P changed = Parameters.with(parameters, changes);
        return agents == null ? changed : scenario.withAgents(changed, agents);
    }

    /**
     * Begins.
     *
     * @param policies who decides in a game
     * @throws IllegalArgumentException if there are policies and it is no game, or they do not fit
     */
    static ScenarioRun start(
            Scenario<?> scenario, Record parameters, long seed, RunPolicies policies, Execution execution) {
        World world = build(scenario, parameters);
        if (world instanceof GameWorld games) {
            return new ScenarioRun(world, Arena.open(games, seed, execution), policies);
        }
        if (!policies.isEmpty()) {
            throw new IllegalArgumentException("agents of " + scenario.name()
                    + " decide by rules; leave out --policy, or run a learning scenario");
        }
        return new ScenarioRun(world, Simulation.start(world, seed, execution));
    }

    /** Goes on from a snapshot, with the policies in it. */
    static ScenarioRun restore(Scenario<?> scenario, Record parameters, ArchiveReader archive, Execution execution)
            throws IOException {
        RunPolicies policies = RunPolicies.restore(archive);
        return restore(scenario, parameters, Snapshot.read(archive, ""), policies, execution);
    }

    /** Goes on from a snapshot. */
    static ScenarioRun restore(
            Scenario<?> scenario, Record parameters, Snapshot snapshot, RunPolicies policies, Execution execution) {
        World world = build(scenario, parameters);
        if (world instanceof GameWorld games) {
            return new ScenarioRun(world, Arena.restore(games, snapshot, execution), policies);
        }
        return new ScenarioRun(world, Simulation.restore(world, snapshot, execution));
    }

    /** The parameters come from this very scenario. */
    @SuppressWarnings("unchecked")
    static <P extends Record> World build(Scenario<P> scenario, Record parameters) {
        return scenario.build((P) parameters);
    }

    /**
     * Mail from outside for steps to come.
     *
     * @throws IllegalArgumentException if agents of this scenario hear nothing from outside
     */
    void tell(List<Command> commands) {
        if (arena != null && !commands.isEmpty()) {
            throw new IllegalArgumentException(
                    "agents of " + world.name() + " act by policies and read no mail; leave out --tell");
        }
        journal = List.copyOf(commands);
    }

    /** Tells agents what they were told after the last step and never heard. */
    void deliverPending() {
        for (Command command : journal) {
            if (command.step() == simulation.step()) {
                simulation.agent(command.receiver()).tell(command.topic(), command.first(), command.second());
            }
        }
    }

    void advance(long steps) {
        if (arena == null) {
            simulation.replay(journal, steps);
            return;
        }
        for (long i = 0; i < steps && !stopRequested; i++) {
            policies.step();
        }
    }

    SequencedMap<String, Double> measures() {
        SequencedMap<String, Double> values = new LinkedHashMap<>(simulation.measures());
        if (arena != null && arena.steps() > 0) {
            values.put("reward", reward());
            values.putAll(policies.returns());
        }
        return values;
    }

    /** What an agent earned on average in the latest step. */
    private double reward() {
        double sum = 0;
        int rows = 0;
        for (AgentBatch batch : arena.batches()) {
            for (double reward : batch.rewards()) {
                sum += reward;
            }
            rows += batch.rows();
        }
        return sum / rows;
    }

    RunPolicies policies() {
        return policies;
    }

    /** The agents of a game by kind; none of a world that is no game. */
    List<AgentBatch> batches() {
        return arena == null ? List.of() : arena.batches();
    }

    String hash() {
        return String.format("%016x", simulation.hash());
    }

    long step() {
        return simulation.step();
    }

    int agents() {
        return simulation.atRest(() -> world.agents().rows());
    }

    World world() {
        return world;
    }

    /** What there is to see of its world now. */
    Frame frame(Camera camera) {
        long step = step();
        return simulation.atRest(() -> camera.take(step));
    }

    /** Shows the world after a step to those who report on it. */
    void observe(long step, List<Report> reports) throws IOException {
        try {
            simulation.atRest(() -> {
                for (Report report : reports) {
                    observe(step, report);
                }
                return null;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void observe(long step, Report report) {
        try {
            report.observe(step);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Simulation simulation() {
        return simulation;
    }

    boolean isStopRequested() {
        return stopRequested;
    }

    void requestStop() {
        stopRequested = true;
        simulation.requestStop();
    }

    @Override
    public void close() {
        simulation.close();
    }
}
