package io.throng.scenarios.script;

import io.throng.kernel.math.Elementary;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The columns of a scripted world: motion in floats, which halves the memory that neighbour queries read; properties in
 * doubles, so that one can hold an agent's id or a long sum.
 */
final class AgentColumns {
    /** What every agent has; no property may be called so. */
    static final List<String> BUILT_IN = List.of("kind", "x", "y", "heading", "speed", "heading x", "heading y");

    final Table table = new Table("agents");
    final IntColumn kind = table.constantInts("kind", "");
    final FloatColumn x = table.floats("x", "m");
    final FloatColumn y = table.floats("y", "m");
    final FloatColumn heading = table.floats("heading", "rad");
    final FloatColumn speed = table.floats("speed", "m/step");

    /** Cosine and sine of the heading: neighbours read them often, and they change at most once a step. */
    final FloatColumn headingX = table.floats("heading x", "");

    final FloatColumn headingY = table.floats("heading y", "");
    final Names kinds;
    final Names properties;
    private final List<FloatColumn> motion = List.of(x, y, heading, speed, headingX, headingY);
    private final List<DoubleColumn> values;

    AgentColumns(Names kinds, Names properties) {
        this.kinds = kinds;
        this.properties = properties;
        this.values =
                properties.all().stream().map(name -> table.doubles(name, "")).toList();
    }

    /** Place, heading and speed, all that changes but properties. */
    List<FloatColumn> motion() {
        return motion;
    }

    /** The properties, in the order of their names. */
    List<DoubleColumn> values() {
        return values;
    }

    DoubleColumn property(String name) {
        return values.get(properties.number(name));
    }

    /** What can be added up over agents, on the read side: place and motion, or a property. */
    IntToDoubleFunction quantity(String name) {
        return switch (name) {
            case "x" -> row -> x.read()[row];
            case "y" -> row -> y.read()[row];
            case "heading" -> row -> heading.read()[row];
            case "speed" -> row -> speed.read()[row];
            default -> {
                DoubleColumn property = property(name);
                yield row -> property.read()[row];
            }
        };
    }

    /** Writes the direction that belongs to the heading on the write side. */
    void writeDirection(int row) {
        float angle = heading.write()[row];
        headingX.write()[row] = Elementary.cosf(angle);
        headingY.write()[row] = Elementary.sinf(angle);
    }

    /** Writes what one of the first agents of a kind has before its birth says otherwise. */
    void clear(int row, int ofKind, double[] initial) {
        kind.write()[row] = ofKind;
        for (FloatColumn column : motion) {
            column.write()[row] = 0;
        }
        for (int i = 0; i < values.size(); i++) {
            values.get(i).write()[row] = initial[i];
        }
    }

    /** Makes the write side of a row equal to the read side of another. */
    void copy(int from, int to) {
        kind.write()[to] = kind.read()[from];
        for (FloatColumn column : motion) {
            column.write()[to] = column.read()[from];
        }
        for (DoubleColumn column : values) {
            column.write()[to] = column.read()[from];
        }
    }
}
