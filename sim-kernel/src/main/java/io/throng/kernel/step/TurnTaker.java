package io.throng.kernel.step;

import io.throng.kernel.Phase;
import io.throng.kernel.Turn;
import io.throng.kernel.World;

/** Who takes an agent's turns: the world's rules, directly or in the agent's actor. */
public interface TurnTaker {
    /** Takes the agent's turn in a phase. May throw what the world throws. */
    void take(Phase phase, Turn turn, int row);

    /** The agent has died and takes no more turns. Called between stages. */
    void retire();

    /** Applies the world's rule for a phase. */
    static void take(World world, Phase phase, Turn turn, int row) {
        switch (phase) {
            case DECIDE -> world.decide(turn, row);
            case RESOLVE -> world.resolve(turn, row);
            case SENSE -> world.sense(turn, row);
            case SETTLE -> throw new AssertionError("groups settle, agents do not");
        }
    }
}
