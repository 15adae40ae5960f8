package io.throng.scenarios.traffic.road;

import io.throng.kernel.SteeredRun;
import io.throng.kernel.step.ReferenceLoop;

/** Traffic whose signals are led from outside, from decision to decision. */
final class SignalRun implements SteeredRun {
    private static final double STANDS = 0.1;
    private static final double DELAY_SCALE = 100;
    private static final double WAIT_SCALE = 224;
    private static final double MOST_WAIT = 4;
    private static final double QUEUE_SCALE = 28;

    private final RoadTraffic world;
    private final ReferenceLoop loop;
    private final SignalTask task;
    private final Traffic traffic;
    private final SignalView view;

    SignalRun(SignalTask task, RoadTraffic world, int seed) {
        this.task = task;
        this.world = world;
        this.loop = new ReferenceLoop(world, seed);
        this.traffic = world.traffic();
        this.view = task.view;
    }

    Traffic traffic() {
        return traffic;
    }

    @Override
    public void act(int agent, double[] action, int from) {
        SignalPlan plan = traffic.lights.plans[agent];
        int green = (int) action[from];
        if (green >= 0 && green < plan.greens.length) {
            traffic.lights.request(agent, green);
        }
    }

    @Override
    public boolean advance(double[] rewards, int from) {
        double[] sums = new double[task.signals()];
        int steps = task.stepsPerDecision();
        for (int i = 0; i < steps; i++) {
            loop.run(1);
            for (int signal = 0; signal < sums.length; signal++) {
                sums[signal] += duringStep(signal);
            }
        }
        if (task.reward() == SignalReward.DELAY) {
            addWaiting(sums, steps);
        }
        for (int signal = 0; signal < sums.length; signal++) {
            rewards[from + signal] = earned(signal, sums[signal], steps);
        }
        return world.isEmpty();
    }

    private double duringStep(int signal) {
        return switch (task.reward()) {
            case DELAY -> lost(signal);
            case PROGRESS -> progress(signal);
            case WAIT, PRESSURE -> 0;
        };
    }

    private double earned(int signal, double sum, int steps) {
        return switch (task.reward()) {
            case DELAY -> -sum / DELAY_SCALE;
            case WAIT -> Math.max(-MOST_WAIT, -waited(signal) / WAIT_SCALE);
            case PRESSURE -> -pressure(signal) / QUEUE_SCALE;
            case PROGRESS -> sum / steps;
        };
    }

    /** Seconds that vehicles before a signal lost in a step. */
    private double lost(int signal) {
        double sum = 0;
        for (int lane : view.lanes[signal]) {
            for (int row = traffic.index.first(lane); row >= 0; row = traffic.index.behind(row)) {
                double desired = traffic.desired(row, lane);
                sum += traffic.dt * Math.max(0, desired - traffic.fleet.speed.read()[row]) / desired;
            }
        }
        return sum;
    }

    /** Vehicles that wait to come onto an edge that ends at a signal. */
    private void addWaiting(double[] sums, int steps) {
        for (int row = 0; row < traffic.fleet.table.rows(); row++) {
            if (!traffic.fleet.isGate(row) && traffic.fleet.isWaiting(row)) {
                int signal = task.signalAfter(traffic.fleet.route.read()[row]);
                if (signal >= 0) {
                    sums[signal] += traffic.dt * steps;
                }
            }
        }
    }

    private double waited(int signal) {
        double sum = 0;
        for (int lane : view.lanes[signal]) {
            for (int row = traffic.index.first(lane); row >= 0; row = traffic.index.behind(row)) {
                sum += traffic.fleet.standing.read()[row] * traffic.dt;
            }
        }
        return sum;
    }

    private double pressure(int signal) {
        int standing = 0;
        for (int lane : view.lanes[signal]) {
            standing += standing(lane);
        }
        for (int lane : task.lanesAfter(signal)) {
            standing -= standing(lane);
        }
        return standing;
    }

    private int standing(int lane) {
        int count = 0;
        for (int row = traffic.index.first(lane); row >= 0; row = traffic.index.behind(row)) {
            count += traffic.fleet.speed.read()[row] < STANDS ? 1 : 0;
        }
        return count;
    }

    private double progress(int signal) {
        double driven = 0;
        double desired = 0;
        int standing = 0;
        int vehicles = 0;
        for (int lane : view.lanes[signal]) {
            standing += standing(lane);
            vehicles += traffic.index.count(lane);
            for (int row = traffic.index.first(lane); row >= 0; row = traffic.index.behind(row)) {
                driven += traffic.fleet.speed.read()[row];
                desired += traffic.desired(row, lane);
            }
        }
        return vehicles == 0 ? 1 : Math.min(1, driven / desired) * (1 - (double) standing / vehicles);
    }

    @Override
    public void observe(int agent, float[] into, int from) {
        view.observe(traffic, agent, loop.step(), into, from);
    }

    @Override
    public void mask(int agent, float[] into, int from) {
        int greens = Math.max(1, traffic.lights.plans[agent].greens.length);
        for (int i = 0; i < view.mostGreens; i++) {
            into[from + i] = i < greens ? 1 : 0;
        }
    }

    @Override
    public long digest() {
        return loop.hash();
    }

    @Override
    public void close() {}
}
