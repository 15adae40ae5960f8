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
import java.util.List;

/**
 * The rules of controlled cars on a ring. Car {@code c} of world {@code w} is at {@code w * cars + c} of its columns, and
 * follows the next; controlled cars are every so many, from the first on.
 *
 * <p>Controlled cars accelerate as they are told, as far as that leaves them able to stop behind a leader who brakes hard.
 */
final class RingGame implements Game {
    /** What a car can do in an emergency, in m/s²: SUMO's for passenger cars in normal driving. */
    private static final double HARD_BRAKING = 4.5;

    private static final double SPEED_UNIT = 10;
    private static final double GAP_UNIT = 20;
    private static final double FLOW_WEIGHT = 4;
    private static final double FLOW_SPEED = 20;

    private final RingControl.Parameters parameters;
    private final Drivers drivers;
    private final RingRules rules;
    private final Krauss brakes;
    private final int cars;
    private final int spacing;
    private final double dt;
    private final double forgetting;
    private final Kind kind;
    private final DoubleColumn position;
    private final DoubleColumn speed;
    private final DoubleColumn length;
    private final DoubleColumn equilibrium;
    private final DoubleColumn acceleration;
    private final DoubleColumn average;
    private final DoubleColumn commanded;
    private final DoubleColumn steps;
    private final DoubleColumn speedSum;

