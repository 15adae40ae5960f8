package io.throng.scenarios.traffic.demand;

import io.throng.kernel.math.Elementary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;

/** All departures of a simulation. Safe for use by several threads. */
public final class Demand {
    private static final double DEVIATIONS = 8;

    private final List<Departures> departures;
    private final List<VehicleType> types;
    private final List<Route> routes;
    private final Map<VehicleType, Integer> typeNumber = new LinkedHashMap<>();
    private final Map<Route, Integer> routeNumber = new LinkedHashMap<>();
    private final int limit;
    private final int most;

    /**
     * Departures, in the order in which those at the same time take place.
     *
     * @throws IllegalArgumentException if there could be more than 1e7 vehicles
     */
    public Demand(List<Departures> departures) {
        this(departures, Rhythm.MOST);
    }

    private Demand(List<Departures> departures, int limit) {
        this.limit = limit;
        this.departures = List.copyOf(departures);
        this.most = most(departures);
        for (Departures each : departures) {
            each.types().of().forEach(type -> typeNumber.putIfAbsent(type, typeNumber.size()));
            each.routes().of().forEach(route -> routeNumber.putIfAbsent(route, routeNumber.size()));
        }
        this.types = List.copyOf(typeNumber.keySet());
        this.routes = List.copyOf(routeNumber.keySet());
    }

    /** The same of which only so many vehicles depart, the first, at least 1. */
    public Demand first(int vehicles) {
        if (vehicles < 1) {
            throw new IllegalArgumentException("a demand must keep at least 1 vehicle, got " + vehicles);
        }
        return new Demand(departures, Math.min(limit, vehicles));
    }

    /** The same without those who want to depart at a time or later, in s. */
    public Demand until(double seconds) {
        List<Departures> earlier = new ArrayList<>();
        for (Departures each : departures) {
            Optional<Rhythm> cut = each.rhythm().until(seconds);
            cut.ifPresent(rhythm -> earlier.add(
                    new Departures(each.id(), rhythm, each.types(), each.routes(), each.insertion(), each.stops())));
        }
        return new Demand(earlier, limit);
    }

    /** As given. */
    public List<Departures> departures() {
        return departures;
    }

    /** All types, each once. */
    public List<VehicleType> types() {
        return types;
    }

    /** All routes, each once. */
    public List<Route> routes() {
        return routes;
    }

    /**
     * A number of vehicles that no schedule exceeds: for random flows, eight standard deviations above the mean. What would
     * exceed it, once in 10^15 flows, does not depart.
     */
    public int most() {
        return Math.min(most, limit);
    }

    /** How many vehicles depart at 0 s in any case; they are the first of every schedule. */
    public int immediate() {
        long certain =
                departures.stream().filter(each -> isImmediate(each.rhythm())).count();
        return (int) Math.min(certain, limit);
    }

    private static int most(List<Departures> departures) {
        long most = departures.stream().mapToLong(each -> most(each.rhythm())).sum();
        if (most > Rhythm.MOST) {
            throw new IllegalArgumentException("a demand must have at most 1e7 vehicles, got " + most);
        }
        return (int) most;
    }

    private static boolean isImmediate(Rhythm rhythm) {
        return switch (rhythm) {
            case Rhythm.Once once -> once.time() == 0;
            case Rhythm.Even even -> even.begin() == 0 && even.number() > 0;
            case Rhythm.Chance _, Rhythm.Poisson _ -> false;
        };
    }

    private static long most(Rhythm rhythm) {
        return switch (rhythm) {
            case Rhythm.Once _ -> 1;
            case Rhythm.Even even -> even.number();
            case Rhythm.Chance chance -> {
                long seconds = (long) Math.ceil(chance.end() - chance.begin());
                yield Math.min(seconds, bound(seconds * chance.probability()));
            }
            case Rhythm.Poisson poisson -> bound((poisson.end() - poisson.begin()) * poisson.perSecond());
        };
    }

    private static long bound(double mean) {
        return (long) Math.ceil(mean + DEVIATIONS * Math.sqrt(mean) + DEVIATIONS);
    }

    /** Draws when vehicles depart, of which type and on which route. */
    public Schedule schedule(UniformRandomProvider random) {
        List<Schedule.Planned> planned = new ArrayList<>();
        for (int i = 0; i < departures.size(); i++) {
            add(i, random, planned);
        }
        planned.sort(Comparator.comparingInt(Schedule.Planned::millis)
                .thenComparing(
                        each -> !isImmediate(departures.get(each.departures()).rhythm())));
        return new Schedule(planned.subList(0, Math.min(planned.size(), limit)));
    }

    private void add(int index, UniformRandomProvider random, List<Schedule.Planned> planned) {
        switch (departures.get(index).rhythm()) {
            case Rhythm.Once once -> plan(index, 0, once.time(), random, planned);
            case Rhythm.Even even -> {
                for (int i = 0; i < even.number(); i++) {
                    plan(index, i, even.begin() + i * even.period(), random, planned);
                }
            }
            case Rhythm.Chance chance -> {
                int number = 0;
                for (double time = chance.begin(); time < chance.end(); time += 1) {
                    if (random.nextDouble() < chance.probability() && number < most(chance)) {
                        plan(index, number++, time, random, planned);
                    }
                }
            }
            case Rhythm.Poisson poisson -> {
                int number = 0;
                double time = poisson.begin() + wait(poisson, random);
                while (time < poisson.end() && number < most(poisson)) {
                    plan(index, number++, time, random, planned);
                    time += wait(poisson, random);
                }
            }
        }
    }

    private static double wait(Rhythm.Poisson poisson, UniformRandomProvider random) {
        return -Elementary.log(1 - random.nextDouble()) / poisson.perSecond();
    }

    private void plan(
            int index, int number, double time, UniformRandomProvider random, List<Schedule.Planned> planned) {
        Departures each = departures.get(index);
        planned.add(new Schedule.Planned(
                index,
                number,
                (int) Math.round(time * 1000),
                typeNumber.get(draw(each.types(), random)),
                routeNumber.get(draw(each.routes(), random))));
    }

    private static <T> T draw(Mix<T> mix, UniformRandomProvider random) {
        return mix.of().size() == 1 ? mix.of().getFirst() : mix.draw(random.nextDouble());
    }
}
