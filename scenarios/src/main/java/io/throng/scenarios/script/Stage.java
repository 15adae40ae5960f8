package io.throng.scenarios.script;

import io.throng.kernel.Turn;
import io.throng.kernel.space.Plane;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;

/**
 * Where one world of many is put up to take a step, and is put away again: rows 0 to n - 1 of columns of its own, the dead
 * left out, so that rules see exactly what they see in a {@link ScriptedWorld}.
 *
 * <p>One for each thread; nothing in it outlasts a call of {@link ScriptedGame}, so which thread had which world before
 * does not show. A world's agents take their turns one after the other in the order of their ids, all of them from the
 * state before the step, and draw from the one generator of the world's turn.
 */
final class Stage {
    private final Roster roster;
    private final WorldStore store;
    private final AgentColumns columns;
    private final NeighbourGrid grid;
    private final Agent agent;
    private final Near near;
    private final Newborn newborn;
    private final Population all;
    private final StageTurn turn = new StageTurn();
    private final boolean[] dead;

    Stage(Roster roster, Plane plane, WorldStore store) {
        this.roster = roster;
        this.store = store;
        this.columns = new AgentColumns(roster.kinds(), roster.properties());
        this.grid = new NeighbourGrid(columns, plane);
        this.agent = new Agent(columns, plane);
        this.near = new Near(columns, grid, plane);
        this.newborn = new Newborn(columns, plane);
        this.all = Population.all(columns);
        this.dead = new boolean[roster.agents()];
    }

    /** Makes all agents of a new episode, shown on the read side. */
    void found(Turn ofWorld) {
        turn.open(ofWorld, 0);
        empty();
        for (int row = 0; row < roster.agents(); row++) {
            turn.next(row, row);
            newborn.open(turn, row);
            roster.found(columns, row, row, newborn);
        }
        show();
        arrange();
    }

    private void empty() {
        columns.table.reset(0);
        columns.table.append(roster.agents());
    }

    /** Puts up a world as it stood at the end of its latest step. */
    void putUp(int world) {
        empty();
        for (int row = 0; row < roster.agents(); row++) {
            columns.kind.write()[row] = roster.kindOf(row);
        }
        if (store.load(columns, world, dead)) {
            columns.table.remove(dead);
        }
        columns.table.carryForward(0, rows());
        arrange();
    }

    /**
     * Lets all agents take their turns, and shows on the read side how they end it, the dying among them.
     *
     * @param act what the agent of a number does before the rules of its kind
     */
    void step(Turn ofWorld, long episodeStep, IntConsumer act) {
        turn.open(ofWorld, episodeStep);
        for (int row = 0; row < rows(); row++) {
            take(row);
            act.accept(id(row));
            List<Rule> rules = roster.rules(kind(row));
            for (int i = 0; i < rules.size(); i++) {
                rules.get(i).act(agent, near);
            }
            agent.move();
            dead[row] = turn.isDying();
        }
        show();
        arrange();
    }

    private void show() {
        columns.table.swapSides();
        columns.table.carryForward(0, rows());
    }

    private void take(int row) {
        turn.next(row, id(row));
        agent.open(turn, row);
        near.open(turn, row);
    }

    /** Takes away who died in the step. */
    void bury() {
        boolean any = false;
        for (int row = 0; row < rows(); row++) {
            any |= dead[row];
        }
        if (any) {
            columns.table.remove(dead);
            columns.table.carryForward(0, rows());
            arrange();
        }
    }

    private void arrange() {
        int rows = rows();
        if (rows > 0) {
            grid.open(rows, 1);
            grid.count(0, 0, rows);
            grid.arrange();
            grid.place(0, 0, rows);
            grid.gather(0);
        }
    }

    /** Puts the world away. */
    void putAway(int world) {
        store.save(columns, world);
    }

    int rows() {
        return columns.table.rows();
    }

    /** The number in the world of who is in a row, the same for a whole episode. */
    int id(int row) {
        return (int) columns.table.id(row);
    }

    int kind(int row) {
        return columns.kind.read()[row];
    }

    Agent agent() {
        return agent;
    }

    Near near() {
        return near;
    }

    Population all() {
        return all;
    }

    /** Turns to an agent to ask about it. */
    void lookAt(int row) {
        turn.next(row, id(row));
        agent.show(turn, row);
        near.open(turn, row);
    }

    /** A figure of the world as it stands. */
    double figure(ToDoubleFunction<Population> of) {
        return of.applyAsDouble(all);
    }
}
