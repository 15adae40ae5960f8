package io.throng.scenarios.queueing;

import io.throng.kernel.Phase;
import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.random.Philox;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.LongColumn;
import io.throng.kernel.state.Table;
import io.throng.kernel.time.EventQueue;
import io.throng.kernel.time.EventQueues;
import io.throng.kernel.time.FixedSteps;
import io.throng.kernel.time.Rhythm;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Stations of servers with one line each: customers come at random, wait in the order they came, and are served for a
 * random time by the first server that is free; M/M/c in Kendall's notation, M/M/1 by default.
 *
 * <p>Known results (Erlang 1917; Kleinrock, "Queueing Systems", volume 1, 1975, sections 3.2 and 3.5): with one server
 * and load rho a station holds rho / (1 - rho) customers on average; the mean number in any of them is the rate of
 * arrivals times the mean time in it (Little, Oper. Res. 9, 1961).
 *
 * <p>Servers are the agents, a station is a group; an arrival is an event of the station, a departure one of its server. At
 * one time departures come first. A fixed step is one unit of time long, which changes nothing but when can be looked in.
 */
public final class MultiServerQueue implements World {
    private static final int DEPARTURE = 0;
    private static final int ARRIVAL = 1;
    private static final FixedSteps STEPS = new FixedSteps(1);

    private final Parameters parameters;
    private final Rhythm arrivals;
    private final Rhythm service;
    private final Table agents = new Table("servers");
    private final IntColumn busy = agents.ints("busy", "");
    private final DoubleColumn since = agents.doubles("customer came", "time");
    private final LongColumn served = agents.longs("served", "customers");
    private final Table groups = new Table("stations");
    private final EventQueues events;
    private final DoubleColumn line;
    private final IntColumn head = groups.ints("head of line", "");
    private final IntColumn waiting = groups.ints("waiting", "customers");
    private final IntColumn inService = groups.ints("in service", "customers");
    private final DoubleColumn area = groups.doubles("customers times time", "");
    private final DoubleColumn counted = groups.doubles("counted until", "time");
    private final DoubleColumn stay = groups.doubles("total stay", "time");
    private final LongColumn gone = groups.longs("gone", "customers");
    private final List<Measure> measures;

    /** Empty stations. */
    public MultiServerQueue(Parameters parameters) {
        this.parameters = parameters;
        this.arrivals = Rhythm.exponential(1 / parameters.arrivalRate());
        this.service = Rhythm.exponential(1 / parameters.serviceRate());
        this.events = new EventQueues(groups, "events", parameters.replicas(), parameters.servers() + 1);
        this.line = groups.doubles("came", "time", parameters.room());
        this.measures = List.of(
                new StationMean("in system", parameters.servers(), this::inSystem),
                new StationMean("stay", parameters.servers(), this::meanStay));
    }

