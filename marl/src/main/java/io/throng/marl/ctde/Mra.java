package io.throng.marl.ctde;

import io.throng.marl.Algorithm;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import io.throng.marl.rollout.CriticView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Meta representations for agents: one set of weights holds a policy for each of a few latents, and learns in several
 * populations at once, each of which has latents of its own; what they have in common is a network over sets, whose weights do not depend on how many agents there
 * are. Improvements of the return alternate with ones of the mutual information between latent and action, and in a population
 * of another size the latent that earns most is chosen by playing (Zhang et al., "Learning meta representations for agents in
 * multi-agent reinforcement learning", 2021).
 *
 * <p>Departures: the return is improved by proximal policy optimisation with a critic of its own for each population; the
 * information is that between latent and action given the observation, which needs no model of latents; it is constrained by
 * the divergence from the policy that the return made ({@link Diversity}).
 */
public final class Mra implements Algorithm<MraSettings> {
    @Override
    public String name() {
        return "mra";
    }

    @Override
    public String description() {
        return "Meta representations: latent policies for populations of any size (Zhang et al. 2021).";
    }

    @Override
    public MraSettings defaults() {
        return MraSettings.defaults();
    }

    @Override
    public int worlds(MraSettings settings) {
        return settings.ppo().actorCritic().gathering().worlds();
    }

    @Override
    public Learner learner(MraSettings settings, Assignment assignment) {
        return learners(settings, List.of(assignment)).getFirst();
    }

    @Override
    public List<Learner> learners(MraSettings settings, List<Assignment> populations) {
        ActorCriticSettings common = settings.ppo().actorCritic();
        AtomicReference<MraUpdate> update = new AtomicReference<>();
        List<OnPolicyLearner> learners = OnPolicyLearner.inPopulations(
                populations,
                CriticView.WORLD,
                common,
                settings.ppo().policyStep().needsDescriptions(),
                Blueprint.of(
                        common.architecture(),
                        population -> Latents.drawn(
                                settings.latents() * populations.size(),
                                settings.latents() * population,
                                settings.latents())),
                actors -> {
                    update.set(new MraUpdate(
                            populations.getFirst(), settings, populations.size(), CriticView.WORLD, actors));
                    return update.get();
                });
        List<Learner> all = new ArrayList<>();
        learners.forEach(learner -> all.add(new MraLearner(learner, update.get())));
        return all;
    }
}
