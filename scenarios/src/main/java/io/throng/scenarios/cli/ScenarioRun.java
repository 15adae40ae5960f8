package io.throng.scenarios.cli;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.GameWorld;
import io.throng.agents.policy.Policy;
import io.throng.agents.policy.RandomPolicy;
import io.throng.kernel.Command;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.kernel.Simulation;
import io.throng.kernel.Snapshot;
import io.throng.kernel.World;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.random.Seeds;
import io.throng.scenarios.Scenario;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** A scenario being run: its own rules decide, or, in a game, policies that act at random. */
final class ScenarioRun implements AutoCloseable {
    private final World world;
    private final Simulation simulation;
    private final Arena arena;
    private volatile boolean stopRequested;
    private List<Command> journal = List.of();

    private ScenarioRun(World world, Simulation simulation, Arena arena) {
        this.world = world;
        this.simulation = simulation;
        this.arena = arena;
    }

    /** The scenario's defaults with changes. */
    static <P extends Record> P parameters(Scenario<P> scenario, Integer agents, Map<String, String> changes) {
        P changed = Parameters.with(scenario.defaults(), changes);
        return agents == null ? changed : scenario.withAgents(changed, agents);
    }

    static ScenarioRun start(Scenario<?> scenario, Record parameters, long seed, Execution execution) {
        World world = build(scenario, parameters);
        if (world instanceof GameWorld games) {
            Arena arena = Arena.open(games, seed, execution);
            return new ScenarioRun(world, arena.simulation(), arena);
        }
        return new ScenarioRun(world, Simulation.start(world, seed, execution), null);
    }

    static ScenarioRun restore(Scenario<?> scenario, Record parameters, ArchiveReader archive, Execution execution)
            throws IOException {
        return restore(scenario, parameters, Snapshot.read(archive, ""), execution);
    }

    static ScenarioRun restore(Scenario<?> scenario, Record parameters, Snapshot snapshot, Execution execution) {
        World world = build(scenario, parameters);
        if (world instanceof GameWorld games) {
            Arena arena = Arena.restore(games, snapshot, execution);
            return new ScenarioRun(world, arena.simulation(), arena);
        }
        return new ScenarioRun(world, Simulation.restore(world, snapshot, execution), null);
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
        List<Policy> policies = arena.batches().stream()
                .map(batch -> (Policy) new RandomPolicy())
                .toList();
        for (long i = 0; i < steps && !stopRequested; i++) {
            arena.act(policies, Seeds.derive(simulation.seed(), "actions"));
            arena.step();
        }
    }

    SequencedMap<String, Double> measures() {
        SequencedMap<String, Double> values = new LinkedHashMap<>(simulation.measures());
        if (arena != null && arena.steps() > 0) {
            values.put("reward", reward());
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
