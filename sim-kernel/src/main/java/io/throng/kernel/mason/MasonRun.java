package io.throng.kernel.mason;

import java.util.List;
import sim.engine.SimState;

/** A MASON model under way, without a display. Not for several threads at once. */
public final class MasonRun implements AutoCloseable {
    private final SimState state;
    private final MasonProperties properties;
    private final MasonFields fields;
    private List<String> measures = List.of();
    private long steps;
    private boolean ended;

    MasonRun(SimState state, MasonProperties properties) {
        this.state = state;
        this.properties = properties;
        this.fields = new MasonFields(state);
    }

    /**
     * Takes steps of MASON's schedule, fewer if nothing is left to do.
     *
     * @param count at least 0
     */
    public void advance(long count) {
        for (long i = 0; i < count && !ended; i++) {
            if (state.schedule.step(state)) {
                steps++;
            } else {
                ended = true;
            }
        }
    }

    /** The steps taken. */
    public long steps() {
        return steps;
    }

    /** MASON's time: that of the latest step. */
    public double time() {
        return state.schedule.getTime();
    }

    /** Whether nothing was left to do. */
    public boolean ended() {
        return ended;
    }

    /** The names under which {@link #measure} gives a number. */
    public List<String> measures() {
        if (measures.isEmpty()) {
            List<String> names = properties.numbers();
            names.addAll(FieldMeasures.namesOf(state));
            measures = List.copyOf(names);
        }
        return measures;
    }

    /**
     * A number that the model shows: a property by its name, or of a field its {@code objects}, {@code mean}, {@code min}
     * or {@code max}, as {@code valgrid.mean}.
     *
     * @throws IllegalArgumentException with the nearest name if there is none of this one
     */
    public double measure(String name) {
        if (measures().stream().noneMatch(name::equalsIgnoreCase)) {
            throw new IllegalArgumentException("the model " + state.getClass().getName() + " has no measure called \""
                    + name + "\"" + Nearest.hint(name, measures()) + " (measures: " + String.join(", ", measures())
                    + ")");
        }
        return name.indexOf('.') < 0 ? properties.number(properties.indexOf(name)) : FieldMeasures.value(state, name);
    }

    /** What the model's public fields of places and values hold now. */
    public List<FieldFrame> fields() {
        return fields.now();
    }

    /**
     * A hash of the state that the model shows: the same for the same seed and steps, if it is a function of them. It is
     * not kept from release to release.
     */
    public long digest() {
        return StateDigest.of(state);
    }

    /**
     * MASON's model itself, to look at.
     *
     * @throws ClassCastException if it is of another class
     */
    public <M extends SimState> M state(Class<M> model) {
        return model.cast(state);
    }

    @Override
    public void close() {
        ModelEnd.end(state);
    }
}
