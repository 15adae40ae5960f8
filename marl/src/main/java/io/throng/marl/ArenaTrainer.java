package io.throng.marl;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.Game;
import io.throng.agents.arena.GameWorld;
import io.throng.agents.policy.Policy;
import io.throng.agents.policy.RememberingPolicy;
import io.throng.kernel.Execution;
import io.throng.kernel.Snapshot;
import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.random.Seeds;
import io.throng.marl.rollout.ReturnTracker;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Steps many worlds of one game in which teams learn, each by its algorithm, or follow fixed policies. */
public final class ArenaTrainer implements Trainer {
    private static final String WORLDS = "worlds.";
    private static final String PROGRESS = "progress";
    private static final String RETURNS = "returns";
    private static final String PLAYING = "playing.";

    private final IntFunction<GameWorld> worlds;
    private final Execution execution;
    private final long seed;
    private final Workers workers;
    private final List<Learner> learners = new ArrayList<>();
    private final Map<Integer, Learner> learnerOf = new TreeMap<>();
    private final Map<Integer, Team.Side.Fixed> fixedOf = new TreeMap<>();
    private final Map<Integer, Policy> playing = new TreeMap<>();
    private final ReturnTracker returns;
    private Arena arena;

    /** Teams that learn on the processor. */
    public ArenaTrainer(List<Team> teams, IntFunction<GameWorld> worlds, long seed, Execution execution) {
        this(teams, worlds, seed, execution, new CpuBackend());
    }

    /**
     * Teams that have learned nothing.
     *
     * @param teams of which every kind belongs to one; as many worlds are stepped as the first that learns wants
     * @param worlds makes the worlds to learn in, given how many; may be called more than once
     * @param backend what networks learn on
     */
    public ArenaTrainer(
            List<Team> teams, IntFunction<GameWorld> worlds, long seed, Execution execution, Backend backend) {
        this.worlds = worlds;
        this.execution = execution;
        this.seed = seed;
        this.workers = new Workers(execution.threads());
        this.arena = Arena.open(worlds.apply(worldsWanted(teams)), Seeds.derive(seed, "worlds"), execution);
        this.returns = new ReturnTracker(arena);
        List<Kind> kinds = arena.batches().stream().map(AgentBatch::kind).toList();
        List<List<Integer>> divided = divide(teams, kinds);
        for (int i = 0; i < teams.size(); i++) {
            List<Integer> own = divided.get(i);
            switch (teams.get(i).side()) {
                case Team.Side.Learning<?> learning -> {
                    Game game = arena.game();
                    Assignment work = new Assignment(game, kinds, own, arena.worlds(), seed, backend, workers);
                    addLearner(learning.learner(work), own);
                }
                case Team.Side.Fixed fixed -> own.forEach(kind -> addFixed(fixed, kind));
            }
        }
    }

    private static int worldsWanted(List<Team> teams) {
        for (Team team : teams) {
            if (team.side() instanceof Team.Side.Learning<?> learning) {
                return learning.worlds();
            }
        }
        throw new IllegalArgumentException("one team at least must learn, got " + teams);
    }

    private static List<List<Integer>> divide(List<Team> teams, List<Kind> kinds) {
        List<String> names = kinds.stream().map(Kind::name).toList();
        List<Integer> left = new ArrayList<>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            left.add(kind);
        }
        List<List<Integer>> divided = new ArrayList<>();
        for (Team team : teams) {
            List<Integer> own = new ArrayList<>();
            for (String name : team.kinds()) {
                int kind = names.indexOf(name);
                if (!left.removeIf(free -> free == kind)) {
                    throw new IllegalArgumentException("a team's kinds must be of this game and of no other team, got "
                            + name + "; the game's kinds are " + names);
                }
                own.add(kind);
            }
            own.sort(null);
            divided.add(own);
        }
        for (int i = 0; i < teams.size(); i++) {
            if (teams.get(i).kinds().isEmpty()) {
                divided.get(i).addAll(left);
                left.clear();
            }
            if (divided.get(i).isEmpty()) {
                throw new IllegalArgumentException("every team must have a kind, got none for team " + (i + 1));
            }
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("every kind must be in a team, but nobody has "
                    + left.stream().map(names::get).toList());
        }
        return divided;
    }

    private void addLearner(Learner learner, List<Integer> kinds) {
        learners.add(learner);
        kinds.forEach(kind -> learnerOf.put(kind, learner));
    }

    private void addFixed(Team.Side.Fixed fixed, int kind) {
        fixedOf.put(kind, fixed);
        playing.put(kind, fixed.policy().get());
    }

    /** Steps until a learner has something to tell. */
    @Override
    public SequencedMap<String, Double> learn() {
        SequencedMap<String, Double> learned = new LinkedHashMap<>();
        while (learned.isEmpty()) {
            for (Learner learner : learners) {
                learner.decide(arena);
            }
            playing.forEach((kind, policy) -> policy.act(arena.batches().get(kind), seed, arena.steps()));
            arena.step();
            returns.add(arena);
            for (Learner learner : learners) {
                learned.putAll(learner.observe(arena));
            }
        }
        SequencedMap<String, Double> metrics = new LinkedHashMap<>(returns.report());
        metrics.putAll(learned);
        return metrics;
    }

    @Override
    public long environmentSteps() {
        return arena.steps() * arena.worlds();
    }

    @Override
    public List<Policy> policies(boolean greedy) {
        List<Policy> policies = new ArrayList<>();
        for (int kind = 0; kind < arena.batches().size(); kind++) {
            policies.add(
                    learnerOf.containsKey(kind)
                            ? learnerOf.get(kind).policy(kind, greedy)
                            : fixedOf.get(kind).policy().get());
        }
        return policies;
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        archive.longs(PROGRESS, new long[] {seed});
        archive.doubles(RETURNS, returns.save());
        for (Learner learner : learners) {
            learner.save(archive);
        }
        for (Map.Entry<Integer, Policy> each : playing.entrySet()) {
            if (each.getValue() instanceof RememberingPolicy policy) {
                archive.floats(PLAYING + each.getKey(), policy.remembered());
            }
        }
        arena.snapshot().write(archive, WORLDS);
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        long[] progress = archive.longs(PROGRESS);
        if (progress.length != 1 || progress[0] != seed) {
            throw new ArchiveException(
                    "the checkpoint was written with another seed than " + seed + "; resume with the seed of the run");
        }
        for (Learner learner : learners) {
            learner.load(archive);
        }
        Snapshot snapshot = Snapshot.read(archive, WORLDS);
        try {
            returns.load(archive.doubles(RETURNS));
            Arena restored = Arena.restore(worlds.apply(arena.worlds()), snapshot, execution);
            arena.close();
            arena = restored;
            for (Map.Entry<Integer, Policy> each : playing.entrySet()) {
                if (each.getValue() instanceof RememberingPolicy policy) {
                    policy.recall(arena.batches().get(each.getKey()), archive.floats(PLAYING + each.getKey()));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new ArchiveException("the checkpoint does not fit: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        arena.close();
        learners.forEach(Learner::close);
        workers.close();
    }
}
