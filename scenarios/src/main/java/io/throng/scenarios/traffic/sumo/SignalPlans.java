package io.throng.scenarios.traffic.sumo;

import io.throng.scenarios.traffic.net.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects {@code tlLogic} elements, of a network or of programs added to it. */
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
        double least = element.time("minDur", seconds);
        double most = element.time("maxDur", Math.max(seconds, least));
        programs.get(open).add(element.checked(() -> new Signal.Phase(seconds, element.text("state"), least, most)));
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

    /** The signals of a network, each with the programs here that are its own behind those that it has. */
    List<Signal> addedTo(List<Signal> known) {
        programs.keySet().forEach(element -> requireLights(element, known));
        Map<String, Signal> own = new LinkedHashMap<>();
        signals().forEach(signal -> own.put(signal.id(), signal));
        List<Signal> all = new ArrayList<>();
        for (Signal signal : known) {
            List<Signal.Program> each = new ArrayList<>(signal.programs());
            if (own.containsKey(signal.id())) {
                each.addAll(own.get(signal.id()).programs());
            }
            all.add(new Signal(signal.number(), signal.id(), each));
        }
        return all;
    }

    /** Links count on the lights that the network's programs have. */
    private void requireLights(XmlElement element, List<Signal> known) {
        String id = element.text("id");
        for (Signal signal : known) {
            int lights = signal.program().phases().getFirst().state().length();
            for (Signal.Phase phase : programs.get(element)) {
                if (signal.id().equals(id) && phase.state().length() < lights) {
                    throw element.wrong("must have phases of at least " + lights + " lights as signal " + id
                            + " has, got " + phase.state());
                }
            }
        }
    }

    /** Signals that a network does not have. */
    List<String> unknownTo(List<Signal> known) {
        List<String> ids = known.stream().map(Signal::id).toList();
        return programs.keySet().stream()
                .map(element -> element.text("id"))
                .filter(id -> !ids.contains(id))
                .distinct()
                .toList();
    }

    private static Signal.Program program(XmlElement element, List<Signal.Phase> phases) {
        return element.checked(() -> new Signal.Program(
                element.text("programID", "0"), element.text("type", "static"), element.time("offset", 0), phases));
    }
}
