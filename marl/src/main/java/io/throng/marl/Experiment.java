package io.throng.marl;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.Episodes;
import io.throng.agents.arena.GameWorld;
import io.throng.agents.policy.Policy;
import io.throng.kernel.Execution;
import io.throng.kernel.random.Seeds;
import io.throng.marl.evaluate.EpisodeReturns;
import io.throng.marl.log.MetricSink;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;

/** Trains for a number of steps, and measures what was learned in worlds of their own. */
public final class Experiment {
    private static final int EVALUATION_WORLDS = 100;

    private Experiment() {}

    /**
     * Learns until the trainer has seen so many environment steps, or is told to stop after the present batch.
     *
     * @param steps in all, those before a resume included
     * @param sink takes the diagnostics of each batch
     * @param afterEach called after each batch
     * @return whether the steps were reached
     */
    public static boolean train(
            Trainer trainer, long steps, MetricSink sink, BooleanSupplier stop, AfterBatch afterEach) {
        while (trainer.environmentSteps() < steps) {
            if (stop.getAsBoolean()) {
                return false;
            }
            SequencedMap<String, Double> metrics = trainer.learn();
            sink.record(trainer.environmentSteps(), metrics);
            afterEach.run(trainer.environmentSteps(), metrics);
        }
        return true;
    }

    /** What is done after each batch. */
    @FunctionalInterface
    public interface AfterBatch {
        /** Sees the environment steps so far and the diagnostics of the batch. */
        void run(long environmentSteps, SequencedMap<String, Double> metrics);

        /** Nothing is done. */
        static AfterBatch nothing() {
            return (steps, metrics) -> {};
        }
    }

    /**
     * Plays whole episodes in worlds that no training has seen.
     *
     * @param worlds makes the worlds
     * @param policies one a kind
     * @param episodes so many, at least 1
     * @param seed the same seed gives the same worlds to every policy
     * @return return of each episode: summed over steps, averaged over all agents
     */
    public static double[] evaluate(
            IntFunction<GameWorld> worlds,
            List<? extends Policy> policies,
            int episodes,
            long seed,
            Execution execution) {
        return play(worlds, policies, episodes, seed, execution).mean();
    }

    /** The same by kind of agents; parameters as for {@link #evaluate}. */
    public static EpisodeReturns play(
            IntFunction<GameWorld> worlds,
            List<? extends Policy> policies,
            int episodes,
            long seed,
            Execution execution) {
        GameWorld arenaWorlds = worlds.apply(Math.min(episodes, EVALUATION_WORLDS));
        try (Arena arena = Arena.open(arenaWorlds, Seeds.derive(seed, "evaluation"), execution)) {
            double[][] returns = Episodes.play(arena, policies, episodes, Seeds.derive(seed, "actions"));
            List<Kind> kinds = arena.batches().stream().map(AgentBatch::kind).toList();
            return new EpisodeReturns(
                            kinds.stream().map(Kind::name).toList(),
                            kinds.stream().mapToInt(Kind::count).toArray(),
                            returns)
                    .first(episodes);
        }
    }

    /**
     * Chooses among what has been learned for worlds of other sizes, by playing a few episodes with each.
     *
     * @param candidates sets of one policy a kind
     * @param episodes with each
     * @param seed the same worlds for every candidate; other ones than those of an evaluation by this seed
     * @return the index of the one with the highest mean return, the first of equals
     */
    public static int best(
            IntFunction<GameWorld> worlds,
            List<? extends List<? extends Policy>> candidates,
            int episodes,
            long seed,
            Execution execution) {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < candidates.size() && candidates.size() > 1; i++) {
            double[] returns = evaluate(worlds, candidates.get(i), episodes, Seeds.derive(seed, "choice"), execution);
            double mean = DoubleStream.of(returns).average().orElseThrow();
            if (mean > highest) {
                highest = mean;
                best = i;
            }
        }
        return best;
    }
}
