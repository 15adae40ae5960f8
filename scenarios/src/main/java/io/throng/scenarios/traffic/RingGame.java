package io.throng.scenarios.traffic;

import io.throng.agents.Kind;
import io.throng.agents.arena.Game;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.Turn;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.random.Philox;
import io.throng.kernel.record.AgentRows;
import io.throng.kernel.record.Camera;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.Table;
import io.throng.scenarios.Mean;
import io.throng.scenarios.traffic.following.Equilibrium;
import io.throng.scenarios.traffic.following.Idm;
import io.throng.scenarios.traffic.following.Krauss;
import io.throng.scenarios.traffic.following.Memory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rules of controlled cars on a ring: they accelerate as they are told, as far as that leaves them able to stop behind a
 * leader who brakes hard.
 */
final class RingGame implements Game {
    /** What a car can do if it must, in m/s²: SUMO's default for passenger cars. */
    private static final double HARD_BRAKING = 4.5;

    private static final double SPEED_UNIT = 10;
    private static final double GAP_UNIT = 20;
    private static final double FLOW_WEIGHT = 4;
    private static final double FLOW_SPEED = 20;

    private final RingControl.Parameters parameters;
    private final Drivers drivers;
    private final RingRules rules;
    private final RingTraffic traffic;
    private final Krauss brakes;
    private final int agents;
    private final double dt;
    private final double forgetting;
    private final Kind kind;
    private final DoubleColumn equilibrium;
    private final DoubleColumn steps;
    private final DoubleColumn meanSpeed;
    private final DoubleColumn share;
    private final DoubleColumn acceleration;
    private final DoubleColumn average;
    private final DoubleColumn commanded;

    RingGame(RingControl.Parameters parameters, Table cars, Table worlds) {
        this.parameters = parameters;
        this.drivers = parameters.drivers();
        this.rules = new RingRules(drivers);
        this.agents = parameters.controlled();
        this.traffic = new RingTraffic(rules, parameters.cars(), agents, worlds);
        this.dt = drivers.timeStep();
        this.brakes = new Krauss(drivers.accel(), Math.max(HARD_BRAKING, drivers.decel()), dt, drivers.minGap(), 0);
        double averaging = parameters.averaging() > 0 ? parameters.averaging() : Controller.AVERAGING;
        this.forgetting = Math.min(1, dt / averaging);
        this.equilibrium = worlds.doubles("equilibrium", "m/s");
        this.steps = worlds.doubles("time steps", "");
        this.meanSpeed = worlds.doubles("mean speed", "m/s");
        this.share = worlds.doubles("share of equilibrium", "");
        this.acceleration = cars.doubles("acceleration", "m/s2");
        this.average = cars.doubles("average speed", "m/s");
        this.commanded = cars.doubles("commanded speed", "m/s");
        var action = new ActionSpec.Continuous(
                List.of(new Feature("acceleration", "m/s2", -drivers.decel(), drivers.accel())));
        this.kind = new Kind("car", agents, new ObservationSpec(perceived()), action);
    }

    private List<Feature> perceived() {
        List<Feature> features = new ArrayList<>();
        features.add(new Feature("speed", "10 m/s", 0, Double.POSITIVE_INFINITY));
        features.add(Feature.unbounded("leader is faster by", "10 m/s"));
        features.add(Feature.unbounded("gap", "20 m"));
        if (parameters.averaging() > 0) {
            features.add(new Feature("mean speed", "10 m/s", 0, Double.POSITIVE_INFINITY));
        }
        return features;
    }

    @Override
    public List<Kind> kinds() {
        return List.of(kind);
    }

    @Override
    public int episodeLimit() {
        return parameters.episodeSteps();
    }

    @Override
    public void begin(Turn turn, int world) {
        Philox random = turn.random();
        double metres = random.draws().uniform(parameters.shortest(), parameters.longest());
        traffic.place(world, metres, random.nextInt(parameters.cars()), parameters.disturbance());
        equilibrium.write()[world] = Equilibrium.speed(
                (Idm) drivers.following(), metres / parameters.cars() - drivers.carLength(), drivers.maxSpeed());
        steps.write()[world] = 0;
        for (DoubleColumn column : List.of(acceleration, average, commanded)) {
            Arrays.fill(column.write(), world * agents, (world + 1) * agents, 0);
        }
        for (int step = 0; step < parameters.warmUpSteps(); step++) {
            move(random, world, 0);
        }
    }

