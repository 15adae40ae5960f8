package io.throng.marl.ctde;

import io.throng.agents.arena.Arena;
import io.throng.agents.policy.Policy;
import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import io.throng.marl.rollout.Actor;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.CriticView;
import io.throng.marl.rollout.LearnedPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/** On-policy learning of decentralised actors: gather a fixed number of steps from all worlds, improve, repeat. */
final class OnPolicyLearner implements Learner {
    private final Assignment assignment;
    private final ActorCriticSettings settings;
    private final List<LearningActor> crews = new ArrayList<>();
    private final Improvement improvement;
    private long updates;

    OnPolicyLearner(
            Assignment assignment,
            CriticView view,
            ActorCriticSettings settings,
            boolean keepsDescriptions,
            Function<List<LearningActor>, Improvement> improvement) {
        this.assignment = assignment;
        this.settings = settings;
        List<Crew> divided = Crew.divide(assignment.kinds(), assignment.learned(), settings.sharing());
        for (int i = 0; i < divided.size(); i++) {
            crews.add(new LearningActor(assignment, divided.get(i), i, view, settings, keepsDescriptions));
        }
        this.improvement = improvement.apply(crews);
    }

    @Override
    public void decide(Arena arena) {
        crews.forEach(crew -> crew.rollout.decide(arena, assignment.seed()));
    }

    @Override
    public SequencedMap<String, Double> observe(Arena arena) {
        boolean full = false;
        for (LearningActor crew : crews) {
            full = crew.observe(arena);
        }
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        if (!full) {
            return metrics;
        }
        crews.forEach(LearningActor::prepare);
        long environmentSteps = arena.steps() * arena.worlds();
        List<SequencedMap<String, Double>> told =
                improvement.improve(settings.rates().factor(environmentSteps), updates++);
        for (int i = 0; i < crews.size(); i++) {
            LearningActor crew = crews.get(i);
            told.get(i).forEach((name, value) -> metrics.put(prefix(crew) + name, value));
            crew.restart();
        }
        return metrics;
    }

    private String prefix(LearningActor crew) {
        boolean alone = crews.size() == 1
                && assignment.learned().size() == assignment.kinds().size();
        return alone ? "" : crew.crew.name() + ".";
    }

    @Override
    public Policy policy(int kind, boolean greedy) {
        List<Crew> all = crews.stream().map(crew -> crew.crew).toList();
        List<Actor> actors = crews.stream().map(crew -> crew.actor).toList();
        return new LearnedPolicy(kind, all, actors, greedy);
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        archive.longs(block("updates"), new long[] {updates});
        for (LearningActor crew : crews) {
            crew.save(archive);
        }
        improvement.save(archive);
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        long[] saved = archive.longs(block("updates"));
        if (saved.length != 1 || saved[0] < 0) {
            throw new ArchiveException(block("updates") + " must be one number from 0, got " + saved.length);
        }
        for (LearningActor crew : crews) {
            crew.load(archive);
        }
        improvement.load(archive);
        updates = saved[0];
    }

    private String block(String name) {
        return "learner." + crews.getFirst().crew.name() + "." + name;
    }

    @Override
    public void close() {
        improvement.close();
        crews.forEach(LearningActor::close);
    }
}