    RingGame(RingControl.Parameters parameters, Table agents, Table worlds) {
        this.parameters = parameters;
        this.drivers = parameters.drivers();
        this.rules = new RingRules(drivers);
        this.dt = drivers.timeStep();
        this.brakes = new Krauss(drivers.accel(), Math.max(HARD_BRAKING, drivers.decel()), dt, drivers.minGap(), 0);
        this.cars = parameters.cars();
        this.spacing = cars / parameters.controlled();
        double averaging = parameters.averaging() > 0 ? parameters.averaging() : Controller.AVERAGING;
        this.forgetting = Math.min(1, dt / averaging);
        this.position = worlds.doubles("position", "m", cars);
        this.speed = worlds.doubles("speed", "m/s", cars);
        this.length = worlds.doubles("length", "m");
        this.equilibrium = worlds.doubles("equilibrium", "m/s");
        this.acceleration = agents.doubles("acceleration", "m/s2");
        this.average = agents.doubles("average speed", "m/s");
        this.commanded = agents.doubles("commanded speed", "m/s");
        this.steps = worlds.doubles("time steps", "");
        this.speedSum = worlds.doubles("speed sum", "m/s");
        this.kind = new Kind(
                "car",
                parameters.controlled(),
                new ObservationSpec(perceived()),
                new ActionSpec.Continuous(
                        List.of(new Feature("acceleration", "m/s2", -drivers.decel(), drivers.accel()))));
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
        int ahead = random.nextInt(cars);
        length.write()[world] = metres;
        equilibrium.write()[world] = Equilibrium.speed(
                (Idm) drivers.following(), metres / cars - drivers.carLength(), drivers.maxSpeed());
        for (int car = 0; car < cars; car++) {
            double moved = car == ahead ? parameters.disturbance() : 0;
            position.write()[world * cars + car] = RingRules.place(car, cars, metres, moved);
            speed.write()[world * cars + car] = 0;
        }
        for (int agent = 0; agent < parameters.controlled(); agent++) {
            int row = world * parameters.controlled() + agent;
            acceleration.write()[row] = 0;
            average.write()[row] = 0;
            commanded.write()[row] = 0;
        }
        for (int step = 0; step < parameters.warmUpSteps(); step++) {
            move(random, world, Controller.HUMAN);
        }
        steps.write()[world] = 0;
        speedSum.write()[world] = 0;
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
            touched = move(turn.random(), world, parameters.controller());
            earned += reward(world);
        }
        for (int agent = 0; agent < parameters.controlled(); agent++) {
            rewards[from + agent] = earned;
        }
        return touched;
    }

    private double reward(int world) {
        double mean = 0;
        for (int car = world * cars; car < (world + 1) * cars; car++) {
            mean += speed.write()[car] / cars;
        }
        steps.write()[world] += 1;
        speedSum.write()[world] += mean;
        if (parameters.reward() == RingControl.Reward.SPEED) {
            return mean
                    / equilibrium.write()[world]
                    / ((double) parameters.episodeSteps() * parameters.decisionSteps());
        }
        double effort = 0;
        for (int agent = 0; agent < parameters.controlled(); agent++) {
            effort += Math.abs(acceleration.write()[world * parameters.controlled() + agent]) / parameters.controlled();
        }
        return FLOW_WEIGHT * (mean / FLOW_SPEED - effort);
    }

    /** A time step of all cars of a world, on the write side; returns whether any touch. */
    private boolean move(Philox random, int world, Controller controller) {
        double[] positions = position.write();
        double[] speeds = speed.write();
        double ring = length.write()[world];
        int first = world * cars;
        double firstPosition = positions[first];
        double firstSpeed = speeds[first];
        boolean touched = false;
        for (int car = 0; car < cars; car++) {
            int at = first + car;
            boolean last = car == cars - 1;
            double gap = rules.gap(positions[at], last ? firstPosition : positions[at + 1], ring);
            double leader = last ? firstSpeed : speeds[at + 1];
            double next = isControlled(car) && controller != Controller.HUMAN
                    ? controlled(controller, world, car / spacing, speeds[at], gap, leader)
                    : rules.next(Memory.NONE, speeds[at], gap, leader, random);
            positions[at] = rules.moved(positions[at], speeds[at], next, ring);
            speeds[at] = Math.max(0, next);
            touched |= gap <= 0;
        }
        remember(world);
        return touched;
    }

    private boolean isControlled(int car) {
        return car % spacing == 0 && car / spacing < parameters.controlled();
    }

    /** The next speed of a controlled car, in m/s. */
    private double controlled(Controller controller, int world, int agent, double now, double gap, double leader) {
        int row = world * parameters.controlled() + agent;
        if (controller != Controller.POLICY) {
            double wanted = controller.commanded(new Controller.Sight(
                    now, gap, leader, average.write()[row], commanded.write()[row], equilibrium.write()[world]));
            commanded.write()[row] = wanted;
            acceleration.write()[row] = Math.clamp((wanted - now) / dt, -drivers.decel(), drivers.accel());
        }
        double next = now + acceleration.write()[row] * dt;
        return Math.max(0, Math.min(next, brakes.follow(now, drivers.maxSpeed(), gap, leader, dt)));
    }

    private void remember(int world) {
        for (int agent = 0; agent < parameters.controlled(); agent++) {
            int row = world * parameters.controlled() + agent;
            double now = speed.write()[world * cars + agent * spacing];
            average.write()[row] += (now - average.write()[row]) * forgetting;
        }
    }

    @Override
    public void observe(Turn turn, int row, float[] into, int from) {
        int world = row / parameters.controlled();
        int car = row % parameters.controlled() * spacing;
        int at = world * cars + car;
        int leader = world * cars + (car + 1) % cars;
        double now = speed.read()[at];
        double gap = rules.gap(position.read()[at], position.read()[leader], length.read()[world]);
        into[from] = (float) (now / SPEED_UNIT);
        into[from + 1] = (float) ((speed.read()[leader] - now) / SPEED_UNIT);
        into[from + 2] = (float) (gap / GAP_UNIT);
        if (parameters.averaging() > 0) {
            into[from + 3] = (float) (average.read()[row] / SPEED_UNIT);
        }
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                new Mean("mean_speed", "m/s", row -> meanSpeed(row / parameters.controlled())),
                new Mean("share_of_equilibrium", "", row -> {
                    int world = row / parameters.controlled();
                    return meanSpeed(world) / equilibrium.read()[world];
                }));
    }

    /** Of all cars, since the episode began. */
    private double meanSpeed(int world) {
        return speedSum.read()[world] / Math.max(1, steps.read()[world]);
    }

    @Override
    public Camera camera() {
        double shown = parameters.longest();
        return RingView.of(
                parameters.cars() + " cars, " + parameters.controlled() + " of them controlled",
                shown,
                drivers,
                AgentRows.things(cars),
                car -> position.read()[car] / length.read()[0] * shown,
                car -> speed.read()[car]);
    }
}