    @Override
    public void act(Turn turn, int row, float[] actions, int from) {
        if (Float.isNaN(actions[from])) {
            throw new IllegalArgumentException("an acceleration must be a number, got NaN");
        }
        acceleration.write()[row] = Math.clamp(actions[from], -drivers.decel(), drivers.accel());
    }

    /** Cars that touch end the episode: nobody is paid any more. */
    @Override
    public boolean settle(Turn turn, int world, double[] rewards, int from) {
        double earned = 0;
        boolean touched = false;
        for (int step = 0; step < parameters.decisionSteps() && !touched; step++) {
            touched = move(turn.random(), world, agents);
            double mean = traffic.meanSpeed(world);
            count(world, mean);
            earned += reward(world, mean);
        }
        Arrays.fill(rewards, from, from + agents, earned);
        return touched;
    }

    /** Adds a time step to the means over the episode, which are kept until the next has begun to move. */
    private void count(int world, double mean) {
        double counted = ++steps.write()[world];
        double before = counted == 1 ? 0 : meanSpeed.write()[world];
        meanSpeed.write()[world] = before + (mean - before) / counted;
        share.write()[world] = meanSpeed.write()[world] / equilibrium.write()[world];
    }

    private double reward(int world, double mean) {
        if (parameters.reward() == RingControl.Reward.SPEED) {
            double timeSteps = (double) parameters.episodeSteps() * parameters.decisionSteps();
            return mean / equilibrium.write()[world] / timeSteps;
        }
        double effort = 0;
        for (int row = world * agents; row < (world + 1) * agents; row++) {
            effort += Math.abs(acceleration.write()[row]) / agents;
        }
        return FLOW_WEIGHT * (mean / FLOW_SPEED - effort);
    }

    private boolean move(Philox random, int world, int controlled) {
        boolean touched = traffic.move(
                random,
                world,
                controlled,
                (agent, speed, gap, leaderSpeed) -> next(random, world, agent, speed, gap, leaderSpeed));
        for (int agent = 0; agent < agents; agent++) {
            int row = world * agents + agent;
            double now = traffic.speed.write()[traffic.at(world, agent)];
            average.write()[row] += (now - average.write()[row]) * forgetting;
        }
        return touched;
    }

    /** The next speed of a controlled car, in m/s. */
    private double next(Philox random, int world, int agent, double speed, double gap, double leaderSpeed) {
        int row = world * agents + agent;
        Controller controller = parameters.controller();
        if (controller == Controller.HUMAN) {
            double driven = Math.max(0, rules.next(Memory.NONE, speed, gap, leaderSpeed, random));
            acceleration.write()[row] = (driven - speed) / dt;
            return driven;
        }
        if (controller != Controller.POLICY) {
            double wanted = controller.commanded(new Controller.Sight(
                    speed,
                    gap,
                    leaderSpeed,
                    average.write()[row],
                    commanded.write()[row],
                    equilibrium.write()[world]));
            commanded.write()[row] = wanted;
            acceleration.write()[row] = Math.clamp((wanted - speed) / dt, -drivers.decel(), drivers.accel());
        }
        double told = speed + acceleration.write()[row] * dt;
        return Math.max(0, Math.min(told, brakes.follow(speed, drivers.maxSpeed(), gap, leaderSpeed, dt)));
    }

    @Override
    public void observe(Turn turn, int row, float[] into, int from) {
        int world = row / agents;
        int own = traffic.at(world, row % agents);
        int ahead = traffic.aheadOf(world, row % agents);
        double[] speeds = traffic.speed.read();
        double[] positions = traffic.position.read();
        double gap = rules.gap(positions[own], positions[ahead], traffic.length.read()[world]);
        into[from] = (float) (speeds[own] / SPEED_UNIT);
        into[from + 1] = (float) ((speeds[ahead] - speeds[own]) / SPEED_UNIT);
        into[from + 2] = (float) (gap / GAP_UNIT);
        if (parameters.averaging() > 0) {
            into[from + 3] = (float) (average.read()[row] / SPEED_UNIT);
        }
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                new Mean("mean_speed", "m/s", row -> meanSpeed.read()[row / agents]),
                new Mean("share_of_equilibrium", "", row -> share.read()[row / agents]));
    }

    /** Of the rings of all worlds, in m. */
    double[] lengths() {
        return traffic.length.read().clone();
    }

    @Override
    public Camera camera() {
        double shown = parameters.longest();
        return RingView.of(
                parameters.cars() + " cars, " + agents + " of them controlled",
                shown,
                drivers,
                AgentRows.things(parameters.cars()),
                car -> traffic.position.read()[car] / traffic.length.read()[0] * shown,
                car -> traffic.speed.read()[car]);
    }
}
