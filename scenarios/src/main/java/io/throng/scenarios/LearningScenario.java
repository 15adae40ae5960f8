package io.throng.scenarios;

import io.throng.agents.arena.GameFactory;
import io.throng.agents.arena.GameWorld;
import io.throng.agents.policy.Policy;
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

    /**
     * A policy written by hand for agents of a kind, to learn against or beside, and to compare with. Empty where there is none.
     *
     * @param kind the name of one of the game's kinds
     */
    default Optional<Policy> scripted(P parameters, String kind) {
        return Optional.empty();
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
