package io.throng.scenarios.traffic.equilibrium;

import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.math.Elementary;
import io.throng.kernel.random.Philox;
import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.Mix;
import io.throng.scenarios.traffic.demand.Rhythm;
import io.throng.scenarios.traffic.demand.Route;
import io.throng.scenarios.traffic.demand.Schedule;
import io.throng.scenarios.traffic.demand.VehicleType;
import io.throng.scenarios.traffic.net.Lane;
import io.throng.scenarios.traffic.road.RoadTraffic;
import io.throng.scenarios.traffic.road.TrafficScene;
import io.throng.scenarios.traffic.road.Vehicles;
import io.throng.scenarios.traffic.routing.Router;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Days of the same traffic. After each, drivers know how long edges took; each comes to know the route that would have been
 * quickest, and some choose anew among those they know, by logit (Cascetta 1989). Who chooses anew is drawn, with a share of
 * {@code 1 / (day + 1)} as in the method of successive averages, but never less than the least share. Vehicles with stops keep their
 * routes.
 *
 * <p>Not safe for use by several threads.
 */
public final class IteratedAssignment {
    private static final double MILLIS = 1000;

    private final RoadTraffic base;
    private final TrafficScene scene;
    private final long seed;
    private final Execution execution;
    private final Settings settings;
    private final List<Driver> drivers = new ArrayList<>();
    private final Map<String, Router> routers = new HashMap<>();
    private int day;

    /**
     * How drivers learn.
     *
     * @param theta the logit's scale: how much more a second counts, at least 0; infinite for the quickest route known
     * @param routes how many a driver keeps in mind, at least 1
     * @param leastShare of drivers who choose anew each day, in [0, 1]
     * @param period over which times are averaged, positive, in s
     * @param steps of a day at most, at least 1
     */
    public record Settings(double theta, int routes, double leastShare, double period, int steps) {
        /** 0.1 a second, 5 routes, 5 %, 300 s, 20,000 steps. */
        public static final Settings DEFAULT = new Settings(0.1, 5, 0.05, 300, 20_000);

        /** Checks the ranges. */
        public Settings {
            if (!(theta >= 0) || routes < 1 || !(leastShare >= 0 && leastShare <= 1) || !(period > 0) || steps < 1) {
                throw new IllegalArgumentException("theta must be at least 0, routes and steps at least 1, the least"
                        + " share in [0, 1] and the period positive, got " + theta + ", " + routes + ", " + steps
                        + ", " + leastShare + ", " + period);
            }
        }
    }

    /**
     * What came of a day.
     *
     * @param number from 1
     * @param travelTime from wanting to depart to arriving, of those who have not until now; mean, in s
     * @param arrived how many
     * @param left how many have not when the day ends
     * @param gap by how much less drivers would have driven on the quickest routes of that day, as a share
     * @param changed how many choose another route for the next day
     */
    public record Day(int number, double travelTime, long arrived, long left, double gap, int changed) {}

    private static final class Driver {
        private final String id;
        private final double depart;
        private final VehicleType type;
        private final Departures of;
        private final List<Route> known = new ArrayList<>();
        private Route route;

        private Driver(Departures of, Schedule.Planned planned, VehicleType type, Route route) {
            this.id = of.vehicle(planned.number());
            this.depart = planned.millis() / MILLIS;
            this.type = type;
            this.of = of;
            this.route = route;
            known.add(route);
        }

        private boolean isFree() {
            return of.stops().isEmpty() && route.edges().length > 1;
        }
    }

    /**
     * Before the first day. Departures of random flows are drawn once, and are the same each day.
     *
     * @param base traffic, of whose departures, network and signals days are made
     * @param seed of all random numbers
     */
    public IteratedAssignment(RoadTraffic base, long seed, Execution execution, Settings settings) {
        this.base = base;
        this.scene = base.vehicles().scene();
        this.seed = seed;
        this.execution = execution;
        this.settings = settings;
        Demand demand = scene.demand();
        Schedule schedule = demand.schedule(new Philox().reset(seed, Philox.WORLD, 0, 0));
        for (Schedule.Planned planned : schedule.vehicles()) {
            drivers.add(new Driver(
                    demand.departures().get(planned.departures()),
                    planned,
                    demand.types().get(planned.type()),
                    demand.routes().get(planned.route())));
        }
    }

