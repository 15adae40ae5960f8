package io.throng.scenarios.traffic.road;

import io.throng.scenarios.traffic.demand.LaneChanging;
import io.throng.scenarios.traffic.demand.VehicleType;
import io.throng.scenarios.traffic.following.CarFollowing;
import io.throng.scenarios.traffic.following.Krauss;

/** A vehicle type at the wheel: what its models say about speeds, for a time step. */
final class Driver {
    private static final double LIGHT_DECEL = 3;

    private static final double LEAST_SPEED = 0.1;

    final CarFollowing model;
    private final CarFollowing careful;
    final double length;
    final double minGap;
    final double maxSpeed;
    final double accel;
    final double decel;
    final double emergencyDecel;
    final double tau;
    final LaneChanging laneChanging;
    final String vehicleClass;
    private final double slowsFrom;
    final double dt;

    Driver(VehicleType type, double dt) {
        this.model = type.following();
        this.careful = new Krauss(type.accel(), type.decel(), type.tau(), type.minGap(), 0);
        this.length = type.length();
        this.minGap = type.minGap();
        this.maxSpeed = type.maxSpeed();
        this.accel = type.accel();
        this.decel = type.decel();
        this.emergencyDecel = type.emergencyDecel();
        this.tau = type.tau();
        this.laneChanging = type.laneChanging();
        this.vehicleClass = type.vehicleClass();
        this.dt = dt;
        this.slowsFrom = model.slowsFrom(maxSpeed, dt);
    }

    double space() {
        return length + minGap;
    }

    double free(double speed, double desired) {
        return model.follow(speed, desired, Double.POSITIVE_INFINITY, 0, dt);
    }

    /** Behind a leader; the gap is from bumper to bumper. */
    double follow(double speed, double desired, double gap, double leaderSpeed) {
        return model.follow(speed, desired, gap, leaderSpeed, dt);
    }

    /** The greatest speed, up to a limit, with which to come onto the road behind a leader. */
    double safe(double limit, double gap, double leaderSpeed) {
        return model.entering(limit, gap, leaderSpeed, careful, dt);
    }

    /** So as to stand before a place. */
    double stop(double speed, double desired, double distance) {
        return model.stop(speed, desired, distance, dt);
    }

    /** What is driven while braking to a halt in steps, without a time to react. */
    double brakingDistance(double speed) {
        return brakingDistance(speed, decel);
    }

    /** The same before a light, where nobody brakes less than a little; SUMO's {@code tls.yellow.min-decel}. */
    double lightDistance(double speed) {
        return brakingDistance(speed, Math.max(decel, Math.min(LIGHT_DECEL, emergencyDecel)));
    }

    /** The same while braking as hard as is possible. */
    double emergencyDistance(double speed) {
        return brakingDistance(speed, emergencyDecel);
    }

    private double brakingDistance(double speed, double braking) {
        double reduction = braking * dt;
        int steps = (int) (speed / reduction);
        return dt * (steps * speed - reduction * steps * (steps + 1) / 2.0);
    }

    /** The gap, beyond {@link #minGap}, behind a leader at which braking at once is early enough; SUMO's secure gap. */
    double secureGap(double speed, double leaderSpeed, double leaderDecel) {
        double reduction = Math.max(decel, leaderDecel) * dt;
        int steps = (int) (leaderSpeed / reduction);
        double leaderWay = dt * (steps * leaderSpeed - reduction * steps * (steps + 1) / 2.0);
        return Math.max(0, brakingDistance(speed) + speed * tau - leaderWay);
    }

    /** The greatest speed from which braking in steps slows down to a lower limit over a distance; SUMO's free speed. */
    double slowDown(double distance, double limit) {
        double way = limit * dt;
        if (distance < Math.max(way, slowsFrom)) {
            return limit;
        }
        double b = decel * dt * dt;
        double root = Math.sqrt((b + 2 * way) * (b + 2 * way) + 8 * b * distance);
        double steps = Math.max(0, ((root - b) * 0.5 - way) / b);
        double whole = Math.floor(steps);
        double driven = (whole * whole + whole) * 0.5 * b + whole * way + (steps > whole ? way : 0);
        return Math.max(0, distance - driven) / ((whole + 1) * dt) + whole * decel * dt + limit;
    }

    /** The least time in which a distance is driven that ends at a speed, in s; SUMO's minimal arrival time. */
    double arrivalTime(double distance, double speed, double endSpeed) {
        if (distance <= 0) {
            return 0;
        }
        double change = endSpeed >= speed ? accel : -decel;
        double time = (endSpeed - speed) / change;
        double way = time * (endSpeed + speed) * 0.5;
        if (distance >= way) {
            return time + (distance - way) / Math.max(Math.max(speed, endSpeed), LEAST_SPEED);
        }
        double reached = Math.sqrt(Math.max(0, speed * speed + 2 * change * distance));
        return (reached - speed) / change;
    }

    /** The speed after accelerating over a distance, at most a limit. */
    double speedAfter(double distance, double speed, double limit) {
        return Math.min(limit, Math.sqrt(speed * speed + 2 * accel * distance));
    }
}
