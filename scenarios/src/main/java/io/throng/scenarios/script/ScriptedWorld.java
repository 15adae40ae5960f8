package io.throng.scenarios.script;

import io.throng.kernel.Turn;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.record.AgentPicture;
import io.throng.kernel.record.Colouring;
import io.throng.kernel.record.Extent;
import io.throng.kernel.space.Plane;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.state.Table;
import io.throng.scenarios.PicturedWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;

/**
 * The world of a {@link WorldPlan}: agents with a place, a heading, a speed and properties, who follow the rules of their
 * kind and then go on along their heading.
 */
public final class ScriptedWorld implements PicturedWorld {
    private final String name;
    private final Plane plane;
    private final AgentColumns columns;
    private final NeighbourGrid grid;
    private final Roster roster;
    private final List<Measure> measures = new ArrayList<>();

    /** What the rules are handed: made once a thread. Nothing in it outlasts a turn, so results do not depend on it. */
    @SuppressWarnings("ThreadLocalUsage") // belongs to this world: a static one would be shared between worlds
    private final ThreadLocal<Hand> hand;

    /** What one thread hands to the rules. */
    private record Hand(Agent agent, Near near, Newborn newborn) {}

    /**
     * A world that has not been founded.
     *
     * @throws IllegalArgumentException if the plan has no agents, or speaks of a kind that it does not have
     */
    public ScriptedWorld(String name, WorldPlan plan) {
        this.name = name;
        this.plane = plan.plane;
        this.roster = new Roster(name, plan);
        this.columns = new AgentColumns(roster.kinds(), roster.properties());
        this.grid = new NeighbourGrid(columns, plane);
        plan.figures.forEach(
                (measure, figure) -> measures.add(new ScriptedMeasure(measure, figure, Population.all(columns))));
        this.hand = ThreadLocal.withInitial(
                () -> new Hand(new Agent(columns, plane), new Near(columns, grid, plane), new Newborn(columns, plane)));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Table agents() {
        return columns.table;
    }

    @Override
    public int founders() {
        return roster.agents();
    }

    @Override
    public List<? extends SpatialIndex> indexes() {
        return List.of(grid);
    }

    @Override
    public List<Measure> measures() {
        return List.copyOf(measures);
    }

    @Override
    public void birth(Turn turn, int row) {
        Newborn newborn = hand.get().newborn();
        newborn.open(turn, row);
        if (turn.parentRow() < 0) {
            roster.found(columns, row, row, newborn);
        } else {
            columns.copy(turn.parentRow(), row);
            roster.newborns(columns.kind.read()[row]).accept(newborn);
            columns.writeDirection(row);
        }
    }

    @Override
    public void decide(Turn turn, int row) {
        Hand mine = hand.get();
        mine.agent().open(turn, row);
        mine.near().open(turn, row);
        List<Rule> ofKind = roster.rules(columns.kind.read()[row]);
        for (int i = 0; i < ofKind.size(); i++) {
            ofKind.get(i).act(mine.agent(), mine.near());
        }
        mine.agent().move();
    }

    @Override
    public AgentPicture picture() {
        return new AgentPicture(
                name,
                String.format(Locale.ROOT, "%,d agents", columns.table.rows()),
                Extent.of(plane.width(), plane.height(), "m"),
                columns.table.rows(),
                row -> columns.x.read()[row],
                row -> columns.y.read()[row],
                row -> columns.heading.read()[row],
                colouring());
    }

    private Colouring colouring() {
        return colouring(columns.kinds, row -> columns.kind.read()[row]);
    }

    /** By kind, where there are several but not too many to tell apart. */
    static Colouring colouring(Names kinds, IntUnaryOperator kindOf) {
        return kinds.size() == 1 || kinds.size() > Colouring.Category.MOST
                ? Colouring.byHeading()
                : Colouring.byCategory(kinds.all(), kindOf);
    }
}
