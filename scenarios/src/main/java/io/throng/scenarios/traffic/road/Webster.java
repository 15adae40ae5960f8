package io.throng.scenarios.traffic.road;

import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.Mix;
import io.throng.scenarios.traffic.demand.Rhythm;
import io.throng.scenarios.traffic.demand.Route;
import io.throng.scenarios.traffic.net.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fixed programs for a demand: Webster, "Traffic Signal Settings", Road Research Technical Paper 39 (1958). A cycle lasts
 * (1.5 L + 5) / (1 - Y), L being the yellow time and Y the sum over green phases of the greatest ratio of flow to saturation flow of
 * a lane; green is dealt out in proportion to these ratios.
 */
final class Webster {
    /** Vehicles a second that leave a queue on one lane. */
    private static final double SATURATION = 0.5;

    private static final double LEAST_GREEN = 5;
    private static final double LONGEST_CYCLE = 120;
    private static final double MOST_LOAD = 0.95;

    private final TrafficScene scene;
    private final double yellow;
    private final double[] flow;

    private Webster(TrafficScene scene, double yellow) {
        this.scene = scene;
        this.yellow = yellow;
        this.flow = flows();
    }

    /** The network's signals with programs for the scene's demand; those with fewer than two green phases keep theirs. */
    static List<Signal> signals(TrafficScene scene, double yellowSeconds) {
        Webster webster = new Webster(scene, yellowSeconds);
        return scene.network.signals().stream().map(webster::timed).toList();
    }

    private Signal timed(Signal signal) {
        SignalPlan plan = new SignalPlan(signal, scene.roads);
        int greens = plan.greens.length;
        if (greens < 2) {
            return signal;
        }
        double[] load = new double[greens];
        double all = 0;
        for (int green = 0; green < greens; green++) {
            load[green] = load(plan, green);
            all += load[green];
        }
        double lost = greens * yellow;
        double least = greens * LEAST_GREEN + lost;
        double cycle =
                Math.clamp((1.5 * lost + 5) / (1 - Math.min(all, MOST_LOAD)), least, Math.max(least, LONGEST_CYCLE));
        List<Signal.Phase> phases = new ArrayList<>();
        for (int green = 0; green < greens; green++) {
            double share = all == 0 ? 1.0 / greens : load[green] / all;
            double seconds = Math.max(LEAST_GREEN, Math.rint((cycle - lost) * share));
            phases.add(phase(plan, plan.greens[green], signal, seconds));
            if (yellow > 0) {
                phases.add(phase(plan, plan.transition(green, (green + 1) % greens), signal, yellow));
            }
        }
        List<Signal.Program> programs = new ArrayList<>(signal.programs());
        programs.add(new Signal.Program("webster", "static", 0, phases));
        return new Signal(signal.number(), signal.id(), programs);
    }

    private static Signal.Phase phase(SignalPlan plan, int state, Signal signal, double seconds) {
        int lights = signal.program().phases().getFirst().state().length();
        StringBuilder letters = new StringBuilder();
        for (int light = 0; light < lights; light++) {
            letters.append(plan.letter(state, light));
        }
        return new Signal.Phase(seconds, letters.toString(), seconds, seconds);
    }

    /** The greatest load of a lane, which it shares with other green phases that serve it. */
    private double load(SignalPlan plan, int green) {
        double most = 0;
        for (int lane : plan.incoming[green]) {
            int served = 0;
            for (int[] lanes : plan.incoming) {
                for (int each : lanes) {
                    served += each == lane ? 1 : 0;
                }
            }
            most = Math.max(most, flow[lane] / SATURATION / served);
        }
        return most;
    }

    /** Vehicles a second that want to leave each lane, if all drive as soon as they want to depart. */
    private double[] flows() {
        double[] count = new double[scene.roads.length.length];
        double first = Double.POSITIVE_INFINITY;
        double last = 0;
        Map<Route, Integer> numbers = new HashMap<>();
        scene.demand.routes().forEach(route -> numbers.put(route, numbers.size()));
        for (Departures each : scene.demand.departures()) {
            first = Math.min(first, begin(each.rhythm()));
            last = Math.max(last, end(each.rhythm()));
            add(each, numbers, count);
        }
        double span = Math.max(1, last - first);
        for (int lane = 0; lane < count.length; lane++) {
            count[lane] /= span;
        }
        return count;
    }

    private void add(Departures each, Map<Route, Integer> numbers, double[] count) {
        Mix<Route> routes = each.routes();
        double weights =
                routes.weights().stream().mapToDouble(Double::doubleValue).sum();
        int type = scene.demand.types().indexOf(each.types().of().getFirst());
        for (int i = 0; i < routes.of().size(); i++) {
            double vehicles = vehicles(each.rhythm()) * routes.weights().get(i) / weights;
            int[] stretches = scene.stretches[numbers.get(routes.of().get(i)) * scene.drivers.length + type];
            int[] edges = routes.of().get(i).edges();
            for (int leg = 0; leg < edges.length - 1; leg++) {
                add(edges[leg], stretches[leg], vehicles, count);
            }
        }
    }

    private void add(int edge, int stretch, double vehicles, double[] count) {
        int lanes = scene.roads.laneCount[edge];
        int leading = 0;
        for (int lane = 0; lane < lanes; lane++) {
            leading += scene.ways.link(stretch, lane) >= 0 ? 1 : 0;
        }
        for (int lane = 0; lane < lanes; lane++) {
            if (scene.ways.link(stretch, lane) >= 0) {
                count[scene.roads.firstLane[edge] + lane] += vehicles / leading;
            }
        }
    }

    private static double vehicles(Rhythm rhythm) {
        return switch (rhythm) {
            case Rhythm.Once _ -> 1;
            case Rhythm.Even even -> even.number();
            case Rhythm.Chance chance -> (chance.end() - chance.begin()) * chance.probability();
            case Rhythm.Poisson poisson -> (poisson.end() - poisson.begin()) * poisson.perSecond();
        };
    }

    private static double begin(Rhythm rhythm) {
        return switch (rhythm) {
            case Rhythm.Once once -> once.time();
            case Rhythm.Even even -> even.begin();
            case Rhythm.Chance chance -> chance.begin();
            case Rhythm.Poisson poisson -> poisson.begin();
        };
    }

    private static double end(Rhythm rhythm) {
        return switch (rhythm) {
            case Rhythm.Once once -> once.time();
            case Rhythm.Even even -> even.begin() + even.period() * even.number();
            case Rhythm.Chance chance -> chance.end();
            case Rhythm.Poisson poisson -> poisson.end();
        };
    }
}
