package io.throng.scenarios.traffic;

import io.throng.agents.Kind;
import io.throng.agents.arena.Game;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.Turn;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import io.throng.scenarios.traffic.assignment.FlowNetwork;
import io.throng.scenarios.traffic.assignment.LinkCost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rules of {@link RouteChoiceScenario}: each driver carries an equal part of the demand. */
final class RouteChoice implements Game {
    private final RouteChoiceScenario.Parameters rules;
    private final int drivers;
    private final List<FlowNetwork.FlowLink> links;
    private final int[][] routes;
    private final double scale;
    private final IntColumn choice;
    private final FloatColumn signal;
    private final DoubleColumn times;
    private final List<Kind> kinds;

    RouteChoice(RouteChoiceScenario.Parameters rules, Table agents, Table worlds) {
        this.rules = rules;
        this.drivers = rules.agents();
        this.links = rules.network().network().links();
        this.routes = rules.network().routes();
        this.scale = rules.network().scale();
        this.choice = agents.ints("route", "");
        this.signal = agents.floats("signal", "");
        this.times = worlds.doubles("times", "", routes.length);
        List<Feature> features = new ArrayList<>();
        features.add(new Feature("signal", "", 0, 1));
        List<String> names = new ArrayList<>();
        for (int route = 0; route < routes.length; route++) {
            features.add(new Feature("took route " + route, "", 0, 1));
            features.add(Feature.unbounded("time of route " + route, "usual"));
            names.add("route " + route);
        }
        this.kinds =
                List.of(new Kind("driver", drivers, new ObservationSpec(features), new ActionSpec.Discrete(names)));
    }

    @Override
    public List<Kind> kinds() {
        return kinds;
    }

    @Override
    public int episodeLimit() {
        return rules.days();
    }

    @Override
    public void begin(Turn turn, int world) {
        for (int row = world * drivers; row < (world + 1) * drivers; row++) {
            choice.write()[row] = turn.random().nextInt(routes.length);
            signal.write()[row] = turn.random().nextFloat();
        }
        drive(world);
    }

    @Override
    public void act(Turn turn, int row, float[] actions, int from) {
        int chosen = (int) actions[from];
        if (chosen != actions[from] || chosen < 0 || chosen >= routes.length) {
            throw new IllegalArgumentException(
                    "an action must be a whole number in [0, " + (routes.length - 1) + "], got " + actions[from]);
        }
        choice.write()[row] = chosen;
        signal.write()[row] = turn.random().nextFloat();
    }

    @Override
    public boolean settle(Turn turn, int world, double[] rewards, int from) {
        double[] tolls = drive(world);
        for (int i = 0; i < drivers; i++) {
            int route = choice.write()[world * drivers + i];
            double time = times.write()[world * routes.length + route];
            double toll = rules.reward() == RouteChoiceScenario.Reward.TIME_AND_TOLL ? tolls[route] : 0;
            rewards[from + i] = -(time + toll) / rules.days();
        }
        return false;
    }

    /** Works out the times of the routes that all have chosen; returns what using each costs the others. */
    private double[] drive(int world) {
        double[] flow = new double[links.size()];
        double each = rules.network().demand() / drivers;
        for (int row = world * drivers; row < (world + 1) * drivers; row++) {
            for (int link : routes[choice.write()[row]]) {
                flow[link] += each;
            }
        }
        double[] tolls = new double[routes.length];
        for (int route = 0; route < routes.length; route++) {
            double time = 0;
            for (int link : routes[route]) {
                LinkCost cost = links.get(link).cost();
                time += cost.at(flow[link]);
                tolls[route] += cost.toll(flow[link]);
            }
            times.write()[world * routes.length + route] = time;
        }
        return tolls;
    }

    @Override
    public void observe(Turn turn, int row, float[] into, int from) {
        Arrays.fill(into, from, from + 1 + 2 * routes.length, 0);
        into[from] = signal.read()[row];
        int world = row / drivers;
        for (int route = 0; route < routes.length; route++) {
            into[from + 1 + 2 * route] = choice.read()[row] == route ? 1 : 0;
            into[from + 2 + 2 * route] = (float) (times.read()[world * routes.length + route] / scale);
        }
    }
}
