package io.throng.scenarios.traffic;

import io.throng.kernel.random.Philox;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.Table;
import io.throng.scenarios.traffic.following.Memory;

/**
 * The cars of many rings, a ring a world. Car {@code c} of world {@code w} is at {@code w * cars + c} of its columns, and
 * follows the next; the last follows the first.
 */
final class RingTraffic {
    private final RingRules rules;
    private final int cars;
    private final int spacing;

    /** Of fronts along the road, in m. */
    final DoubleColumn position;

    /** In m/s. */
    final DoubleColumn speed;

    /** Of rings, in m. */
    final DoubleColumn length;

    /** Cars of which some may be controlled, every so many from the first on. */
    RingTraffic(RingRules rules, int cars, int controlled, Table worlds) {
        this.rules = rules;
        this.cars = cars;
        this.spacing = cars / controlled;
        this.position = worlds.doubles("position", "m", cars);
        this.speed = worlds.doubles("speed", "m/s", cars);
        this.length = worlds.doubles("length", "m");
    }

    /** Decides for controlled cars. */
    @FunctionalInterface
    interface Command {
        /** The next speed of a controlled car, at least 0, in m/s; arguments as those of {@link RingRules#next}. */
        double next(int agent, double speed, double gap, double leaderSpeed);
    }

    /** Lets cars stand at equal distances, but for one; writes the write side. */
    void place(int world, double metres, int ahead, double by) {
        length.write()[world] = metres;
        for (int car = 0; car < cars; car++) {
            position.write()[world * cars + car] = RingRules.place(car, cars, metres, car == ahead ? by : 0);
            speed.write()[world * cars + car] = 0;
        }
    }

    /**
     * Moves all cars of a world for a time step, from the write side to the write side.
     *
     * @param controlled how many are commanded, the others being driven by humans
     * @return whether any touch
     */
    boolean move(Philox random, int world, int controlled, Command command) {
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
            double next = car % spacing == 0 && car / spacing < controlled
                    ? command.next(car / spacing, speeds[at], gap, leader)
                    : rules.next(Memory.NONE, speeds[at], gap, leader, random);
            positions[at] = rules.moved(positions[at], speeds[at], next, ring);
            speeds[at] = Math.max(0, next);
            touched |= gap <= 0;
        }
        return touched;
    }

    /** Where the columns hold a controlled car. */
    int at(int world, int agent) {
        return world * cars + agent * spacing;
    }

    /** Where they hold the car ahead of it. */
    int aheadOf(int world, int agent) {
        return world * cars + (agent * spacing + 1) % cars;
    }

    /** Of all cars of a world, on the write side, in m/s. */
    double meanSpeed(int world) {
        double mean = 0;
        for (int car = world * cars; car < (world + 1) * cars; car++) {
            mean += speed.write()[car] / cars;
        }
        return mean;
    }
}
