package io.throng.scenarios.queueing;

import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.TreeSet;

/** One station written down plainly: a sorted set of events, a queue of customers. */
final class SlowStation {
    private final MultiServerQueue.Parameters parameters;
    private final long seed;
    private final int station;
    private final TreeSet<Event> events = new TreeSet<>(Event.ORDER);
    private final Queue<Double> line = new ArrayDeque<>();
    private final List<Double> inService = new ArrayList<>();
    private long sequence;
    double area;
    double stay;
    long gone;
    private double latest;

    /** The departure of a server's customer, or an arrival where the server is -1. */
    private record Event(double time, int server, long sequence) {
        static final Comparator<Event> ORDER = Comparator.comparingDouble(Event::time)
                .thenComparing(event -> event.server < 0)
                .thenComparingInt(Event::server)
                .thenComparingLong(Event::sequence);
    }

    SlowStation(MultiServerQueue.Parameters parameters, long seed, int station) {
        this.parameters = parameters;
        this.seed = seed;
        this.station = station;
        for (int server = 0; server < parameters.servers(); server++) {
            inService.add(null);
        }
        expectArrival(0, random(0, Streams.FOUND));
    }

    private Philox random(long step, int stream) {
        return new Philox().reset(seed, station, step, stream);
    }

    private void expectArrival(double now, Philox random) {
        double time = now + 1 / parameters.arrivalRate() * random.draws().exponential();
        events.add(new Event(time, -1, sequence++));
    }

    void step(long step) {
        Philox random = random(step, Streams.SETTLE);
        while (events.first().time < step + 1) {
            Event event = events.pollFirst();
            count(event.time);
            if (event.server < 0) {
                arrive(event.time, random);
            } else {
                depart(event, random);
            }
        }
        count(step + 1);
    }

    private void arrive(double now, Philox random) {
        int free = inService.indexOf(null);
        if (free >= 0) {
            serve(free, now, now, random);
        } else {
            line.add(now);
        }
        expectArrival(now, random);
    }

    private void serve(int server, double came, double now, Philox random) {
        inService.set(server, came);
        double time = now + 1 / parameters.serviceRate() * random.draws().exponential();
        events.add(new Event(time, server, sequence++));
    }

    private void depart(Event event, Philox random) {
        if (event.time >= parameters.warmUp()) {
            stay += event.time - inService.get(event.server);
            gone++;
        }
        inService.set(event.server, null);
        if (!line.isEmpty()) {
            serve(event.server, line.remove(), event.time, random);
        }
    }

    private void count(double now) {
        double from = Math.max(latest, parameters.warmUp());
        long customers =
                line.size() + inService.stream().filter(came -> came != null).count();
        area += now > from ? customers * (now - from) : 0;
        latest = now;
    }

    int waiting() {
        return line.size();
    }
}