    /** The departures of the day to come: each vehicle by itself, with the route that its driver has chosen. */
    public Demand demand() {
        return new Demand(drivers.stream()
                .map(driver -> new Departures(
                        driver.id,
                        new Rhythm.Once(driver.depart),
                        Mix.of(driver.type),
                        Mix.of(driver.route),
                        driver.of.insertion(),
                        driver.of.stops()))
                .toList());
    }

    /** Simulates a day and lets drivers choose. */
    public Day next() {
        day++;
        RoadTraffic world = base.with(new TrafficScene(scene.network(), demand(), scene.stepLength()));
        EdgeTimes times = new EdgeTimes(scene.network(), freeFlow(), settings.period());
        Map<String, Double> measures = simulate(world, times);
        double taken = 0;
        double least = 0;
        int changed = 0;
        Philox random = new Philox();
        Map<Long, double[]> costs = new HashMap<>();
        for (int i = 0; i < drivers.size(); i++) {
            Driver driver = drivers.get(i);
            if (!driver.isFree()) {
                continue;
            }
            double[] seconds =
                    costs.computeIfAbsent((long) (driver.depart / settings.period()), _ -> times.at(driver.depart));
            learn(driver, seconds, times);
            double own = times.along(driver.route, driver.depart);
            taken += own;
            least += driver.known.stream()
                    .mapToDouble(route -> times.along(route, driver.depart))
                    .min()
                    .orElse(own);
            random.reset(seed, Philox.WORLD, i + 1, day);
            if (random.nextDouble() < Math.max(settings.leastShare(), 1.0 / (day + 1))) {
                Route before = driver.route;
                driver.route = choose(driver, times, random.nextDouble());
                changed += driver.route.equals(before) ? 0 : 1;
            }
        }
        return new Day(
                day,
                measures.get("travel_time"),
                Math.round(measures.get("arrived")),
                Math.round(measures.get("left")),
                taken == 0 ? 0 : 1 - least / taken,
                changed);
    }

    private double[] freeFlow() {
        return scene.network().edges().stream()
                .mapToDouble(edge -> {
                    Lane lane = scene.network().lanes().get(edge.firstLane());
                    return lane.length() / lane.speed();
                })
                .toArray();
    }

    private Map<String, Double> simulate(RoadTraffic world, EdgeTimes times) {
        double dt = scene.stepLength();
        Vehicles vehicles = world.vehicles();
        try (Simulation simulation = Simulation.start(world, seed, execution)) {
            for (int step = 1; step <= settings.steps(); step++) {
                simulation.run(1);
                double now = (step - 1) * dt;
                boolean isOver = simulation.atRest(() -> {
                    times.observe(vehicles, now);
                    return world.isEmpty();
                });
                if (isOver) {
                    break;
                }
            }
            times.end(simulation.step() * dt);
            return simulation.measures();
        }
    }

    private Router router(String vehicleClass) {
        return routers.computeIfAbsent(vehicleClass, name -> new Router(scene.network(), name));
    }

    /** Comes to know the route that was quickest, and forgets the slowest if there are too many. */
    private void learn(Driver driver, double[] seconds, EdgeTimes times) {
        int[] edges = driver.route.edges();
        Route quickest = router(driver.type.vehicleClass()).route(edges[0], edges[edges.length - 1], seconds);
        if (driver.known.contains(quickest)) {
            return;
        }
        driver.known.add(quickest);
        if (driver.known.size() > settings.routes()) {
            Route slowest = driver.route;
            double most = -1;
            for (Route route : driver.known) {
                double its = times.along(route, driver.depart);
                if (its > most && !route.equals(driver.route)) {
                    most = its;
                    slowest = route;
                }
            }
            driver.known.remove(slowest);
        }
    }

    /** By logit; with an infinite scale the quickest. */
    private Route choose(Driver driver, EdgeTimes times, double uniform) {
        double[] cost = new double[driver.known.size()];
        int best = 0;
        for (int i = 0; i < cost.length; i++) {
            cost[i] = times.along(driver.known.get(i), driver.depart);
            best = cost[i] < cost[best] ? i : best;
        }
        if (settings.theta() == Double.POSITIVE_INFINITY) {
            return driver.known.get(best);
        }
        double least = cost[best];
        double sum = 0;
        for (int i = 0; i < cost.length; i++) {
            cost[i] = Elementary.exp(-settings.theta() * (cost[i] - least));
            sum += cost[i];
        }
        double left = uniform * sum;
        for (int i = 0; i < cost.length; i++) {
            left -= cost[i];
            if (left < 0) {
                return driver.known.get(i);
            }
        }
        return driver.known.get(best);
    }
}
