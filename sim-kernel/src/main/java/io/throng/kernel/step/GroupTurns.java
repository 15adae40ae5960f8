package io.throng.kernel.step;

import io.throng.kernel.Phase;
import io.throng.kernel.World;
import io.throng.kernel.random.Streams;
import io.throng.kernel.state.Table;

/** The turns of one region's groups. */
final class GroupTurns {
    private final World world;
    private final int size;
    private final AgentTurn turn;
    private final AgentTurns agentTurns;

    GroupTurns(World world, AgentTurn turn, AgentTurns agentTurns) {
        this.world = world;
        this.size = world.groupSize();
        this.turn = turn;
        this.agentTurns = agentTurns;
    }

    /** Settles the groups of some rows. */
    void settle(int fromRow, int toRow) {
        turn.callFor(AgentTurn.GROUP);
        for (int group = fromRow / size; group < toRow / size; group++) {
            turn.open(group * size, group, Streams.SETTLE, null);
            world.settle(turn, group);
        }
    }

    /** Gives the groups of some rows their first values. */
    void found(int fromRow, int toRow) {
        turn.callFor(AgentTurn.GROUP);
        for (int group = fromRow / size; group < toRow / size; group++) {
            turn.open(group * size, group, Streams.FOUND, null);
            world.foundGroup(turn, group);
        }
    }

    /** Starts the groups of some rows afresh that have ended, and lets their agents sense again. */
    void renew(int fromRow, int toRow) {
        for (int group = fromRow / size; group < toRow / size; group++) {
            turn.callFor(AgentTurn.GROUP);
            turn.open(group * size, group, Streams.RENEW, null);
            if (world.renew(turn, group)) {
                world.groups().publish(group, group + 1);
                world.agents().publish(group * size, (group + 1) * size);
                agentTurns.takeAll(Phase.SENSE, group * size, (group + 1) * size);
            }
        }
    }

    /** Makes the write side of some rows, and of their groups, equal to the read side. */
    void carryForward(int fromRow, int toRow) {
        Table groups = world.groups();
        world.agents().carryForward(fromRow, toRow);
        groups.carryForward(fromRow / size, toRow / size);
    }
}
