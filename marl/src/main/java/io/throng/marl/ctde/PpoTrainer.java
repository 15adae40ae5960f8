package io.throng.marl.ctde;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.GameWorld;
import io.throng.agents.policy.Policy;
import io.throng.kernel.Execution;
import io.throng.kernel.Snapshot;
import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.random.Seeds;
import io.throng.marl.Trainer;
import io.throng.marl.Workers;
import io.throng.marl.rollout.Actor;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.CriticView;
import io.throng.marl.rollout.LearnedPolicy;
import io.throng.marl.rollout.ReturnTracker;
import io.throng.marl.rollout.Rollout;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.CpuBackend;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.IntFunction;

/**
 * On-policy learning of decentralised actors with critics that see what {@link CriticView} says: gather a fixed number of
 * steps from all worlds, estimate advantages, improve by {@link PpoUpdate}, repeat.
 */
final class PpoTrainer implements Trainer {
    private static final String WORLDS = "worlds.";
    private static final String PROGRESS = "progress";
    private static final String RETURNS = "returns";

    private final PpoSettings settings;
    private final IntFunction<GameWorld> worlds;
    private final Execution execution;
    private final long seed;
    private final Workers workers;
    private final List<ActorCritic> learners = new ArrayList<>();
    private final List<Rollout> rollouts = new ArrayList<>();
    private final List<PpoUpdate> updates = new ArrayList<>();
    private Arena arena;
    private final ReturnTracker returns;
    private long updateCount;

    PpoTrainer(PpoSettings settings, CriticView view, IntFunction<GameWorld> worlds, long seed, Execution execution) {
        this.settings = settings;
        this.worlds = worlds;
        this.execution = execution;
        this.seed = seed;
        this.workers = new Workers(execution.threads());
        this.arena = Arena.open(worlds.apply(settings.worlds()), Seeds.derive(seed, "worlds"), execution);
        this.returns = new ReturnTracker(arena);
        List<Kind> kinds = arena.batches().stream().map(AgentBatch::kind).toList();
        List<Crew> crews = Crew.divide(kinds, settings.sharing());
        for (int i = 0; i < crews.size(); i++) {
            addLearner(crews.get(i), i, view, kinds);
        }
    }

    private void addLearner(Crew crew, int index, CriticView view, List<Kind> kinds) {
        Backend backend = new CpuBackend();
        ActorCritic learner = new ActorCritic(backend, crew, index, view, kinds, settings, seed);
        Rollout rollout = new Rollout(
                backend,
                crew,
                view,
                kinds,
                learner.actor,
                learner.critic,
                learner.normalizer,
                settings.worlds(),
                settings.rolloutSteps());
        learners.add(learner);
        rollouts.add(rollout);
        updates.add(new PpoUpdate(backend, learner, rollout.samples(), settings, workers));
    }

    @Override
    public SequencedMap<String, Double> learn() {
        gather();
        SequencedMap<String, Double> metrics = new LinkedHashMap<>(returns.report());
        double rateFactor = settings.rateFactor(environmentSteps());
        for (int i = 0; i < learners.size(); i++) {
            String prefix = learners.size() == 1 ? "" : learners.get(i).crew.name() + ".";
            metrics.put(prefix + "explained_variance", rollouts.get(i).explainedVariance());
            updates.get(i)
                    .learn(rollouts.get(i).samples(), rateFactor, seed, i, updateCount)
                    .forEach((name, value) -> metrics.put(prefix + name, value));
        }
        updateCount++;
        return metrics;
    }

    private void gather() {
        for (int step = 0; step < settings.rolloutSteps(); step++) {
            for (Rollout rollout : rollouts) {
                rollout.decide(arena, step, seed);
            }
            arena.step();
            returns.add(arena);
            for (Rollout rollout : rollouts) {
                rollout.reward(arena, step);
            }
        }
        for (Rollout rollout : rollouts) {
            rollout.finish(arena, settings.advantages());
        }
    }

    @Override
    public long environmentSteps() {
        return arena.steps() * arena.worlds();
    }

    @Override
    public List<Policy> policies(boolean greedy) {
        List<Crew> crews = learners.stream().map(learner -> learner.crew).toList();
        List<Actor> actors = learners.stream().map(learner -> learner.actor).toList();
        List<Policy> policies = new ArrayList<>();
        for (int kind = 0; kind < arena.batches().size(); kind++) {
            policies.add(new LearnedPolicy(kind, crews, actors, greedy));
        }
        return policies;
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        archive.longs(PROGRESS, new long[] {seed, updateCount});
        archive.doubles(RETURNS, returns.save());
        for (ActorCritic learner : learners) {
            learner.save(archive);
        }
        arena.snapshot().write(archive, WORLDS);
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        long[] progress = archive.longs(PROGRESS);
        if (progress.length != 2 || progress[0] != seed || progress[1] < 0) {
            throw new ArchiveException(
                    "the checkpoint was written with another seed than " + seed + "; resume with the seed of the run");
        }
        for (ActorCritic learner : learners) {
            learner.load(archive);
        }
        Snapshot snapshot = Snapshot.read(archive, WORLDS);
        try {
            returns.load(archive.doubles(RETURNS));
            Arena restored = Arena.restore(worlds.apply(settings.worlds()), snapshot, execution);
            arena.close();
            arena = restored;
        } catch (IllegalArgumentException e) {
            throw new ArchiveException("the checkpoint does not fit: " + e.getMessage(), e);
        }
        updateCount = progress[1];
    }

    @Override
    public void close() {
        arena.close();
        updates.forEach(PpoUpdate::close);
        rollouts.forEach(Rollout::close);
        learners.forEach(ActorCritic::close);
        workers.close();
    }
}