    /**
     * What can be set.
     *
     * @param arrivalRate customers a station per unit of time, in (0, 1e6]
     * @param serviceRate customers a busy server per unit of time, in (0, 1e6]
     * @param servers of a station, in [1, 1,000]
     * @param room most customers that wait at once, in [1, 1,000,000]; a run that needs more ends with an error
     * @param warmUp time from which on is measured, at least 0
     * @param replicas stations that know nothing of each other, in [1, 100,000]
     */
    public record Parameters(
            double arrivalRate, double serviceRate, int servers, int room, double warmUp, int replicas) {
        /** Checks the ranges. */
        public Parameters {
            requirePositive("arrivalRate", arrivalRate);
            requirePositive("serviceRate", serviceRate);
            requireRange("servers", servers, 1, 1000);
            requireRange("room", room, 1, 1_000_000);
            requireRange("replicas", replicas, 1, 100_000);
            if (!(warmUp >= 0 && warmUp <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("warmUp must be finite and at least 0, got " + warmUp);
            }
        }

        private static void requirePositive(String name, double rate) {
            if (!(rate > 0 && rate <= 1e6)) {
                throw new IllegalArgumentException(name + " must be in (0, 1e6], got " + rate);
            }
        }

        private static void requireRange(String name, int value, int low, int high) {
            if (value < low || value > high) {
                throw new IllegalArgumentException(name + " must be in [" + low + ", " + high + "], got " + value);
            }
        }

        /** M/M/1 at a load of 0.7 in 20 replicas. */
        public static Parameters defaults() {
            return new Parameters(0.7, 1, 1, 500, 0, 20);
        }

        /** The same with another number of stations. */
        public Parameters withReplicas(int newReplicas) {
            return new Parameters(arrivalRate, serviceRate, servers, room, warmUp, newReplicas);
        }
    }

    @Override
    public String name() {
        return "mm1";
    }

    @Override
    public String parameters() {
        return parameters.toString();
    }

    @Override
    public Table agents() {
        return agents;
    }

    @Override
    public Table groups() {
        return groups;
    }

    @Override
    public int groupSize() {
        return parameters.servers();
    }

    @Override
    public int founders() {
        return Math.multiplyExact(parameters.servers(), parameters.replicas());
    }

    @Override
    public Set<Phase> phases() {
        return EnumSet.of(Phase.SETTLE);
    }

    @Override
    public List<Measure> measures() {
        return measures;
    }

    /** An idle server. */
    @Override
    public void birth(Turn turn, int row) {}

    @Override
    public void foundGroup(Turn turn, int station) {
        events.of(station).clear(0);
        expectArrival(station, 0, turn.random());
    }

    @Override
    public void settle(Turn turn, int station) {
        EventQueue queue = events.of(station);
        double end = STEPS.end(turn.step());
        while (queue.next(end)) {
            count(station, queue.time());
            if (queue.kind() == ARRIVAL) {
                arrive(station, queue.time(), turn.random());
            } else {
                depart(station, queue.agent(), queue.time(), turn.random());
            }
        }
        count(station, end);
    }

    private void expectArrival(int station, double time, Philox random) {
        events.of(station).schedule(arrivals.next(time, random), ARRIVAL, 0, ARRIVAL);
    }

    private void arrive(int station, double time, Philox random) {
        int server = freeServer(station);
        if (server >= 0) {
            serve(station, server, time, time, random);
        } else {
            join(station, time);
        }
        expectArrival(station, time, random);
    }

    private int freeServer(int station) {
        if (inService.write()[station] == parameters.servers()) {
            return -1;
        }
        int server = 0;
        while (busy.write()[station * parameters.servers() + server] == 1) {
            server++;
        }
        return server;
    }

    private void serve(int station, int server, double came, double time, Philox random) {
        int row = station * parameters.servers() + server;
        busy.write()[row] = 1;
        since.write()[row] = came;
        inService.write()[station]++;
        events.of(station).schedule(service.next(time, random), DEPARTURE, server, DEPARTURE);
    }

    private void join(int station, double time) {
        int room = parameters.room();
        if (waiting.write()[station] == room) {
            throw new IllegalStateException("a station has room for " + room
                    + " waiting customers and is full; set a larger room or lower the load");
        }
        int place = (head.write()[station] + waiting.write()[station]) % room;
        line.write()[station * room + place] = time;
        waiting.write()[station]++;
    }

    private void depart(int station, int server, double time, Philox random) {
        int row = station * parameters.servers() + server;
        if (time >= parameters.warmUp()) {
            stay.write()[station] += time - since.write()[row];
            gone.write()[station]++;
        }
        busy.write()[row] = 0;
        served.write()[row]++;
        inService.write()[station]--;
        if (waiting.write()[station] > 0) {
            serve(station, server, leaveLine(station), time, random);
        }
    }

    private double leaveLine(int station) {
        int place = head.write()[station];
        head.write()[station] = (place + 1) % parameters.room();
        waiting.write()[station]--;
        return line.write()[station * parameters.room() + place];
    }

    /** Adds the time since the latest event, times the customers there were meanwhile. */
    private void count(int station, double time) {
        double from = Math.max(counted.write()[station], parameters.warmUp());
        if (time > from) {
            area.write()[station] += (waiting.write()[station] + inService.write()[station]) * (time - from);
        }
        counted.write()[station] = time;
    }

    /** The mean number of customers at a station, waiting or served, since the warm-up. */
    public double inSystem(int station) {
        double measured = counted.read()[station] - parameters.warmUp();
        return measured > 0 ? area.read()[station] / measured : 0;
    }

    /** The mean time from coming to going of those who went since the warm-up. */
    public double meanStay(int station) {
        return gone.read()[station] > 0 ? stay.read()[station] / gone.read()[station] : 0;
    }

    /** How many went since the warm-up. */
    public long gone(int station) {
        return gone.read()[station];
    }

    /** How many wait at a station now. */
    public int waiting(int station) {
        return waiting.read()[station];
    }

    /** How many a server has served. */
    public long served(int row) {
        return served.read()[row];
    }
}
