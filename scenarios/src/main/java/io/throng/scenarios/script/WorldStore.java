package io.throng.scenarios.script;

import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The agents of many worlds while no rule looks at them: a row a world, in columns as wide as a world has agents. Agent
 * {@code i} of world {@code w} is element {@code w * agents + i}.
 */
final class WorldStore {
    private static final String NAMED = "agent ";

    private final int agents;
    private final IntColumn alive;
    private final List<FloatColumn> motion = new ArrayList<>();
    private final List<DoubleColumn> values = new ArrayList<>();
    private final FloatColumn x;
    private final FloatColumn y;
    private final FloatColumn heading;

    WorldStore(Table worlds, Roster roster) {
        this.agents = roster.agents();
        AgentColumns model = new AgentColumns(roster.kinds(), roster.properties());
        this.alive = worlds.ints("agent alive", "", agents);
        model.motion().forEach(column -> motion.add(worlds.floats(NAMED + column.name(), column.unit(), agents)));
        model.values().forEach(column -> values.add(worlds.doubles(NAMED + column.name(), column.unit(), agents)));
        this.x = motion.get(model.motion().indexOf(model.x));
        this.y = motion.get(model.motion().indexOf(model.y));
        this.heading = motion.get(model.motion().indexOf(model.heading));
    }

    /**
     * Writes the committed state of a world to the read side of rows that are all there.
     *
     * @param dead receives who has died
     * @return whether anybody has
     */
    boolean load(AgentColumns into, int world, boolean[] dead) {
        int from = world * agents;
        for (int i = 0; i < motion.size(); i++) {
            System.arraycopy(motion.get(i).read(), from, into.motion().get(i).read(), 0, agents);
        }
        for (int i = 0; i < values.size(); i++) {
            System.arraycopy(values.get(i).read(), from, into.values().get(i).read(), 0, agents);
        }
        boolean any = false;
        for (int i = 0; i < agents; i++) {
            dead[i] = alive.read()[from + i] == 0;
            any |= dead[i];
        }
        return any;
    }

    /** Writes the read side of rows to the write side of a world. Who has no row has died, and stays as it was. */
    void save(AgentColumns of, int world) {
        int from = world * agents;
        for (int i = 0; i < agents; i++) {
            alive.write()[from + i] = 0;
        }
        for (int row = 0; row < of.table.rows(); row++) {
            int at = from + (int) of.table.id(row);
            alive.write()[at] = 1;
            for (int i = 0; i < motion.size(); i++) {
                motion.get(i).write()[at] = of.motion().get(i).read()[row];
            }
            for (int i = 0; i < values.size(); i++) {
                values.get(i).write()[at] = of.values().get(i).read()[row];
            }
        }
    }

    /** Whether an agent of a world is alive, on the read side. */
    boolean isAlive(int world, int agent) {
        return alive.read()[world * agents + agent] != 0;
    }

    double x(int world, int agent) {
        return x.read()[world * agents + agent];
    }

    double y(int world, int agent) {
        return y.read()[world * agents + agent];
    }

    double heading(int world, int agent) {
        return heading.read()[world * agents + agent];
    }
}
