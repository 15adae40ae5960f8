package io.throng.scenarios.cli;

import io.throng.kernel.World;
import io.throng.scenarios.Catalogue;
import io.throng.scenarios.Scenario;
import io.throng.scenarios.io.Json;
import io.throng.scenarios.io.RunFolder;
import io.throng.scenarios.traffic.equilibrium.IteratedAssignment;
import io.throng.scenarios.traffic.equilibrium.IteratedAssignment.Day;
import io.throng.scenarios.traffic.output.RouteFile;
import io.throng.scenarios.traffic.road.RoadTraffic;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code throng equilibrate}. */
@Command(
        name = "equilibrate",
        description = {
            "Runs a traffic scenario day after day while drivers learn which routes are quick (iterated assignment).",
            "Writes the travel time and the gap of each day to days.csv, and the routes of the last to routes.rou.xml,"
                    + " which throng run sumo reads."
        },
        mixinStandardHelpOptions = true)
final class EquilibrateCommand implements Callable<Integer> {
    private static final IteratedAssignment.Settings USUAL = IteratedAssignment.Settings.DEFAULT;

    @Parameters(paramLabel = "<scenario>", description = "sumo, grid or cityflow.")
    private String name;

    @Mixin
    private WorldOptions options = new WorldOptions();

    @Option(names = "--days", paramLabel = "N", description = "How many (default: ${DEFAULT-VALUE}).")
    private int days = 20;

    @Option(
            names = "--theta",
            paramLabel = "T",
            description =
                    "Logit: how much more a second counts; Infinity for the quickest (default: ${DEFAULT-VALUE}).")
    private double theta = USUAL.theta();

    @Option(
            names = "--routes",
            paramLabel = "N",
            description = "Routes that a driver keeps in mind (default: ${DEFAULT-VALUE}).")
    private int routes = USUAL.routes();

    @Option(
            names = "--least-share",
            paramLabel = "S",
            description = "Of drivers who choose anew each day, if that is more than 1/(day + 1) (default:"
                    + " ${DEFAULT-VALUE}).")
    private double leastShare = USUAL.leastShare();

    @Option(
            names = "--period",
            paramLabel = "SECONDS",
            description = "Over which travel times are averaged (default: ${DEFAULT-VALUE}).")
    private double period = USUAL.period();

    @Option(names = "--steps", paramLabel = "N", description = "Of a day at most (default: ${DEFAULT-VALUE}).")
    private int steps = USUAL.steps();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for results (default: runs/equilibrium-<seed>).")
    private Path out;

    @Option(names = "--json", description = "Print one machine-readable line last.")
    private boolean json;

    @Mixin
    private ExecutionOptions execution = new ExecutionOptions();

    @Override
    public Integer call() throws Exception {
        if (days < 1) {
            throw new IllegalArgumentException("--days must be at least 1, got " + days);
        }
        Scenario<?> scenario = Catalogue.load().named(name);
        World world = ScenarioRun.build(scenario, ScenarioRun.parameters(scenario, options.agents, options.set));
        if (!(world instanceof RoadTraffic traffic)) {
            throw new IllegalArgumentException(
                    name + " has no routes to choose; give a scenario of traffic on roads, such as sumo or grid");
        }
        IteratedAssignment assignment = new IteratedAssignment(
                traffic,
                options.seed,
                execution.execution(),
                new IteratedAssignment.Settings(theta, routes, leastShare, period, steps));
        RunFolder folder = RunFolder.create(out == null ? RunFolder.unused("equilibrium-" + options.seed) : out);
        Day last = null;
        try (PrintWriter csv = new PrintWriter(Files.newBufferedWriter(folder.resolve("days.csv")))) {
            csv.println("day,travel_time,arrived,left,gap,changed");
            for (int i = 0; i < days; i++) {
                RouteFile.write(
                        assignment.demand(), traffic.vehicles().scene().network(), folder.resolve("routes.rou.xml"));
                last = assignment.next();
                csv.println(last.number() + "," + last.travelTime() + "," + last.arrived() + "," + last.left() + ","
                        + last.gap() + "," + last.changed());
                csv.flush();
                System.out.printf(
                        Locale.ROOT,
                        "day %d: travel time %.1f s, %,d arrived, %,d left, gap %.4f, %,d choose another route%n",
                        last.number(),
                        last.travelTime(),
                        last.arrived(),
                        last.left(),
                        last.gap(),
                        last.changed());
            }
        }
        System.out.println("results in " + folder.path());
        if (json) {
            System.out.println(line(last));
        }
        return 0;
    }

    private String line(Day last) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("command", "equilibrate");
        line.put("scenario", name);
        line.put("seed", options.seed);
        line.put("days", last.number());
        line.put("travel_time", last.travelTime());
        line.put("arrived", last.arrived());
        line.put("left", last.left());
        line.put("gap", last.gap());
        return Json.line(line);
    }
}
