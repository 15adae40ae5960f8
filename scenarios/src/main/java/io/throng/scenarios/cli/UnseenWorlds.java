package io.throng.scenarios.cli;

import io.throng.agents.policy.Policy;
import io.throng.kernel.Execution;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Seeds;
import io.throng.kernel.random.Streams;
import io.throng.marl.Experiment;
import io.throng.marl.Trainer;
import io.throng.marl.evaluate.EpisodeReturns;
import java.util.List;

/** Seeds of worlds that no training has seen, and play in them. */
final class UnseenWorlds {
    /** Of the worlds in which the policies at the end of a training are evaluated. */
    static final long SEED = 0x7E57;

    private UnseenWorlds() {}

    /** Of the evaluation of a training seed after so many steps: new worlds each time, whatever the evaluations before. */
    static long ofEvaluation(long trainingSeed, long environmentSteps) {
        return Seeds.derive(Seeds.derive(Seeds.derive(SEED, "periodic"), trainingSeed), environmentSteps);
    }

    /** Of the worlds for the absolute metric: others than those by which the best policy was chosen. */
    static long ofAbsoluteMetric(long trainingSeed) {
        return Seeds.derive(Seeds.derive(SEED, "absolute"), trainingSeed);
    }

    /** Plays what a trainer has learned, greedily; the trainer stays as it is. */
    static EpisodeReturns play(TrainingPlan plan, Trainer trainer, int episodes, long seed, Execution execution) {
        List<Policy> policies = trainer.policies(true);
        try {
            return Experiment.play(plan.worlds(), policies, episodes, seed, execution);
        } finally {
            policies.forEach(UnseenWorlds::close);
        }
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
