package io.throng.marl.rollout;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.agents.policy.RememberingPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The decentralised policy of one kind of agents: each agent's action depends on its own observations alone. A kind whose
 * agents do not share has an actor for each of them. Recurrent policies remember from step to step, so one object plays in
 * one arena at a time; it starts anew with another batch.
 */
public final class LearnedPolicy implements RememberingPolicy, AutoCloseable {
    private final List<Part> parts = new ArrayList<>();
    private final boolean greedy;
    private final Supplement.Maker supplements;
    private final List<ActorPass> passes = new ArrayList<>();
    private AgentBatch batch;

    /** Some agents of the kind, and who decides for them; the agents' rows are those of a batch that stands alone. */
    private record Part(Crew crew, Actor actor) {}

    /**
     * A policy of a kind.
     *
     * @param kindIndex which kind
     * @param crews all crews
     * @param actors one a crew; they stay the caller's
     */
    public LearnedPolicy(int kindIndex, List<Crew> crews, List<Actor> actors, boolean greedy) {
        this(kindIndex, crews, actors, greedy, Supplement.Maker.none());
    }

    /** The same where something follows what agents perceive. */
    public LearnedPolicy(
            int kindIndex, List<Crew> crews, List<Actor> actors, boolean greedy, Supplement.Maker supplements) {
        this.greedy = greedy;
        this.supplements = supplements;
        for (int i = 0; i < crews.size(); i++) {
            for (Crew.Member member : crews.get(i).members()) {
                if (member.kindIndex() == kindIndex) {
                    Crew.Member alone = new Crew.Member(0, member.kind(), member.firstAgent(), member.agents());
                    parts.add(new Part(new Crew(crews.get(i).name(), List.of(alone)), actors.get(i)));
                }
            }
        }
    }

    /** Who decides: one for all agents of the kind, or one each in order. They follow the trainer's learning. */
    public List<Actor> actors() {
        return parts.stream().map(Part::actor).toList();
    }

    /** Whose policy this is. */
    public Kind kind() {
        return parts.getFirst().crew().kind();
    }

    /**
     * What follows everything that agents of this policy perceive, if it is the same always; empty if it is not, and the
     * policy therefore more than its networks.
     */
    public Optional<float[]> constants() {
        return supplements.of(parts.getFirst().crew(), 1).constants();
    }

    @Override
    public void act(AgentBatch newBatch, long seed, long step) {
        begin(newBatch);
        List<AgentBatch> batches = List.of(newBatch);
        for (ActorPass pass : passes) {
            pass.act(batches, seed, step, greedy);
            pass.settle();
        }
    }

    private void begin(AgentBatch newBatch) {
        if (batch != newBatch) {
            close();
            requireFit(newBatch);
            batch = newBatch;
            parts.forEach(part -> passes.add(pass(part, newBatch.worlds())));
        }
    }

    @Override
    public float[] remembered() {
        List<float[]> saved = passes.stream().map(ActorPass::save).toList();
        float[] all = new float[saved.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : saved) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    @Override
    public void recall(AgentBatch newBatch, float[] remembered) {
        begin(newBatch);
        if (remembered.length == 0) {
            return;
        }
        int size = remembered().length;
        if (remembered.length != size) {
            throw new IllegalArgumentException("what a policy remembers of " + newBatch.rows() + " agents must be "
                    + size + " numbers, got " + remembered.length);
        }
        int at = 0;
        for (ActorPass pass : passes) {
            int length = pass.save().length;
            pass.load(Arrays.copyOfRange(remembered, at, at + length));
            at += length;
        }
    }

    private void requireFit(AgentBatch newBatch) {
        for (Part part : parts) {
            Crew.Member member = part.crew().members().getFirst();
            if (member.kind().count() != newBatch.kind().count()
                    || member.kind().observation().size() != newBatch.features()) {
                throw new IllegalArgumentException("a policy learned for "
                        + member.kind().count() + " agents of kind "
                        + member.kind().name() + " that perceive "
                        + member.kind().observation().size() + " numbers cannot decide for "
                        + newBatch.kind().count() + " that perceive " + newBatch.features());
            }
        }
    }

    private ActorPass pass(Part part, int worlds) {
        return new ActorPass(part.crew(), part.actor(), worlds, supplements.of(part.crew(), worlds));
    }

    @Override
    public void close() {
        passes.forEach(ActorPass::close);
        passes.clear();
        batch = null;
    }
}
