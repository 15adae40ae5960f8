package io.throng.scenarios.cli;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.agents.policy.Policy;
import io.throng.kernel.Execution;
import io.throng.marl.Trainer;
import io.throng.marl.checkpoint.Checkpoint;
import io.throng.marl.export.PolicyFile;
import io.throng.marl.rollout.LearnedPolicy;
import io.throng.scenarios.io.RunFolder;
import io.throng.scenarios.io.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The policies that one seed of a training learned, as files. */
final class TrainedPolicies {
    private TrainedPolicies() {}

    /**
     * The bytes of the learned policies by kind; kinds that learned nothing are left out.
     *
     * @param seed of the training, or null for its first
     * @throws IllegalArgumentException if there is no such training, or it has not got that far
     */
    static SequencedMap<String, byte[]> of(Path run, Long seed) throws IOException {
        TrainingPlan plan = TrainingPlan.open(run);
        long wanted = seed == null ? plan.seed() : seed;
        if (wanted < plan.seed() || wanted >= plan.seed() + plan.seeds()) {
            throw new IllegalArgumentException("the seeds of " + run + " are " + plan.seed() + " to "
                    + (plan.seed() + plan.seeds() - 1) + ", got " + wanted);
        }
        Path checkpoint = RunFolder.open(run).seed(wanted).resolve(SeedTraining.CHECKPOINT);
        if (!Files.exists(checkpoint)) {
            throw new IllegalArgumentException("seed " + wanted + " of " + run
                    + " has no checkpoint yet; train it first: throng train --resume " + run);
        }
        try (Trainer trainer = plan.player(wanted, Execution.defaults().withThreads(1))) {
            Checkpoint.read(checkpoint, plan.algorithm().name(), trainer);
            return written(plan, wanted, trainer);
        }
    }

    /**
     * The same where there is at least one.
     *
     * @throws IllegalArgumentException also if nobody learned what a file can hold
     */
    static SequencedMap<String, byte[]> some(Path run, Long seed) throws IOException {
        SequencedMap<String, byte[]> learned = of(run, seed);
        if (learned.isEmpty()) {
            throw new IllegalArgumentException("nobody learned a policy that is networks alone in " + run
                    + "; those of clam and mansa do more, and cannot be written");
        }
        return learned;
    }

    private static SequencedMap<String, byte[]> written(TrainingPlan plan, long seed, Trainer trainer)
            throws IOException {
        List<Policy> policies = trainer.policies(true);
        List<Kind> kinds =
                plan.worlds().apply(1).batches().stream().map(AgentBatch::kind).toList();
        SequencedMap<String, byte[]> written = new LinkedHashMap<>();
        Path file = Files.createTempFile("throng", ".policy");
        try {
            for (int i = 0; i < kinds.size(); i++) {
                if (policies.get(i) instanceof LearnedPolicy learned) {
                    PolicyFile.write(file, learned, about(plan, kinds.get(i).name(), seed, trainer));
                    written.put(kinds.get(i).name(), Files.readAllBytes(file));
                }
            }
        } finally {
            Files.deleteIfExists(file);
        }
        return written;
    }

    private static SequencedMap<String, String> about(TrainingPlan plan, String kind, long seed, Trainer trainer) {
        SequencedMap<String, String> about = new LinkedHashMap<>();
        about.put("throng", Version.current());
        about.put("algorithm", plan.teams().algorithmOf(kind, plan.algorithm()).name());
        about.put("scenario", plan.scenario().name());
        about.put("seed", Long.toString(seed));
        about.put("steps", Long.toString(trainer.environmentSteps()));
        return about;
    }
}
