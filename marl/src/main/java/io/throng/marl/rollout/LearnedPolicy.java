package io.throng.marl.rollout;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.agents.policy.ExplainingPolicy;
import io.throng.agents.policy.Explanation;
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
public final class LearnedPolicy implements RememberingPolicy, ExplainingPolicy, AutoCloseable {
    private final List<Part> parts;
    private final boolean greedy;
    private final Supplement.Maker supplements;
    private final boolean ofActionValues;
    private final List<Playing> playing = new ArrayList<>();
    private List<AgentBatch> everybody = List.of();
    private AgentBatch batch;

    /**
     * Some agents of the kind, who decides for them, and who knows what is to be expected, if anybody does; the agents' rows
     * are those of a batch that stands alone.
     */
    private record Part(int crewIndex, Crew crew, Actor actor, Optional<StateValue> value) {
        Crew.Member member() {
            return crew.members().getFirst();
        }
    }

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
        this(parts(kindIndex, crews, actors), greedy, supplements, false);
    }

    private LearnedPolicy(List<Part> parts, boolean greedy, Supplement.Maker supplements, boolean ofActionValues) {
        this.parts = List.copyOf(parts);
        this.greedy = greedy;
        this.supplements = supplements;
        this.ofActionValues = ofActionValues;
    }

    private static List<Part> parts(int kindIndex, List<Crew> crews, List<Actor> actors) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < crews.size(); i++) {
            for (Crew.Member member : crews.get(i).members()) {
                if (member.kindIndex() == kindIndex) {
                    Crew.Member alone = new Crew.Member(0, member.kind(), member.firstAgent(), member.agents());
                    Crew crew = new Crew(crews.get(i).name(), List.of(alone));
                    parts.add(new Part(i, crew, actors.get(i), Optional.empty()));
                }
            }
        }
        return parts;
    }

    /**
     * The same policy with critics that know what is to be expected.
     *
     * @param values one a crew, of all crews that the policy was made of; they stay the caller's
     */
    public LearnedPolicy valuedBy(List<StateValue> values) {
        List<Part> valued = parts.stream()
                .map(part -> new Part(
                        part.crewIndex(), part.crew(), part.actor(), Optional.of(values.get(part.crewIndex()))))
                .toList();
        return new LearnedPolicy(valued, greedy, supplements, ofActionValues);
    }

    /** The same policy of actors whose outputs are not logits but what choices are worth. */
    public LearnedPolicy ofActionValues() {
        return new LearnedPolicy(parts, greedy, supplements, true);
    }

    /** Whether the actors' outputs are what choices are worth. */
    public boolean isOfActionValues() {
        return ofActionValues;
    }

    /** Who knows what is to be expected: one an actor, in order, or nobody. */
    public List<StateValue> values() {
        return parts.stream().flatMap(part -> part.value().stream()).toList();
    }

    /**
     * Lets critics see everybody of the arena it is about to play in; without it they see nobody, and no values are known.
     *
     * @param batches of the arena, among them the one it will decide for
     */
    public void among(List<AgentBatch> batches) {
        if (batch != null) {
            throw new IllegalStateException("critics must see everybody before the policy plays; call among first");
        }
        everybody = List.copyOf(batches);
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
        for (Playing part : playing) {
            part.act(newBatch, seed, step, greedy);
        }
    }

    /**
     * How it will decide for an agent.
     *
     * @throws IllegalArgumentException if it plays in another arena, or is told more than what agents perceive and
     *     {@link #constants}
     */
    @Override
    public Explanation explain(AgentBatch of, int row) {
        if (constants().isEmpty()) {
            throw new IllegalArgumentException("a policy that is told more than agents perceive cannot be explained");
        }
        if (batch != null && batch != of) {
            throw new IllegalArgumentException("a policy can be explained in the arena it plays in, got another batch");
        }
        begin(of);
        return playing.stream()
                .filter(part -> part.has(of, row))
                .findFirst()
                .orElseThrow()
                .explain(of, row);
    }

    private void begin(AgentBatch newBatch) {
        if (batch != newBatch) {
            close();
            requireFit(newBatch);
            batch = newBatch;
            parts.forEach(part -> playing.add(playing(part, newBatch)));
        }
    }

    @Override
    public float[] remembered() {
        List<float[]> saved = playing.stream().map(Playing::save).toList();
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
        for (Playing part : playing) {
            int length = part.save().length;
            part.load(Arrays.copyOfRange(remembered, at, at + length));
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

    private Playing playing(Part part, AgentBatch newBatch) {
        Supplement supplement = supplements.of(part.crew(), newBatch.worlds());
        ActorPass pass = new ActorPass(part.crew(), part.actor(), newBatch.worlds(), supplement);
        Explainer explainer = new Explainer(part.actor(), greedy, ofActionValues);
        return new Playing(part.member(), explainer, pass, value(part, newBatch));
    }

    private Optional<StateValuePass> value(Part part, AgentBatch newBatch) {
        int kindIndex = everybody.indexOf(newBatch);
        if (part.value().isEmpty() || kindIndex < 0) {
            return Optional.empty();
        }
        Crew.Member member = part.member();
        List<Kind> kinds = everybody.stream().map(AgentBatch::kind).toList();
        Crew among = new Crew(
                part.crew().name(),
                List.of(new Crew.Member(kindIndex, member.kind(), member.firstAgent(), member.agents())));
        StateValue value = part.value().get();
        return value.network(kinds, newBatch.kind())
                .map(network -> new StateValuePass(value, network, among, everybody));
    }

    @Override
    public void close() {
        playing.forEach(Playing::close);
        playing.clear();
        batch = null;
    }
}
