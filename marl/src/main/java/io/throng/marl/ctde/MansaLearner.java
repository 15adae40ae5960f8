package io.throng.marl.ctde;

import io.throng.agents.arena.Arena;
import io.throng.agents.policy.Policy;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import java.io.IOException;
import java.util.SequencedMap;

/** Learns off policy, and hands out policies that switch. */
final class MansaLearner implements Learner {
    private final MansaUpdate update;
    private final OffPolicyLearner learner;

    MansaLearner(Assignment assignment, MansaSettings settings) {
        this.update = new MansaUpdate(assignment, settings);
        this.learner = new OffPolicyLearner(assignment, settings.values().replay(), update);
    }

    @Override
    public void decide(Arena arena) {
        learner.decide(arena);
    }

    @Override
    public SequencedMap<String, Double> observe(Arena arena) {
        return learner.observe(arena);
    }

    /** Values have one best choice: nothing is drawn, greedy or not. */
    @Override
    public Policy policy(int kind, boolean greedy) {
        return new SwitchingPolicy(update.team(kind));
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        learner.save(archive);
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        learner.load(archive);
    }

    @Override
    public void close() {
        learner.close();
    }
}
