package io.throng.scenarios.traffic;

import io.throng.kernel.World;
import io.throng.scenarios.traffic.road.Rerouting;
import io.throng.scenarios.traffic.road.RoadTraffic;
import io.throng.scenarios.traffic.road.SignalRule;
import io.throng.scenarios.traffic.road.Signalling;
import io.throng.scenarios.traffic.road.TrafficScene;
import io.throng.scenarios.traffic.sumo.SumoScene;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Traffic on a network of SUMO, with its own demand. Without files, on a crossing with signals. */
public final class SumoScenario implements ReportedTraffic<SumoScenario.Parameters> {
    /** For the service loader. */
    public SumoScenario() {}

    /**
     * What can be set. Paths are relative to the working folder; several are divided by commas.
     *
     * @param config a .sumocfg, which names all other files; empty if they are given one by one
     * @param net a net.xml
     * @param routes rou.xml files
     * @param additional add.xml files, read before the routes
     * @param vehicles at most so many depart; 0 for all
     * @param stepLength in (0, 10] s; 0 for what the configuration says, or 1 s
     * @param rerouting seconds after which drivers look for a quicker way again and again; 0 for never
     * @param signals how they are controlled
     * @param longestRed after which whoever waits is served by signals that choose their phases, in s
     */
    public record Parameters(
            String config,
            String net,
            String routes,
            String additional,
            int vehicles,
            double stepLength,
            double rerouting,
            SignalRule signals,
            double longestRed) {
        /** Checks the ranges. */
        public Parameters {
            if (!config.isEmpty() && !(net + routes + additional).isEmpty()) {
                throw new IllegalArgumentException(
                        "config names all files; leave out net, routes and additional, got config=" + config);
            }
            if (net.isEmpty() && !(routes + additional).isEmpty()) {
                throw new IllegalArgumentException("routes and additional files need a net, got none; give net=FILE");
            }
            if (vehicles < 0) {
                throw new IllegalArgumentException("vehicles must be at least 0, got " + vehicles);
            }
            if (!(stepLength >= 0 && stepLength <= 10)) {
                throw new IllegalArgumentException("stepLength must be in [0, 10] s, got " + stepLength);
            }
            Rerouting.every(rerouting);
            if (!(longestRed > 0 && longestRed <= 1e6)) {
                throw new IllegalArgumentException("longestRed must be in (0, 1e6] s, got " + longestRed);
            }
            if (signals == SignalRule.LED) {
                throw new IllegalArgumentException("signals cannot be LED, as nobody leads them; choose another of "
                        + List.of(SignalRule.values()));
            }
        }

        /** What the files tell. */
        TrafficScene traffic() {
            return traffic(Double.POSITIVE_INFINITY);
        }

        /** The same without vehicles that depart at a time or later, in s. */
        TrafficScene traffic(double until) {
            SumoScene scene = scene(what -> System.err.println("throng: not read: " + what));
            return new TrafficScene(
                    scene.network(),
                    Demands.atMost(vehicles, scene.demand()).until(until),
                    stepLength == 0 ? scene.stepLength() : stepLength,
                    scene.detectors(),
                    Rerouting.every(rerouting));
        }

        private SumoScene scene(Consumer<String> ignored) {
            try {
                if (!config.isEmpty()) {
                    return SumoScene.read(Path.of(config), ignored);
                }
                return net.isEmpty()
                        ? SumoScene.crossing()
                        : SumoScene.read(Path.of(net), paths(additional), paths(routes), ignored);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static List<Path> paths(String text) {
            List<Path> paths = new ArrayList<>();
            for (String each : text.split(",", -1)) {
                if (!each.isBlank()) {
                    paths.add(Path.of(each.strip()));
                }
            }
            return paths;
        }
    }

    @Override
    public String name() {
        return "sumo";
    }

    @Override
    public String description() {
        return "Vehicles on a road network read from SUMO's files (config=, or net= and routes=): they follow each"
                + " other, change lanes, give way and obey signals.";
    }

    @Override
    public Parameters defaults() {
        return new Parameters("", "", "", "", 0, 0, 0, SignalRule.PROGRAM, 120);
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        if (agents < 1) {
            throw new IllegalArgumentException("agents must be at least 1, got " + agents);
        }
        return io.throng.kernel.Parameters.with(parameters, Map.of("vehicles", String.valueOf(agents)));
    }

    @Override
    public World build(Parameters parameters) {
        return new RoadTraffic(
                name(), parameters.traffic(), new Signalling(parameters.signals(), 10, 3, parameters.longestRed()));
    }
}
