package io.throng.scenarios.traffic.sumo;

import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.net.Detector;
import io.throng.scenarios.traffic.net.RoadNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a simulation of SUMO consists of.
 *
 * @param network with the signal programs of additional files
 * @param demand all departures
 * @param detectors in the order of the files
 * @param begin in s
 * @param end in s; -1 if the files say none
 * @param stepLength in s
 */
public record SumoScene(
        RoadNetwork network, Demand demand, List<Detector> detectors, double begin, double end, double stepLength) {
    private static final String NET = "net-file";
    private static final String ROUTES = "route-files";
    private static final String ADDITIONAL = "additional-files";
    private static final Set<String> QUIET = Set.of(
            "configuration",
            "sumoConfiguration",
            "input",
            "time",
            "output",
            "processing",
            "report",
            "gui_only",
            "random",
            "routing",
            "begin",
            "end",
            "step-length",
            "time-to-teleport",
            "seed",
            "log",
            "no-step-log",
            "verbose",
            "gui-settings-file",
            "tripinfo-output",
            "summary-output",
            "xml-validation",
            "no-warnings",
            "start",
            "quit-on-end",
            "traci_server",
            "remote-port",
            "ignore-route-errors",
            "random_number");

    /** Keeps a copy. */
    public SumoScene {
        detectors = List.copyOf(detectors);
    }

    /** A crossing with signals, and an hour of traffic on it. */
    public static SumoScene crossing() {
        try (InputStream net = resource("crossing.net.xml");
                InputStream routes = resource("crossing.rou.xml")) {
            SumoDemand demand = new SumoDemand(SumoNet.read("crossing.net.xml", net));
            demand.read("crossing.rou.xml", routes);
            return new SumoScene(demand.withPrograms(), demand.demand(), List.of(), 0, -1, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(SumoScene.class.getResourceAsStream(name), name);
    }

    /**
     * Reads a configuration and the files that it names, which lie relative to it.
     *
     * @param ignored told what is not read, each once
     * @throws IllegalArgumentException with file and line if something is wrong
     * @throws IOException if a file cannot be read
     */
    public static SumoScene read(Path configuration, Consumer<String> ignored) throws IOException {
        Map<String, XmlElement> options = new LinkedHashMap<>();
        XmlFile.read(configuration, element -> options.put(element.name(), element));
        Set<String> unread = new LinkedHashSet<>(options.keySet());
        QUIET.forEach(unread::remove);
        List.of(NET, ROUTES, ADDITIONAL).forEach(unread::remove);
        unread.forEach(option -> ignored.accept("option " + option));
        if (!options.containsKey(NET)) {
            throw new IllegalArgumentException(configuration + " names no net-file; give a .sumocfg");
        }
        List<Path> nets = files(configuration, options.get(NET));
        if (nets.size() != 1) {
            throw options.get(NET).wrong("must name one file, got " + nets.size());
        }
        SumoScene scene = read(
                nets.getFirst(),
                files(configuration, options.get(ADDITIONAL)),
                files(configuration, options.get(ROUTES)),
                ignored);
        return new SumoScene(
                scene.network(),
                scene.demand(),
                scene.detectors(),
                seconds(options.get("begin"), 0),
                seconds(options.get("end"), -1),
                seconds(options.get("step-length"), 1));
    }

    private static double seconds(XmlElement option, double otherwise) {
        return option == null ? otherwise : option.time("value");
    }

    private static List<Path> files(Path configuration, XmlElement option) {
        List<Path> files = new ArrayList<>();
        if (option != null) {
            for (String name : option.text("value").split(",", -1)) {
                if (!name.isBlank()) {
                    files.add(configuration.resolveSibling(name.strip()));
                }
            }
        }
        return files;
    }

    /**
     * Reads a network and its demand.
     *
     * @param net of the network
     * @param additional files, read before the routes
     * @param routes files, in order
     * @param ignored told what is not read, each once
     * @throws IllegalArgumentException with file and line if something is wrong
     * @throws IOException if a file cannot be read
     */
    public static SumoScene read(Path net, List<Path> additional, List<Path> routes, Consumer<String> ignored)
            throws IOException {
        RoadNetwork network = SumoNet.read(net, ignored);
        SumoDemand demand = new SumoDemand(network);
        for (Path file : additional) {
            demand.read(file);
        }
        for (Path file : routes) {
            demand.read(file);
        }
        demand.tellUnread(ignored);
        return new SumoScene(demand.withPrograms(), demand.demand(), demand.detectors(), 0, -1, 1);
    }
}
