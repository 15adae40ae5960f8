package io.throng.marl.ctde;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.FiniteModel;
import io.throng.agents.policy.Policy;
import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.random.Draws;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.Algorithm;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Exact policy gradients of a joint policy that is a Bayesian network over the agents, in a game that is known exactly (Chen et
 * al., "Context-aware Bayesian network actor-critic methods for cooperative multi-agent reinforcement learning", ICML 2023,
 * section 4): with all edges the gradient leads to no suboptimal miscoordination.
 *
 * <p>An environment step is an iteration: one step up the gradient. Logits begin normally distributed. The policies play by
 * numbers drawn for the world and step, so that every kind's policy knows what the others will do.
 */
public final class BnpgTabular implements Algorithm<BnpgTabularSettings> {
    @Override
    public String name() {
        return "bnpg_tabular";
    }

    @Override
    public String description() {
        return "Exact policy gradients of Bayesian-network policies (Chen et al. 2023); the game must be known"
                + " exactly.";
    }

    @Override
    public BnpgTabularSettings defaults() {
        return BnpgTabularSettings.defaults();
    }

    @Override
    public int worlds(BnpgTabularSettings settings) {
        return 1;
    }

    @Override
    public Learner learner(BnpgTabularSettings settings, Assignment assignment) {
        if (!(assignment.game() instanceof FiniteModel model)) {
            throw new IllegalArgumentException(
                    "bnpg_tabular needs a game that is known exactly (a FiniteModel, as the scenario"
                            + " coordination), got "
                            + assignment.game().getClass().getSimpleName());
        }
        if (assignment.learned().size() < assignment.kinds().size()) {
            throw new IllegalArgumentException("bnpg_tabular must learn for all kinds, got "
                    + assignment.learned().size() + " of " + assignment.kinds().size());
        }
        return new Iterations(settings, assignment, model);
    }

    /** One iteration a step. */
    private static final class Iterations implements Learner {
        private static final String POLICY = "joint.policy";
        private static final String COUNT = "joint.iterations";

        private final BnpgTabularSettings settings;
        private final Assignment assignment;
        private final FiniteModel model;
        private final ExactReturn exact;
        private final BayesianPolicy policy;
        private final double best;
        private long iterations;

        Iterations(BnpgTabularSettings settings, Assignment assignment, FiniteModel model) {
            this.settings = settings;
            this.assignment = assignment;
            this.model = model;
            this.exact = new ExactReturn(model, settings.discount());
            this.policy = new BayesianPolicy(model, settings.dag());
            this.best = exact.best();
            Draws draws =
                    new Philox().reset(assignment.seed(), 0, 0, Streams.WEIGHTS).draws();
            for (double[] table : policy.logits()) {
                for (int i = 0; i < table.length; i++) {
                    table[i] = draws.gaussian();
                }
            }
        }

        @Override
        public void decide(Arena arena) {
            for (int kind : assignment.learned()) {
                policy(kind, false).act(arena.batches().get(kind), assignment.seed(), arena.steps());
            }
        }

        @Override
        public SequencedMap<String, Double> observe(Arena arena) {
            exact.ascend(policy, settings.ascent(), settings.rate());
            iterations++;
            SequencedMap<String, Double> told = new LinkedHashMap<>();
            if (iterations % settings.reportEvery() == 0) {
                double value = exact.of(policy);
                told.put("j", value);
                told.put("j_best", best);
                if (best != 0) {
                    told.put("j_ratio", value / best);
                }
            }
            return told;
        }

        @Override
        public Policy policy(int kind, boolean greedy) {
            int first = assignment.kinds().subList(0, kind).stream()
                    .mapToInt(other -> other.count())
                    .sum();
            return (batch, seed, step) -> act(batch, first, greedy, seed, step);
        }

        private void act(AgentBatch batch, int firstAgent, boolean greedy, long seed, long step) {
            Philox random = new Philox();
            int agents = batch.kind().count();
            for (int world = 0; world < batch.worlds(); world++) {
                int state = model.stateOf(batch.observations(), world * agents * batch.features());
                random.reset(seed, world, step, Streams.POLICY);
                int[] chosen = policy.draw(state, greedy, random);
                for (int i = 0; i < agents; i++) {
                    batch.actions()[world * agents + i] = chosen[firstAgent + i];
                }
            }
        }

        @Override
        public void save(ArchiveWriter archive) throws IOException {
            archive.longs(COUNT, new long[] {iterations});
            archive.doubles(POLICY, policy.save());
        }

        @Override
        public void load(ArchiveReader archive) throws IOException {
            long[] saved = archive.longs(COUNT);
            if (saved.length != 1 || saved[0] < 0) {
                throw new ArchiveException(COUNT + " must be one number from 0, got " + saved.length);
            }
            try {
                policy.load(archive.doubles(POLICY));
            } catch (IllegalArgumentException e) {
                throw new ArchiveException(POLICY + ": " + e.getMessage(), e);
            }
            iterations = saved[0];
        }

        @Override
        public void close() {}
    }
}
