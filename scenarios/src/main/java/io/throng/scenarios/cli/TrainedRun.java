package io.throng.scenarios.cli;

import io.throng.agents.arena.AgentBatch;
import io.throng.scenarios.Scenario;
import io.throng.scenarios.io.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a training learned, to be played in its scenario: by its first seed. */
final class TrainedRun {
    private final Path folder;
    private final TrainingPlan plan;

    private TrainedRun(Path folder, TrainingPlan plan) {
        this.folder = folder;
        this.plan = plan;
    }

    /** Whether a folder is that of a training. */
    static boolean isAt(Path folder) {
        return "train".equals(RunFolder.open(folder).manifest().get("command"));
    }

    static TrainedRun open(Path folder) {
        return new TrainedRun(folder, TrainingPlan.open(folder));
    }

    Scenario<?> scenario() {
        return plan.scenario();
    }

    /** Those that were trained with, with changes. */
    Record parameters(Integer agents, Map<String, String> changes) {
        return parameters(plan.scenario(), agents, changes);
    }

    /** The parameters are those of this very scenario. */
    @SuppressWarnings("unchecked")
    private <P extends Record> P parameters(Scenario<P> scenario, Integer agents, Map<String, String> changes) {
        return ScenarioRun.parameters(scenario, (P) plan.parameters(), agents, changes);
    }

    /**
     * Who decides: policies given for some kinds, for others what they learned, and for those that learned nothing whoever
     * decided for them.
     *
     * @throws IllegalArgumentException if nobody learned what can be played apart from the training
     */
    RunPolicies policies(List<String> texts, boolean draw) throws IOException {
        List<GivenPolicy> all = new ArrayList<>();
        for (String text : texts) {
            all.add(GivenPolicy.parse(text));
        }
        List<String> given = all.stream().map(GivenPolicy::kind).toList();
        for (Map.Entry<String, byte[]> learned :
                TrainedPolicies.some(folder, null).entrySet()) {
            if (!given.contains(learned.getKey())) {
                all.add(GivenPolicy.of(learned.getKey(), folder.toString(), learned.getValue()));
            }
        }
        requireNotLost(all.stream().map(GivenPolicy::kind).toList());
        return RunPolicies.of(all, draw, kind -> plan.teams().atRandom(kind, plan.scenario(), plan.parameters()));
    }

    /** Learned policies that no file can hold do not quietly become random ones. */
    private void requireNotLost(List<String> kinds) {
        for (AgentBatch batch : plan.worlds().apply(1).batches()) {
            String kind = batch.kind().name();
            boolean fixed =
                    plan.teams().fixed().stream().anyMatch(each -> each.kind().equals(kind));
            if (!kinds.contains(kind) && !fixed) {
                throw new IllegalArgumentException("what " + kind + " learned by "
                        + plan.teams().algorithmOf(kind, plan.algorithm()).name()
                        + " is more than networks and cannot be played apart from its training; give another policy"
                        + " with --policy " + kind + "=FILE");
            }
        }
    }
}
