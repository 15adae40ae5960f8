package io.throng.marl.ctde;

import io.throng.agents.arena.Arena;
import io.throng.agents.policy.Policy;
import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import io.throng.marl.net.Sums;
import io.throng.marl.rollout.Actor;
import io.throng.marl.rollout.LearnedPolicy;
import io.throng.marl.rollout.Replay;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Learning from remembered steps of whole worlds: step, remember, and every so many steps learn from some that are drawn. */
final class OffPolicyLearner implements Learner {
    private final Assignment assignment;
    private final ReplaySettings settings;
    private final ReplayUpdate learning;
    private final Replay replay;
    private final Sums told = new Sums();
    private long updates;
    private long toldUpdates;
    private long reports;

    OffPolicyLearner(Assignment assignment, ReplaySettings settings, ReplayUpdate learning) {
        this.assignment = assignment;
        this.settings = settings;
        this.learning = learning;
        this.replay = new Replay(assignment.kinds(), settings.replaySteps());
    }

    @Override
    public void decide(Arena arena) {
        replay.before(arena);
        learning.decide(arena, arena.steps() * arena.worlds());
    }

    @Override
    public SequencedMap<String, Double> observe(Arena arena) {
        replay.after(arena);
        long steps = arena.steps() * arena.worlds();
        double rateFactor = settings.rates().factor(steps);
        long due = steps < settings.warmup() ? 0 : 1 + (steps - settings.warmup()) / settings.updateEvery();
        boolean learned = updates < due;
        while (updates < due) {
            learning.update(replay, rateFactor, updates, told);
            updates++;
            toldUpdates++;
        }
        if (learned) {
            learning.actors().forEach(Actor::publish);
        }
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        if (toldUpdates > 0 && steps / settings.reportEvery() > reports) {
            told.dividedBy(toldUpdates).forEach((name, value) -> metrics.put(shown(name), value));
            told.clear();
            toldUpdates = 0;
            reports = steps / settings.reportEvery();
        }
        return metrics;
    }

    /** Without the crew's name where there is but one. */
    private String shown(String name) {
        boolean alone = learning.crews().size() == 1
                && assignment.learned().size() == assignment.kinds().size();
        String prefix = learning.crews().getFirst().name() + ".";
        return alone && name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    @Override
    public Policy policy(int kind, boolean greedy) {
        LearnedPolicy policy = new LearnedPolicy(kind, learning.crews(), learning.actors(), greedy);
        return learning.isOfActionValues() ? policy.ofActionValues() : policy;
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        archive.longs(block("progress"), new long[] {updates, toldUpdates, reports});
        told.save(archive, block("told"));
        replay.save(archive, block("replay"));
        learning.save(archive);
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        long[] saved = archive.longs(block("progress"));
        if (saved.length != 3 || saved[0] < 0 || saved[1] < 0 || saved[2] < 0) {
            throw new ArchiveException(block("progress") + " must be three numbers from 0, got " + saved.length);
        }
        told.load(archive, block("told"));
        replay.load(archive, block("replay"));
        learning.load(archive);
        updates = saved[0];
        toldUpdates = saved[1];
        reports = saved[2];
    }

    private String block(String name) {
        return "learner." + learning.crews().getFirst().name() + "." + name;
    }

    @Override
    public void close() {
        learning.close();
    }
}
