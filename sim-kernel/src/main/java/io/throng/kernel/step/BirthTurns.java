package io.throng.kernel.step;

import io.throng.kernel.FailureStrategy;
import io.throng.kernel.Phase;
import io.throng.kernel.World;
import io.throng.kernel.random.Streams;
import io.throng.kernel.state.Table;

/**
 * The turns of those who begin: founders, children, and agents that restart after a failure.
 *
 * <p>They write the write side, which becomes true only when all regions are done, so that no newborn sees another.
 */
final class BirthTurns {
    private final StepCycle cycle;
    private final World world;
    private final Table agents;
    private final AgentTurn turn;
    private final AgentTurns agentTurns;
    private final boolean restarts;

    BirthTurns(StepCycle cycle, AgentTurn turn, AgentTurns agentTurns) {
        this.cycle = cycle;
        this.world = cycle.world();
        this.agents = world.agents();
        this.turn = turn;
        this.agentTurns = agentTurns;
        this.restarts = world.onFailure() == FailureStrategy.RESTART;
    }

    /** Takes a region's share of the births, in order of the rows. */
    void takeAll(int region, int regions) {
        if (restarts) {
            turn.callFor(AgentTurn.AGENT);
            for (Phase phase : RegionWork.TURNS) {
                restart(agentTurns.outbox(phase).failed);
            }
        }
        turn.callFor(AgentTurn.NEWBORN);
        Roll roll = cycle.roll();
        Cut born = new Cut(agents.rows() - roll.bornFrom(), regions, 1);
        for (int i = born.from(region); i < born.from(region + 1); i++) {
            int row = roll.bornFrom() + i;
            bear(row, roll.parentRow(row));
        }
    }

    private void restart(RowList rows) {
        for (int i = 0; i < rows.size(); i++) {
            agents.clearWriteSide(rows.get(i), rows.get(i) + 1);
            bear(rows.get(i), -1);
        }
    }

    private void bear(int row, int parentRow) {
        turn.openAtBirth(row, agents.id(row), Streams.INIT, parentRow);
        world.birth(turn, row);
    }

    /** Makes the first values of those who restarted true. Called between stages. */
    void publishRestarted() {
        for (Phase phase : RegionWork.TURNS) {
            RowList rows = agentTurns.outbox(phase).failed;
            for (int i = 0; restarts && i < rows.size(); i++) {
                agents.publish(rows.get(i), rows.get(i) + 1);
            }
        }
    }
}
