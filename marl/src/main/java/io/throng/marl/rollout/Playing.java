package io.throng.marl.rollout;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.policy.Explanation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Some agents of a kind at play in an arena: their actor, and their critic where there is one. For one thread. */
final class Playing implements AutoCloseable {
    private final Crew.Member member;
    private final Explainer explainer;
    private final ActorPass pass;
    private final Optional<StateValuePass> value;

    /**
     * Agents that have not played yet.
     *
     * @param member the agents, of the only kind of their policy's batch
     */
    Playing(Crew.Member member, Explainer explainer, ActorPass pass, Optional<StateValuePass> value) {
        this.member = member;
        this.explainer = explainer;
        this.pass = pass;
        this.value = value;
    }

    void act(AgentBatch batch, long seed, long step, boolean greedy) {
        value.ifPresent(StateValuePass::follow);
        pass.act(List.of(batch), seed, step, greedy);
        pass.settle();
    }

    boolean has(AgentBatch batch, int batchRow) {
        int agent = batchRow % batch.kind().count();
        return agent >= member.firstAgent() && agent < member.firstAgent() + member.agents();
    }

    Explanation explain(AgentBatch batch, int batchRow) {
        int agent = batchRow % batch.kind().count();
        int row = batch.worldOf(batchRow) * member.agents() + agent - member.firstAgent();
        OptionalDouble said = value.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(value.get().of(row, batch, batchRow));
        return pass.explain(explainer, row, batch, batchRow, said);
    }

    /** What is remembered, by the actor and then by the critic. */
    float[] save() {
        float[] ofActor = pass.save();
        float[] ofCritic = value.isEmpty() ? new float[0] : value.get().save();
        float[] saved = Arrays.copyOf(ofActor, ofActor.length + ofCritic.length);
        System.arraycopy(ofCritic, 0, saved, ofActor.length, ofCritic.length);
        return saved;
    }

    void load(float[] saved) {
        int ofActor = pass.save().length;
        pass.load(Arrays.copyOf(saved, ofActor));
        value.ifPresent(critic -> critic.load(Arrays.copyOfRange(saved, ofActor, saved.length)));
    }

    @Override
    public void close() {
        pass.close();
        value.ifPresent(StateValuePass::close);
    }
}
