package io.throng.kernel.step;

import io.throng.kernel.SimulationException;
import io.throng.kernel.World;

/**
 * What kept a region from completing a stage.
 *
 * @param id of the agent or group it was, to tell the first of several; -1 where it was nobody in particular
 * @param who "agent 7" or "group 3", or empty
 * @param cause what was thrown
 */
record Fault(long id, String who, Throwable cause) {
    static Fault of(AgentTurn turn, Throwable cause) {
        String who = turn.who();
        return new Fault(who.isEmpty() ? -1 : turn.id(), who, cause);
    }

    static Fault first(Fault one, Fault other) {
        return one == null || other != null && other.id < one.id ? other : one;
    }

    /** The exception that ends a run: the same however the world is cut. */
    SimulationException asException(World world, long seed, long step, Stage stage) {
        return new SimulationException(
                "world " + world.name() + " failed at step " + step + " in " + stage
                        + (who.isEmpty() ? "" : " of " + who) + " (seed " + seed + "): " + cause,
                step,
                cause);
    }
}
