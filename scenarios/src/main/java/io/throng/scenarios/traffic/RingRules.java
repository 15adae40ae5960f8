package io.throng.scenarios.traffic;

import io.throng.kernel.random.Philox;
import io.throng.scenarios.traffic.following.CarFollowing;
import io.throng.scenarios.traffic.following.Memory;

/** How a car of a ring drives for a time step, wherever its state is kept. Without state; for several threads at once. */
final class RingRules {
    private final Drivers drivers;
    private final CarFollowing model;
    private final double rootOfStep;

    RingRules(Drivers drivers) {
        this.drivers = drivers;
        this.model = drivers.following();
        this.rootOfStep = Math.sqrt(drivers.timeStep());
    }

    /** Where a car stands at first, all being at equal distances, and one ahead of its place; in m. */
    static double place(int car, int cars, double length, double ahead) {
        return wrapped(car * (length / cars) + ahead, length);
    }

    /** From a front to the rear bumper of a car ahead, in m. */
    double gap(double front, double frontOfLeader, double length) {
        double distance = frontOfLeader - front;
        return (distance < 0 ? distance + length : distance) - drivers.carLength();
    }

    /**
     * A driver's speed after the step, in m/s; negative if the car stands before it is over.
     *
     * @param gap infinite where nobody is ahead
     * @param random drawn from where drivers are not perfect
     */
    double next(Memory memory, double speed, double gap, double leaderSpeed, Philox random) {
        double dt = drivers.timeStep();
        double next = model.follow(memory, speed, drivers.maxSpeed(), gap, leaderSpeed, dt);
        if (drivers.noise() > 0) {
            next += drivers.noise() * rootOfStep * random.draws().gaussian() * dt;
        }
        return model.dawdles() ? model.dawdled(speed, next, random.nextDouble(), dt) : next;
    }

    /** The mode to remember, as {@link CarFollowing#mode} says. */
    int mode(int before, double speed, double gap) {
        return model.mode(before, speed, gap);
    }

    /** Where a front is after a step, in m. */
    double moved(double front, double speed, double next, double length) {
        return wrapped(front + drivers.scheme().distance(speed, next, drivers.timeStep()), length);
    }

    private static double wrapped(double position, double length) {
        return position < length ? position : position - length;
    }
}
