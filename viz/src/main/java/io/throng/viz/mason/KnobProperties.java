package io.throng.viz.mason;

import io.throng.kernel.record.Show;
import java.util.List;
import java.util.Map;

/** What can be set while a show goes on, and below it what is measured. */
final class KnobProperties extends ReadOnly {
    private static final long serialVersionUID = 1;

    private final transient List<String> measured;
    private transient List<Show.Knob> knobs;
    private transient Map<String, Double> measures;

    KnobProperties(ShowModel model) {
        super(model);
        measured = List.copyOf(model.measured());
        knobs = model.knobs();
        measures = model.measures();
    }

    @Override
    public int numProperties() {
        return knobs.size() + measured.size();
    }

    private boolean isKnob(int index) {
        return index < knobs.size();
    }

    private String measured(int index) {
        return measured.get(index - knobs.size());
    }

    /** One of some words; where there are none to choose from, any words may be given. */
    private static boolean isChoice(Show.Knob knob) {
        return knob.kind() == Show.Knob.Kind.CHOICE && !knob.choices().isEmpty();
    }

    @Override
    public String getName(int index) {
        return isKnob(index) ? knobs.get(index).name() : Words.plain(measured(index));
    }

    @Override
    public boolean isReadWrite(int index) {
        return isKnob(index);
    }

    @Override
    public Class<?> getType(int index) {
        if (!isKnob(index)) {
            return double.class;
        }
        return switch (knobs.get(index).kind()) {
            case NUMBER -> double.class;
            case WHOLE -> long.class;
            case SWITCH -> boolean.class;
            case CHOICE -> isChoice(knobs.get(index)) ? int.class : String.class;
        };
    }

    /** The words of a choice, whose value is the number of one. */
    @Override
    public Object getDomain(int index) {
        return isKnob(index) && isChoice(knobs.get(index))
                ? knobs.get(index).choices().toArray(String[]::new)
                : null;
    }

    @Override
    public Object getValue(int index) {
        if (hasChanged()) {
            knobs = model().knobs();
            measures = model().measures();
        }
        if (!isKnob(index)) {
            return measures.getOrDefault(measured(index), Double.NaN);
        }
        Show.Knob knob = knobs.get(index);
        return switch (knob.kind()) {
            case NUMBER -> Double.valueOf(knob.value());
            case WHOLE -> Long.valueOf(knob.value());
            case SWITCH -> Boolean.valueOf(knob.value());
            case CHOICE -> isChoice(knob) ? knob.choices().indexOf(knob.value()) : knob.value();
        };
    }

    @Override
    protected Object _setValue(int index, Object value) {
        if (isKnob(index)) {
            Show.Knob knob = knobs.get(index);
            model().set(
                            knob.name(),
                            isChoice(knob) ? knob.choices().get(((Number) value).intValue()) : String.valueOf(value));
        }
        return getValue(index);
    }
}
