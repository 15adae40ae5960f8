package io.throng.viz.mason;

import io.throng.kernel.record.Show;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All there is to know about an agent, by heading and name, while it lives. */
final class PortraitProperties extends ReadOnly {
    private static final long serialVersionUID = 1;

    private final transient ShowModel model;
    private final transient String layer;
    private final transient long agent;
    private final transient List<String> names;
    private transient long step;
    private transient List<Object> values = List.of();

    PortraitProperties(ShowModel model, String layer, long agent) {
        this.model = model;
        this.layer = layer;
        this.agent = agent;
        names = new ArrayList<>();
        model.portrait(layer, agent)
                .ifPresent(portrait -> portrait.parts()
                        .forEach((part, all) -> all.forEach(value -> names.add(part + ": " + value.name()
                                + (value.unit().isEmpty() ? "" : " (" + value.unit() + ")")))));
        read();
    }

    private void read() {
        step = model.step();
        Optional<Show.Portrait> portrait = model.portrait(layer, agent);
        List<Object> read = new ArrayList<>();
        portrait.ifPresent(there -> there.parts()
                .values()
                .forEach(part -> part.forEach(value -> read.add(
                        value.values().size() == 1
                                ? value.values().getFirst()
                                : value.values().toString()))));
        values = List.copyOf(read);
    }

    @Override
    public int numProperties() {
        return names.size();
    }

    @Override
    public String getName(int index) {
        return names.get(index);
    }

    @Override
    public Class<?> getType(int index) {
        return getValue(index) instanceof Double ? double.class : String.class;
    }

    @Override
    public Object getValue(int index) {
        if (model.step() != step) {
            read();
        }
        return values.size() == names.size() ? values.get(index) : "no longer there";
    }
}
