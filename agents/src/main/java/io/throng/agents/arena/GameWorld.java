package io.throng.agents.arena;

import io.throng.agents.Kind;
import io.throng.kernel.Phase;
import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.record.Camera;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Many worlds of one game as one world of the kernel: each is a group of agents, and an agent's turn is to carry out its
 * row of the batch. Actions are 0 until somebody writes them.
 *
 * <p>A world whose episode ended starts the next one in the same step, after its last observations were put aside.
 */
public final class GameWorld implements World {
    private final String name;
    private final Table agents = new Table("agents");
    private final Table worlds = new Table("worlds");
    private final IntColumn episode;
    private final IntColumn episodeStep;
    private final Game game;
    private final int worldCount;
    private final int agentsPerWorld;
    private final List<AgentBatch> batches = new ArrayList<>();
    private final AgentBatch[] batchOf;
    private final int[] rowInBatch;
    private final Ending[] endings;
    private final double[] rewards;

    /**
     * Worlds of a game, not yet founded.
     *
     * @param worldCount at least 1
     */
    public GameWorld(String name, int worldCount, GameFactory factory) {
        if (worldCount < 1) {
            throw new IllegalArgumentException("worlds must be at least 1, got " + worldCount);
        }
        this.name = name;
        this.worldCount = worldCount;
        this.episode = worlds.ints("episode", "");
        this.episodeStep = worlds.ints("episode step", "steps");
        this.game = factory.create(agents, worlds);
        if (game.episodeLimit() < 1) {
            throw new IllegalArgumentException("the episode limit must be at least 1 step, got " + game.episodeLimit());
        }
        PerceivedAgents.requireAll(game.kinds());
        this.agentsPerWorld = game.kinds().stream().mapToInt(Kind::count).sum();
        this.rewards = new double[Math.multiplyExact(worldCount, agentsPerWorld)];
        this.batchOf = new AgentBatch[rewards.length];
        this.rowInBatch = new int[rewards.length];
        makeBatches();
        this.endings = new Ending[worldCount];
        Arrays.fill(endings, Ending.RUNNING);
    }

    private void makeBatches() {
        int first = 0;
        for (Kind kind : game.kinds()) {
            AgentBatch batch = new AgentBatch(kind, worldCount, first, agentsPerWorld);
            batches.add(batch);
            for (int inBatch = 0; inBatch < batch.rows(); inBatch++) {
                int row = (int) batch.agentId(inBatch);
                batchOf[row] = batch;
                rowInBatch[row] = inBatch;
            }
            first += kind.count();
        }
    }

    /** The rules. */
    public Game game() {
        return game;
    }

    /** One batch a kind, in order. */
    public List<AgentBatch> batches() {
        return List.copyOf(batches);
    }

    /** How many worlds there are. */
    public int worldCount() {
        return worldCount;
    }

    /** Whether a world's episode ended in the latest step. */
    public Ending ending(int world) {
        return endings[world];
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Table agents() {
        return agents;
    }

    @Override
    public Table groups() {
        return worlds;
    }

    @Override
    public int groupSize() {
        return agentsPerWorld;
    }

    @Override
    public int founders() {
        return worldCount * agentsPerWorld;
    }

    @Override
    public Set<Phase> phases() {
        return EnumSet.of(Phase.DECIDE, Phase.SETTLE, Phase.SENSE);
    }

    /** Nothing: {@link #renew} writes the first values of whole worlds. */
    @Override
    public void birth(Turn turn, int row) {}

    @Override
    public void decide(Turn turn, int row) {
        AgentBatch batch = batchOf[row];
        game.act(turn, row, batch.actions(), rowInBatch[row] * batch.actionColumns());
    }

    @Override
    public void settle(Turn turn, int world) {
        int from = world * agentsPerWorld;
        boolean terminated = game.settle(turn, world, rewards, from);
        for (int row = from; row < from + agentsPerWorld; row++) {
            batchOf[row].rewards()[rowInBatch[row]] = rewards[row];
            batchOf[row].costs()[rowInBatch[row]] = game.cost(turn, row);
        }
        int steps = episodeStep.read()[world] + 1;
        episodeStep.write()[world] = steps;
        endings[world] = ending(terminated, steps);
    }

    private Ending ending(boolean terminated, int steps) {
        if (terminated) {
            return Ending.TERMINATED;
        }
        return steps >= game.episodeLimit() ? Ending.TRUNCATED : Ending.RUNNING;
    }

    @Override
    public void sense(Turn turn, int row) {
        if (turn.step() == 0 && !hasBegun(row / agentsPerWorld)) {
            return;
        }
        AgentBatch batch = batchOf[row];
        int inBatch = rowInBatch[row];
        game.observe(turn, row, batch.observations(), inBatch * batch.features());
        batch.alive()[inBatch] = game.isAlive(turn, row) ? 1 : 0;
        batch.begins()[inBatch] = episodeStep.read()[row / agentsPerWorld] == 0 ? 1 : 0;
        if (batch.choices() > 0) {
            game.mask(turn, row, batch.masks(), inBatch * batch.choices());
        }
    }

    @Override
    public boolean renew(Turn turn, int world) {
        if (hasBegun(world)) {
            if (endings[world] == Ending.RUNNING) {
                return false;
            }
            keepFinalObservations(world);
        }
        // The write side is two steps old here; what begin leaves unwritten must be of the step before.
        agents.carryForward(world * agentsPerWorld, (world + 1) * agentsPerWorld);
        worlds.carryForward(world, world + 1);
        episode.write()[world] = episode.read()[world] + 1;
        episodeStep.write()[world] = 0;
        game.begin(turn, world);
        return true;
    }

    @Override
    public List<Measure> measures() {
        return game.measures();
    }

    @Override
    public Camera camera() {
        return game.camera();
    }

    private boolean hasBegun(int world) {
        return episode.read()[world] > 0;
    }

    private void keepFinalObservations(int world) {
        for (AgentBatch batch : batches) {
            int count = batch.kind().count();
            int length = count * batch.features();
            System.arraycopy(batch.observations(), world * length, batch.finalObservations(), world * length, length);
            System.arraycopy(batch.alive(), world * count, batch.finalAlive(), world * count, count);
        }
    }
}
