package io.throng.viz.mason;

import io.throng.kernel.record.Channel;
import io.throng.kernel.record.Codes;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.Layer;
import io.throng.kernel.record.Meaning;
import io.throng.kernel.record.Show;
import java.util.ArrayList;
import java.util.List;

/** What is known about an agent at a step, in order. */
record AgentFacts(List<Fact> facts) {
    /**
     * One of them.
     *
     * @param name with heading and unit
     * @param value a {@code Double}, or words
     */
    record Fact(String name, Object value) {}

    /** All there is to know. */
    static AgentFacts of(Show.Portrait portrait) {
        List<Fact> facts = new ArrayList<>();
        portrait.parts()
                .forEach((heading, values) -> values.forEach(value ->
                        facts.add(new Fact(named(heading + ": " + value.name(), value.unit()), read(value)))));
        return new AgentFacts(facts);
    }

    /** What is to be seen, where nothing more was kept; nothing where the agent is not there. */
    static AgentFacts of(Layer.Agents layer, Frame.Agents frame, long agent) {
        List<Fact> facts = new ArrayList<>();
        int index = frame.indexOf(agent);
        if (index >= 0) {
            for (int i = 0; i < layer.channels().size(); i++) {
                Channel channel = layer.channels().get(i);
                facts.add(new Fact(
                        named(channel.name(), channel.unit()),
                        read(channel, frame.channels().get(i), index)));
            }
        }
        return new AgentFacts(facts);
    }

    private static String named(String name, String unit) {
        return Words.plain(unit.isEmpty() ? name : name + " (" + unit + ")");
    }

    private static Object read(Show.Value value) {
        if (value.marks().contains(Show.Value.Mark.SPREAD)) {
            return value.values().getFirst() + " \u00b1 " + value.values().getLast();
        }
        Object read = value.values().size() == 1
                ? value.values().getFirst()
                : value.values().toString();
        return value.marks().contains(Show.Value.Mark.CHOSEN) ? read + ", taken" : read;
    }

    private static Object read(Channel channel, Codes codes, int index) {
        if (channel.meaning() != Meaning.CATEGORY) {
            return codes.value(index);
        }
        int code = codes.code(index);
        return code < channel.categories().size()
                ? Words.plain(channel.categories().get(code))
                : "none";
    }
}
