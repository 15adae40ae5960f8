package io.throng.marl.ctde;

import io.throng.agents.arena.Arena;
import io.throng.agents.policy.Policy;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.Supplement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;

/** Proximal policy optimisation of agents that see, beside the world, what they make of their own steps. */
final class ClamLearner implements Learner {
    private final Map<String, AgentModel> models = new HashMap<>();
    private final OnPolicyLearner learner;

    ClamLearner(Assignment assignment, ClamSettings settings) {
        PpoSettings ppo = settings.ppo();
        ActorCriticSettings common = ppo.actorCritic();
        List<AgentModel> inOrder = new ArrayList<>();
        for (Crew crew : Crew.divide(assignment.kinds(), assignment.learned(), common.sharing())) {
            AgentModel model = new AgentModel(assignment, settings, crew, inOrder.size());
            inOrder.add(model);
            models.put(crew.name(), model);
        }
        Supplement.Maker learning = (crew, worlds) ->
                history(crew, worlds, run -> model(crew).trajectories().add(run));
        this.learner = OnPolicyLearner.inPopulations(
                        List.of(assignment),
                        settings.critic(),
                        common,
                        ppo.policyStep().needsDescriptions(),
                        Blueprint.of(common.architecture(), learning),
                        actors -> new ClamUpdate(
                                actors, inOrder, new PpoUpdate(assignment, ppo, settings.critic(), false, actors)))
                .getFirst();
    }

    private AgentModel model(Crew crew) {
        AgentModel model = models.get(crew.name());
        if (model == null) {
            throw new IllegalArgumentException(
                    "a crew must be one of " + models.keySet() + ", got " + crew.name() + "; it has no model");
        }
        return model;
    }

    private Supplement history(Crew crew, int worlds, Consumer<float[]> ended) {
        return new OwnHistory(crew, worlds, model(crew), ended);
    }

    @Override
    public void decide(Arena arena) {
        learner.decide(arena);
    }

    @Override
    public SequencedMap<String, Double> observe(Arena arena) {
        return learner.observe(arena);
    }

    /** A {@link ModellingPolicy}; nothing is learned from what it lives through. */
    @Override
    public Policy policy(int kind, boolean greedy) {
        return new ModellingPolicy(
                (crew, worlds) -> history(crew, worlds, run -> {}), maker -> learner.policy(kind, greedy, maker));
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
