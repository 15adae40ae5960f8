package io.throng.scenarios.traffic.sumo;

import io.throng.scenarios.traffic.net.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects {@code tlLogic} elements, of a network. */
final class SignalPlans {
    private final Map<XmlElement, List<Signal.Phase>> programs = new LinkedHashMap<>();
    private XmlElement open;

    void begin(XmlElement element) {
        if (element.name().equals("tlLogic")) {
            open = element;
            programs.put(element, new ArrayList<>());
            return;
        }
        if (open == null) {
            throw element.wrong("must be in a <tlLogic>");
        }
        double seconds = element.time("duration");
        try {
            programs.get(open)
                    .add(new Signal.Phase(
                            seconds,
                            element.text("state"),
                            element.time("minDur", seconds),
                            element.time("maxDur", Math.max(seconds, element.time("minDur", seconds)))));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(element.wrong(e.getMessage()).getMessage(), e);
        }
    }

    /** All signals, each with its programs in the order of the file. */
    List<Signal> signals() {
        Map<String, List<Signal.Program>> byId = new LinkedHashMap<>();
        programs.forEach((element, phases) ->
                byId.computeIfAbsent(element.text("id"), _ -> new ArrayList<>()).add(program(element, phases)));
        List<Signal> signals = new ArrayList<>();
        byId.forEach((id, each) -> signals.add(new Signal(signals.size(), id, each)));
        return signals;
    }

    private static Signal.Program program(XmlElement element, List<Signal.Phase> phases) {
        try {
            return new Signal.Program(
                    element.text("programID", "0"), element.text("type", "static"), element.time("offset", 0), phases);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(element.wrong(e.getMessage()).getMessage(), e);
        }
    }
}
