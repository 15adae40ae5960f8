package io.throng.scenarios.cli;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.agents.policy.Policy;
import io.throng.agents.policy.TypedPolicy;
import io.throng.kernel.Execution;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Seeds;
import io.throng.kernel.random.Streams;
import io.throng.marl.Experiment;
import io.throng.marl.Trainer;
import io.throng.marl.ctde.ModellingPolicy;
import io.throng.marl.evaluate.EpisodeReturns;
import io.throng.marl.probe.TypeProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Seeds of worlds that no training has seen, and play in them. */
final class UnseenWorlds {
    /** Of the worlds in which the policies at the end of a training are evaluated. */
    static final long SEED = 0x7E57;

    /** In how many episodes each of several policies is tried. */
    private static final int CHOICE_EPISODES = 100;

    private UnseenWorlds() {}

    /** Of the evaluation of a training seed after so many steps: new worlds each time, whatever the evaluations before. */
    static long ofEvaluation(long trainingSeed, long environmentSteps) {
        return Seeds.derive(Seeds.derive(Seeds.derive(SEED, "periodic"), trainingSeed), environmentSteps);
    }

    /** Of the worlds for the absolute metric: others than those by which the best policy was chosen. */
    static long ofAbsoluteMetric(long trainingSeed) {
        return Seeds.derive(Seeds.derive(SEED, "absolute"), trainingSeed);
    }

    /**
     * Plays what a trainer has learned; the trainer stays as it is.
     *
     * @param greedy whether to take the most likely actions instead of drawing them
     */
    static EpisodeReturns play(
            TrainingPlan plan, Trainer trainer, boolean greedy, int episodes, long seed, Execution execution) {
        List<Policy> policies = trainer.policies(greedy);
        try {
            return Experiment.play(plan.worlds(), policies, episodes, seed, execution);
        } finally {
            policies.forEach(UnseenWorlds::close);
        }
    }

    /**
     * The same in worlds of other numbers of agents than it learned in; of several policies it has, the one that earns most in
     * a few such worlds.
     */
    static EpisodeReturns playIn(
            TrainingPlan stage, Trainer trainer, boolean greedy, int episodes, long seed, Execution execution) {
        List<Kind> kinds =
                stage.worlds().apply(1).batches().stream().map(AgentBatch::kind).toList();
        List<List<Policy>> candidates = trainer.candidates(kinds, greedy);
        try {
            int best = Experiment.best(stage.worlds(), candidates, CHOICE_EPISODES, seed, execution);
            return Experiment.play(stage.worlds(), candidates.get(best), episodes, seed, execution);
        } finally {
            candidates.forEach(policies -> policies.forEach(UnseenWorlds::close));
        }
    }

    /** Plays, and keeps what agents make of their first steps against opponents of several types; empty without either. */
    static Optional<TypeProbe> probe(TrainingPlan plan, Trainer trainer, int steps, int episodes, Execution execution) {
        List<Policy> policies = new ArrayList<>(trainer.policies(true));
        List<Policy> opened = List.copyOf(policies);
        try {
            Optional<TypeProbe> probe = Optional.empty();
            for (int kind = 0; kind < policies.size(); kind++) {
                if (policies.get(kind) instanceof ModellingPolicy modelling) {
                    probe = typed(opened).map(opponents -> new TypeProbe(modelling, opponents, steps));
                    int own = kind;
                    probe.ifPresent(found -> policies.set(own, found));
                }
            }
            if (probe.isPresent()) {
                Experiment.play(plan.worlds(), policies, episodes, SEED, execution);
            }
            return probe;
        } finally {
            opened.forEach(UnseenWorlds::close);
        }
    }

    private static Optional<TypedPolicy> typed(List<Policy> policies) {
        return policies.stream()
                .filter(TypedPolicy.class::isInstance)
                .map(TypedPolicy.class::cast)
                .filter(policy -> policy.types() > 1)
                .findFirst();
    }

    private static void close(Policy policy) {
        if (policy instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("a policy could not be closed: " + e.getMessage(), e);
            }
        }
    }

    /** Draws for the intervals of one purpose. */
    static Philox generator(int purpose) {
        return new Philox().reset(SEED, purpose, 0, Streams.EVALUATE);
    }
}
