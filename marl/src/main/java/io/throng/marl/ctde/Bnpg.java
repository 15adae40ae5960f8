package io.throng.marl.ctde;

import io.throng.agents.arena.Arena;
import io.throng.agents.policy.Policy;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Algorithm;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.CriticView;
import io.throng.marl.rollout.Sharing;
import java.io.IOException;
import java.util.List;
import java.util.SequencedMap;

/**
 * A joint policy that is a Bayesian network over the agents, learned by proximal policy optimisation with a central critic:
 * agents choose one after the other, each knowing what its parents chose, so that they get out of coordination that is bad
 * for all; while they learn the edges go, and what is left decides without the others (Chen et al., "Context-aware Bayesian
 * network actor-critic methods for cooperative multi-agent reinforcement learning", ICML 2023, section 5).
 *
 * <p>The graph is a {@link Dag} in the order of the game's agents, or learned: an order, and edges along it, depend on what
 * all agents perceive.
 *
 * <p>Departures: a learned graph is drawn by Plackett and Luce's distribution of orders and a coin for each pair, whose
 * probabilities are exact, and learned by their clipped policy gradient, in place of straight-through gradients of
 * Gumbel-Sinkhorn and Gumbel-softmax ({@link OrderedGraphs}); edges go by chance, edge by edge, with a chance that falls to 0,
 * so that a policy learns with and without them at once; evaluated and handed out is always the policy without edges. Every
 * agent learns, and a step costs as many passes of the network as agents share a policy while there are edges.
 */
public final class Bnpg implements Algorithm<BnpgSettings> {
    @Override
    public String name() {
        return "bnpg";
    }

    @Override
    public String description() {
        return "Policies that are a Bayesian network while they learn, and independent afterwards (Chen et al. 2023).";
    }

    @Override
    public BnpgSettings defaults() {
        return BnpgSettings.defaults();
    }

    @Override
    public int worlds(BnpgSettings settings) {
        return settings.ppo().actorCritic().gathering().worlds();
    }

    @Override
    public Learner learner(BnpgSettings settings, Assignment assignment) {
        PpoSettings ppo = settings.ppo();
        ActorCriticSettings common = ppo.actorCritic();
        LearnedGraph learned = learnedGraph(settings, assignment);
        ParentsActions.Graph graph = learned == null ? ParentsActions.Graph.of(settings.dag()) : learned;
        OnPolicyLearner learner = OnPolicyLearner.inPopulations(
                        List.of(assignment),
                        CriticView.WORLD,
                        common,
                        ppo.policyStep().needsDescriptions(),
                        Blueprint.of(
                                common.architecture(),
                                ParentsActions.learning(assignment.kinds(), graph, settings.annealSteps())),
                        actors -> {
                            PpoUpdate update = new PpoUpdate(assignment, ppo, CriticView.WORLD, false, actors);
                            return learned == null
                                    ? update
                                    : new BnpgUpdate(actors.getFirst(), assignment.worlds(), update, learned);
                        })
                .getFirst();
        return new Network(settings, assignment, learner);
    }

    /** A graph to learn, or null. */
    private static LearnedGraph learnedGraph(BnpgSettings settings, Assignment assignment) {
        if (settings.graph() == BnpgSettings.GraphKind.FIXED) {
            return null;
        }
        Sharing sharing = settings.ppo().actorCritic().sharing();
        int crews =
                Crew.divide(assignment.kinds(), assignment.learned(), sharing).size();
        if (crews > 1) {
            throw new IllegalArgumentException("graph=LEARNED needs one policy for all agents, got " + crews
                    + "; set sharing=ALL, or graph=FIXED");
        }
        return new LearnedGraph(assignment, settings);
    }

    /** Learns with edges, and hands out policies without. */
    private record Network(BnpgSettings settings, Assignment assignment, OnPolicyLearner learner) implements Learner {
        @Override
        public void decide(Arena arena) {
            learner.decide(arena);
        }

        @Override
        public SequencedMap<String, Double> observe(Arena arena) {
            SequencedMap<String, Double> told = learner.observe(arena);
            if (!told.isEmpty()) {
                long steps = arena.steps() * assignment.worlds();
                told.put("edge_chance", ParentsActions.chance(steps, settings.annealSteps()));
            }
            return told;
        }

        @Override
        public Policy policy(int kind, boolean greedy) {
            return learner.policy(kind, greedy, ParentsActions.cutOff(assignment.kinds()));
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
}
