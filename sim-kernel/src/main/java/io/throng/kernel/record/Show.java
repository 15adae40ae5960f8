package io.throng.kernel.record;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;

/**
 * Something to look at, with a step that it stands at: a recording, or a run that goes on as it is looked at.
 *
 * <p>For one thread; methods may block for as long as steps take.
 */
public interface Show extends Closeable {
    /** What there is to see. */
    Scene scene();

    /** Where it comes from, name to text: scenario, seed, version. */
    SequencedMap<String, String> facts();

    /** The first step that can be shown. */
    long first();

    /** The last step that can be shown; {@link Long#MAX_VALUE} where steps are taken as they are asked for. */
    long last();

    /** The step it stands at. */
    long step();

    /** The step that is shown after the present one, if that is not the last. */
    default long next() {
        return step() + 1;
    }

    /**
     * Goes to a step, forwards or back; of a recording, to the last frame at or before it.
     *
     * @param step in [{@link #first}, {@link #last}]
     */
    void move(long step) throws IOException;

    /** What there is to see now, with the measures of this step. */
    Frame frame() throws IOException;

    /** What was measured so far, by step. */
    SortedMap<Long, SequencedMap<String, Double>> measures();

    /** All there is to know about an agent; empty where nobody alive has the id, or nothing but frames was kept. */
    default Optional<Portrait> portrait(String layer, long agent) {
        return Optional.empty();
    }

    /** What can be set while it goes on; none of a recording. */
    default List<Knob> knobs() {
        return List.of();
    }

    /**
     * Sets a knob from the present step on, and keeps it as an event of the run.
     *
     * @throws IllegalArgumentException if the value is refused; nothing has changed then
     */
    default void set(String knob, String value) {
        throw new IllegalArgumentException("nothing can be set in a recording; view the run itself");
    }

    /** What was set, in order. */
    default List<Event> events() {
        return List.of();
    }

    /**
     * A second future from the present step, with the same random numbers.
     *
     * @throws IllegalArgumentException if there can be none
     */
    default Show fork() {
        throw new IllegalArgumentException("a recording has one future; view the run itself to fork it");
    }

    /** A Java program that does the same again, events included; empty where there is none. */
    default Optional<String> asJava() {
        return Optional.empty();
    }

    /**
     * Something that can be set.
     *
     * @param name unique
     * @param kind how it is set
     * @param value its present value
     * @param choices of a {@link Kind#CHOICE}
     */
    record Knob(String name, Kind kind, String value, List<String> choices) {
        /** How something is set. */
        public enum Kind {
            /** A number. */
            NUMBER,
            /** A whole number. */
            WHOLE,
            /** True or false. */
            SWITCH,
            /** One of a few words. */
            CHOICE
        }
    }

    /** Something that was set before a step was taken. */
    record Event(long step, String name, String value) {}

    /**
     * All there is to know about an agent.
     *
     * @param parts what is known, by heading
     * @param attention weights of others it attends to, by id; empty where there is no attention
     * @param among layers on which these others are
     */
    record Portrait(SequencedMap<String, List<Value>> parts, Map<Long, Double> attention, List<String> among) {}

    /**
     * One quantity of an agent.
     *
     * @param unit empty for pure numbers
     * @param values mostly one
     * @param marks how they are to be read
     */
    record Value(String name, String unit, List<Double> values, Set<Mark> marks) {
        /** What tells how values are to be read. */
        public enum Mark {
            /** A part of 1, of several that are listed together. */
            SHARE,
            /** A mean, and the standard deviation from it. */
            SPREAD,
            /** Of several that are listed together, the one that is taken. */
            CHOSEN
        }

        /** Numbers as they are. */
        public Value(String name, String unit, List<Double> values) {
            this(name, unit, values, Set.of());
        }
    }
}
