package io.throng.scenarios;

import io.throng.agents.arena.GameFactory;
import io.throng.agents.arena.GameWorld;

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
