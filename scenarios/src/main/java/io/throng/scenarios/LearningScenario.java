package io.throng.scenarios;

import io.throng.agents.arena.GameFactory;
import io.throng.agents.arena.GameWorld;
import io.throng.agents.policy.Policy;
import java.util.List;
import java.util.Optional;

/**
 * A scenario in which policies can be learned.
 *
 * @param <P> its parameters
 */
public interface LearningScenario<P extends Record> extends Scenario<P> {
    /** The rules of one world; called once for each arena. */
    GameFactory game(P parameters);

    /** What the returns mean: over what they are summed and averaged, and reference figures on the same scale. */
    String scale();

    /**
     * Parameters of the same worlds in which the controller that came with them leads all agents, whatever their actions: what
     * to compare what was learned with. Empty where there is none.
     */
    default Optional<P> rival(P parameters) {
        return Optional.empty();
    }

    /** So many worlds that are led as {@link #rival} says, or otherwise not by policies. Empty where there are none. */
    default Optional<GameWorld> rivalsWorlds(P parameters, int worlds) {
        return rival(parameters).map(led -> worlds(led, worlds));
    }

    /**
     * Rules that a person wrote to play these worlds by, one for each kind of agents: what to compare what was learned with.
     * They may remember what they saw; ask for new ones for each arena. Empty where there are none.
     */
    default List<Policy> scripted(P parameters) {
        return List.of();
    }

    /** So many worlds to learn in. */
    default GameWorld worlds(P parameters, int worlds) {
        return new GameWorld(name(), worlds, game(parameters));
    }

    /** One world; its agents stand still until a policy acts for them. */
    @Override
    default GameWorld build(P parameters) {
        return worlds(parameters, 1);
    }
}
