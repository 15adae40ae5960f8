package io.throng.scenarios.script;

import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.record.AgentShot;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Channel;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.record.Range;
import io.throng.kernel.space.Plane;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.state.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The world of a {@link WorldPlan}: agents with a place, a heading, a speed and properties, who follow the rules of their
 * kind and then go on along their heading.
 */
public final class ScriptedWorld implements World {
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
        Population all = Population.all(columns);
        plan.figures.forEach((measure, figure) -> measures.add(
                new ScriptedMeasure(measure, figure.unit(), () -> figure.of().applyAsDouble(all))));
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
    public Camera camera() {
        return Camera.on(name, Extent.of(plane.width(), plane.height(), "m"))
                .agents("agents", Glyph.DART, columns.table, this::show);
    }

    private void show(AgentShot all) {
        all.at(columns.x, columns.y).heading(row -> columns.heading.read()[row]);
        if (columns.kinds.size() > 1 && columns.kinds.size() <= Channel.MOST_CATEGORIES) {
            all.category("kind", columns.kinds.all(), row -> columns.kind.read()[row]);
        }
        for (String property : columns.properties.all()) {
            all.quantity(property, "", Range.open(), columns.quantity(property));
        }
    }
}
