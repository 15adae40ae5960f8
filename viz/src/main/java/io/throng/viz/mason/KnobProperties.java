package io.throng.viz.mason;

import io.throng.kernel.record.Show;
import java.util.ArrayList;
import java.util.List;
import sim.util.gui.Utilities;

/** What can be set while a show goes on, and below it what is measured. */
final class KnobProperties extends ReadOnly {
    private static final long serialVersionUID = 1;

    private final transient ShowModel model;
    private final transient List<Show.Knob> knobs;
    private final transient List<String> measures;

    KnobProperties(ShowModel model) {
        this.model = model;
        knobs = model.knobs();
        measures = new ArrayList<>(model.measures().sequencedKeySet());
    }

    @Override
    public int numProperties() {
        return knobs.size() + measures.size();
    }

    private boolean isKnob(int index) {
        return index < knobs.size();
    }

    @Override
    public String getName(int index) {
        return isKnob(index) ? knobs.get(index).name() : measures.get(index - knobs.size());
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
            case CHOICE -> int.class;
        };
    }

    /** The words of a choice, whose value is the number of one. */
    @Override
    public Object getDomain(int index) {
        return isKnob(index) && knobs.get(index).kind() == Show.Knob.Kind.CHOICE
                ? knobs.get(index).choices().toArray(String[]::new)
                : null;
    }

    @Override
    public Object getValue(int index) {
        if (!isKnob(index)) {
            return model.measures().getOrDefault(getName(index), Double.NaN);
        }
        Show.Knob knob = model.knobs().get(index);
        return switch (knob.kind()) {
            case NUMBER -> Double.valueOf(knob.value());
            case WHOLE -> Long.valueOf(knob.value());
            case SWITCH -> Boolean.valueOf(knob.value());
            case CHOICE -> knob.choices().indexOf(knob.value());
        };
    }

    @Override
    protected Object _setValue(int index, Object value) {
        if (isKnob(index)) {
            Show.Knob knob = knobs.get(index);
            String text = knob.kind() == Show.Knob.Kind.CHOICE
                    ? knob.choices().get(((Number) value).intValue())
                    : String.valueOf(value);
            try {
                model.set(knob.name(), text);
            } catch (IllegalArgumentException refused) {
                Utilities.inform("This value is refused.", refused.getMessage(), null);
            }
        }
        return getValue(index);
    }
}
