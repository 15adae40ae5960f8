package io.throng.marl.ctde;

import io.throng.agents.Kind;
import io.throng.agents.arena.Arena;
import io.throng.agents.policy.Policy;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Learner;
import java.io.IOException;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Learns with latents drawn for each episode, and hands out policies of one latent each. */
final class MraLearner implements Learner {
    private final OnPolicyLearner learner;
    private final MraUpdate update;

    MraLearner(OnPolicyLearner learner, MraUpdate update) {
        this.learner = learner;
        this.update = update;
    }

    @Override
    public void decide(Arena arena) {
        learner.decide(arena);
    }

    @Override
    public SequencedMap<String, Double> observe(Arena arena) {
        return learner.observe(arena);
    }

    /** The policy of the latent that has earned most while learning. */
    @Override
    public Policy policy(int kind, boolean greedy) {
        LearningActor crew = learner.crews().stream()
                .filter(actor -> actor.crew.members().stream().anyMatch(member -> member.kindIndex() == kind))
                .findFirst()
                .orElseThrow();
        return learner.policy(kind, greedy, Latents.fixed(update.latents(), update.bestLatent(crew)));
    }

    /** The policies of the latents of all populations, in order. */
    @Override
    public List<Policy> candidates(int kind, Kind as, boolean greedy) {
        return IntStream.range(0, update.latents())
                .mapToObj(latent -> learner.policy(kind, as, greedy, Latents.fixed(update.latents(), latent)))
                .toList();
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
