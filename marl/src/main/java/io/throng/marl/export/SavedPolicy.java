package io.throng.marl.export;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.agents.policy.ExplainingPolicy;
import io.throng.agents.policy.Explanation;
import io.throng.agents.policy.RememberingPolicy;
import io.throng.agents.spec.Feature;
import io.throng.marl.net.Layout;
import io.throng.marl.net.SetNetwork;
import io.throng.marl.rollout.Actor;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.LearnedPolicy;
import io.throng.marl.rollout.Supplement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A learned policy apart from its trainer: it learns no more, and decides for any number of worlds and, if its agents share
 * one network, any number of agents that perceive and act as those it was learned by; with a network over sets, also ones
 * that perceive other numbers of alike things. Where it remembers from step to step,
 * one object plays in one arena at a time; {@link #another} plays in a second one.
 *
 * <p>For one thread at a time. Its memory is freed after garbage collection.
 */
public final class SavedPolicy implements RememberingPolicy, ExplainingPolicy {
    private final Policies.Learned learned;
    private final SequencedMap<String, String> about;
    private final boolean greedy;
    private List<AgentBatch> everybody = List.of();
    private AgentBatch batch;
    private LearnedPolicy playing;

    /**
     * A policy that takes the most likely action.
     *
     * @param learned what it consists of; the count of its kind means nothing
     */
    SavedPolicy(Policies.Learned learned, SequencedMap<String, String> about) {
        this(learned, about, true);
    }

    private SavedPolicy(Policies.Learned learned, SequencedMap<String, String> about, boolean greedy) {
        this.learned = learned;
        this.about = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(about));
        this.greedy = greedy;
    }

    Policies.Learned learned() {
        return learned;
    }

    /** What its agents are called, perceive and do; how many there are means nothing. */
    public Kind kind() {
        return learned.kind();
    }

    /** Where it comes from, as whoever wrote it said. */
    public SequencedMap<String, String> about() {
        return about;
    }

    /** Who decides: one for all agents, or one each in order. */
    public List<Actor> actors() {
        return learned.actors();
    }

    /** What follows every observation where its networks see it: mostly nothing. */
    public float[] constants() {
        return learned.constants().clone();
    }

    /** The same policy that draws its actions instead of taking the most likely one; it shares the weights. */
    public SavedPolicy drawing() {
        return new SavedPolicy(learned, about, false);
    }

    /** The same policy for another arena; it shares the weights. */
    public SavedPolicy another() {
        return new SavedPolicy(learned, about, greedy);
    }

    /**
     * Decides.
     *
     * @throws IllegalArgumentException if the agents perceive or act otherwise than those the policy was learned by, or are
     *     not as many as its networks
     */
    @Override
    public void act(AgentBatch newBatch, long seed, long step) {
        if (batch != newBatch) {
            begin(newBatch);
        }
        playing.act(newBatch, seed, step);
    }

    /**
     * Lets its critics, if it has any, see everybody of the arena it is about to play in: {@link #explain} tells values only
     * then.
     *
     * @param batches of the arena, among them the one it will decide for
     * @throws IllegalStateException if it has already played
     */
    public void among(List<AgentBatch> batches) {
        if (playing != null) {
            throw new IllegalStateException("critics must see everybody before the policy plays; call among first");
        }
        everybody = List.copyOf(batches);
    }

    /**
     * How it will decide for an agent.
     *
     * @throws IllegalArgumentException if it plays in another arena, or as {@link #act} does
     */
    @Override
    public Explanation explain(AgentBatch of, int row) {
        if (playing == null) {
            begin(of);
        }
        return playing.explain(of, row);
    }

    private void begin(AgentBatch newBatch) {
        Kind players = newBatch.kind();
        requireFit(players);
        List<Actor> actors = learned.actors();
        float[] constants = learned.constants();
        List<Crew> crews = new ArrayList<>();
        List<Actor> playedBy = new ArrayList<>();
        int each = players.count() / actors.size();
        for (int i = 0; i < actors.size(); i++) {
            crews.add(new Crew(players.name() + "_" + i, List.of(new Crew.Member(0, players, i * each, each))));
            playedBy.add(isOverSets() ? actors.get(i).of(players, constants.length) : actors.get(i));
        }
        if (playing != null) {
            playing.close();
        }
        playing = playing(new LearnedPolicy(0, crews, playedBy, greedy, Supplement.Maker.always(constants)));
        batch = newBatch;
    }

    private LearnedPolicy playing(LearnedPolicy actorsAlone) {
        LearnedPolicy policy = learned.ofActionValues() ? actorsAlone.ofActionValues() : actorsAlone;
        if (!learned.values().isEmpty()) {
            policy = policy.valuedBy(learned.values());
        }
        policy.among(everybody);
        return policy;
    }

    /**
     * Checks that agents of a kind can follow this policy.
     *
     * @throws IllegalArgumentException if they perceive or act otherwise, or are not as many as its networks
     */
    public void requireFit(Kind players) {
        if (!players.action().equals(kind().action())) {
            throw new IllegalArgumentException(
                    misfit(players) + ": they act by " + players.action() + ", it by " + kind().action());
        }
        if (isOverSets()) {
            requireFitThings(players);
        } else {
            requireFitNames(players);
        }
        if (actors().size() != 1 && actors().size() != players.count()) {
            throw new IllegalArgumentException(
                    misfit(players) + ": they are " + players.count() + ", and it has a network of its own for each of "
                            + actors().size() + "; train with sharing=BY_KIND for any number");
        }
    }

    private boolean isOverSets() {
        return actors().getFirst().network() instanceof SetNetwork;
    }

    private void requireFitThings(Kind players) {
        try {
            actors().getFirst().network().over(Layout.of(players.observation()).followedBy(learned.constants().length));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(misfit(players) + ": " + e.getMessage(), e);
        }
    }

    private void requireFitNames(Kind players) {
        List<String> seen = names(players);
        List<String> learned = names(kind());
        if (seen.size() != learned.size()) {
            throw new IllegalArgumentException(misfit(players) + ": they perceive " + seen.size() + " numbers, it "
                    + learned.size() + "; set the scenario's parameters as it was trained with");
        }
        if (!seen.equals(learned)) {
            int first = 0;
            while (seen.get(first).equals(learned.get(first))) {
                first++;
            }
            throw new IllegalArgumentException(misfit(players) + ": number " + first + " of what they perceive is \""
                    + seen.get(first) + "\", of what it was learned with \"" + learned.get(first) + "\"");
        }
    }

    private String misfit(Kind players) {
        return "agents of kind " + players.name() + " cannot follow the policy of kind " + kind().name();
    }

    private static List<String> names(Kind kind) {
        return kind.observation().features().stream().map(Feature::name).toList();
    }

    @Override
    public float[] remembered() {
        return playing == null ? new float[0] : playing.remembered();
    }

    @Override
    public void recall(AgentBatch newBatch, float[] remembered) {
        begin(newBatch);
        playing.recall(newBatch, remembered);
    }
}
