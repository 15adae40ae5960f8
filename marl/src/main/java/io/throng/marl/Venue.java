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
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** One population of a trainer: an arena, and who learns or plays in it. */
final class Venue implements AutoCloseable {
    private final IntFunction<GameWorld> worlds;
    private final Execution execution;
    private final long seed;
    private final String prefix;
    private final List<Learner> learners = new ArrayList<>();
    private final Map<Integer, Learner> learnerOf = new TreeMap<>();
    private final Map<Integer, Team.Side.Fixed> fixedOf = new TreeMap<>();
    private final Map<Integer, Policy> playing = new TreeMap<>();
    private final ReturnTracker returns;
    private Arena arena;

    /**
     * An arena in which nobody plays yet.
     *
     * @param count how many worlds
     * @param seed of worlds and fixed policies
     * @param prefix of the names of blocks in checkpoints; different for each venue of a trainer
     */
    Venue(IntFunction<GameWorld> worlds, int count, long seed, String prefix, Execution execution) {
        this.worlds = worlds;
        this.execution = execution;
        this.seed = seed;
        this.prefix = prefix;
        this.arena = Arena.open(worlds.apply(count), Seeds.derive(seed, "worlds"), execution);
        this.returns = new ReturnTracker(arena);
    }

    Game game() {
        return arena.game();
    }

    List<Kind> kinds() {
        return arena.batches().stream().map(AgentBatch::kind).toList();
    }

    int worlds() {
        return arena.worlds();
    }

    long seed() {
        return seed;
    }

    int agents() {
        return kinds().stream().mapToInt(Kind::count).sum();
    }

    void add(Learner learner, List<Integer> kinds) {
        learners.add(learner);
        kinds.forEach(kind -> learnerOf.put(kind, learner));
    }

    void add(Team.Side.Fixed fixed, List<Integer> kinds) {
        for (int kind : kinds) {
            fixedOf.put(kind, fixed);
            playing.put(kind, fixed.policy().get());
        }
    }

    /** Decides and carries it out. */
    void step() {
        for (Learner learner : learners) {
            learner.decide(arena);
        }
        playing.forEach((kind, policy) -> policy.act(arena.batches().get(kind), seed, arena.steps()));
        arena.step();
        returns.add(arena);
    }

    /** Lets learners take in what the step brought; returns what they tell. */
    SequencedMap<String, Double> observe() {
        SequencedMap<String, Double> learned = new LinkedHashMap<>();
        for (Learner learner : learners) {
            learned.putAll(learner.observe(arena));
        }
        return learned;
    }

    /** Mean returns of the episodes that ended since the last time. */
    Map<String, Double> returns() {
        return returns.report();
    }

    long environmentSteps() {
        return arena.steps() * arena.worlds();
    }

    List<Policy> policies(boolean greedy) {
        List<Policy> policies = new ArrayList<>();
        for (int kind = 0; kind < arena.batches().size(); kind++) {
            policies.add(
                    learnerOf.containsKey(kind)
                            ? learnerOf.get(kind).policy(kind, greedy)
                            : fixedOf.get(kind).policy().get());
        }
        return policies;
    }

    /** Policies to choose from for a kind that may be of other agents in number; empty where the kind does not learn. */
    List<Policy> candidates(int kind, Kind as, boolean greedy) {
        return learnerOf.containsKey(kind) ? learnerOf.get(kind).candidates(kind, as, greedy) : List.of();
    }

    /** A fixed kind's policy, made anew. */
    Policy fixed(int kind) {
        return fixedOf.get(kind).policy().get();
    }

    void save(ArchiveWriter archive) throws IOException {
        archive.longs(prefix + "progress", new long[] {seed});
        archive.doubles(prefix + "returns", returns.save());
        for (Learner learner : learners) {
            learner.save(archive);
        }
        for (Map.Entry<Integer, Policy> each : playing.entrySet()) {
            if (each.getValue() instanceof RememberingPolicy policy) {
                archive.floats(prefix + "playing." + each.getKey(), policy.remembered());
            }
        }
        arena.snapshot().write(archive, prefix + "worlds.");
    }

    void load(ArchiveReader archive) throws IOException {
        long[] progress = archive.longs(prefix + "progress");
        if (progress.length != 1 || progress[0] != seed) {
            throw new ArchiveException(
                    "the checkpoint was written with another seed than " + seed + "; resume with the seed of the run");
        }
        for (Learner learner : learners) {
            learner.load(archive);
        }
        Snapshot snapshot = Snapshot.read(archive, prefix + "worlds.");
        try {
            returns.load(archive.doubles(prefix + "returns"));
            Arena restored = Arena.restore(worlds.apply(arena.worlds()), snapshot, execution);
            arena.close();
            arena = restored;
            for (Map.Entry<Integer, Policy> each : playing.entrySet()) {
                if (each.getValue() instanceof RememberingPolicy policy) {
                    policy.recall(
                            arena.batches().get(each.getKey()), archive.floats(prefix + "playing." + each.getKey()));
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
    }
}
