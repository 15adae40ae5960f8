package io.throng.scenarios.bench;

import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.SteppingMode;
import io.throng.kernel.random.Philox;
import io.throng.scenarios.traffic.demand.Route;
import io.throng.scenarios.traffic.net.Edge;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.road.RoadTraffic;
import io.throng.scenarios.traffic.road.Signalling;
import io.throng.scenarios.traffic.road.TrafficScene;
import io.throng.scenarios.traffic.routing.Router;
import io.throng.scenarios.traffic.sumo.SumoNet;
import io.throng.scenarios.traffic.sumo.SumoScene;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Vehicles moved a second on grids of signalled crossings, beside SUMO on the same network and demand, from empty roads to
 * as long as SUMO needs too. Both read files; reading is in no figure. Throng drives twice, and the second time counts: the
 * first is the JIT's. Without SUMO nothing is measured.
 */
public final class TrafficBenchmark implements Benchmark {
    private static final long SEED = 7;
    private static final int SECONDS_OF_DEPARTURES = 600;
    private static final int SECONDS = 1200;

    /** For the service loader. */
    public TrafficBenchmark() {}

    @Override
    public String name() {
        return "traffic";
    }

    @Override
    public String description() {
        return "Vehicles on a grid of signals: million vehicles moved a second on one and two threads, and by SUMO on"
                + " the same network and demand.";
    }

    @Override
    public List<Map<String, Object>> run(boolean quick) {
        if (!SumoProgram.isThere()) {
            throw new IllegalStateException(
                    "the benchmark needs SUMO to make networks and to compare with, which is not here; install it"
                            + " (apt-get install sumo)");
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        int[][] sizes = quick ? new int[][] {{5, 500}} : new int[][] {{5, 600}, {10, 2_500}, {20, 10_200}};
        for (int[] size : sizes) {
            rows.add(row(size[0], size[1]));
        }
        return rows;
    }

    private static Map<String, Object> row(int side, int vehicles) {
        try {
            Path folder = Files.createTempDirectory("throng-traffic");
            Path net = folder.resolve("grid.net.xml");
            Path routes = folder.resolve("grid.rou.xml");
            try {
                SumoProgram.grid(side, net);
                writeRoutes(SumoNet.read(net, _ -> {}), vehicles, routes);
                return row(side, vehicles, net, routes);
            } finally {
                Files.deleteIfExists(net);
                Files.deleteIfExists(routes);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> row(int side, int vehicles, Path net, Path routes) throws IOException {
        SumoScene read = SumoScene.read(net, List.of(), List.of(routes), _ -> {});
        TrafficScene scene = new TrafficScene(read.network(), read.demand(), 1);
        drive(scene, 1);
        Driven alone = drive(scene, 1);
        Driven both = drive(scene, 2);
        SumoProgram.Told sumo = SumoProgram.drive(net, routes, SECONDS);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("crossings", side * side);
        row.put("vehicles", vehicles);
        row.put("updates", alone.updates());
        row.put("million_a_second", alone.updates() / alone.seconds() / 1e6);
        row.put("two_threads", both.updates() / both.seconds() / 1e6);
        row.put("sumo", sumo.updates() / 1e6);
        row.put("ratio_to_sumo", alone.updates() / alone.seconds() / sumo.updates());
        row.put("trip_seconds", alone.tripSeconds());
        row.put("sumo_trip_seconds", sumo.tripSeconds());
        return row;
    }

    private record Driven(long updates, double seconds, double tripSeconds) {}

    /** Counts vehicles in a run of its own, so that counting costs nothing in the one that is timed. */
    private static Driven drive(TrafficScene scene, int threads) {
        Execution how = Execution.defaults().withThreads(threads).withMode(SteppingMode.COHORT);
        long updates = 0;
        try (Simulation counted = Simulation.start(world(scene), SEED, how)) {
            for (int second = 0; second < SECONDS; second++) {
                counted.run(1);
                updates += counted.measures().get("running").longValue();
            }
        }
        try (Simulation timed = Simulation.start(world(scene), SEED, how)) {
            long begun = System.nanoTime();
            timed.run(SECONDS);
            double seconds = (System.nanoTime() - begun) / 1e9;
            return new Driven(updates, seconds, timed.measures().get("trip_time"));
        }
    }

    private static RoadTraffic world(TrafficScene scene) {
        return new RoadTraffic("traffic", scene, Signalling.PROGRAMS);
    }

    /** Vehicles from random edges to random edges by the quickest route, evenly over the time of departures. */
    private static void writeRoutes(RoadNetwork network, int vehicles, Path file) throws IOException {
        Router router = new Router(network, "passenger");
        List<Edge> edges =
                network.edges().stream().filter(edge -> !edge.internal()).toList();
        Philox random = new Philox().reset(SEED, Philox.WORLD, 0, 0);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("<routes>\n");
            for (int i = 0; i < vehicles; i++) {
                int from = edges.get(random.nextInt(edges.size())).number();
                int to = edges.get(random.nextInt(edges.size())).number();
                Route route = router.route(from, to, router.freeFlow());
                out.write("<vehicle id=\"" + i + "\" depart=\"" + (double) i * SECONDS_OF_DEPARTURES / vehicles
                        + "\" departLane=\"best\"><route edges=\"" + names(network, route) + "\"/></vehicle>\n");
            }
            out.write("</routes>\n");
        }
    }

    private static String names(RoadNetwork network, Route route) {
        StringBuilder names = new StringBuilder();
        for (int edge : route.edges()) {
            names.append(names.isEmpty() ? "" : " ")
                    .append(network.edges().get(edge).id());
        }
        return names.toString();
    }
}
