package io.throng.scenarios.script;

import io.throng.agents.arena.GameFactory;
import io.throng.agents.arena.GameWorld;
import io.throng.scenarios.LearningScenario;
import java.util.Optional;

/** A script in whose world some kinds learn, as a scenario. */
record LearnedScenario<P extends Record>(ScriptedScenario<P> script) implements LearningScenario<P>, Scripted {
    @Override
    public String name() {
        return script.name();
    }

    @Override
    public String description() {
        return script.description();
    }

    @Override
    public P defaults() {
        return script.defaults();
    }

    @Override
    public P withAgents(P parameters, int agents) {
        return script.withAgents(parameters, agents);
    }

    @Override
    public Optional<SourceText> source() {
        return script.source();
    }

    @Override
    public String scale() {
        return "Rewards summed over an episode of at most " + plan(defaults()).episode()
                + " steps, in the mean over the agents who learn.";
    }

    @Override
    public GameFactory game(P parameters) {
        return game(plan(parameters), false);
    }

    private GameFactory game(WorldPlan plan, boolean byHand) {
        return (agents, worlds) -> new ScriptedGame(name(), plan, byHand, agents, worlds);
    }

    @Override
    public Optional<GameWorld> rivalsWorlds(P parameters, int worlds) {
        WorldPlan plan = plan(parameters);
        return plan.learners.values().stream()
                        .anyMatch(learning -> learning.byHand().isPresent())
                ? Optional.of(new GameWorld(name(), worlds, game(plan, true)))
                : Optional.empty();
    }

    private WorldPlan plan(P parameters) {
        WorldPlan plan = script.plan().apply(parameters);
        if (plan.learners.isEmpty()) {
            throw new IllegalArgumentException("with these parameters nobody learns in " + name()
                    + ", with those of the file somebody does; let .learns not depend on parameters");
        }
        return plan;
    }
}
