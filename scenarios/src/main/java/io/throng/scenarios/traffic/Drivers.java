package io.throng.scenarios.traffic;

import io.throng.scenarios.traffic.following.CarFollowing;
import io.throng.scenarios.traffic.following.DriverModel;
import io.throng.scenarios.traffic.following.Scheme;

/**
 * The cars of a ring and how they are driven.
 *
 * @param model of the drivers
 * @param scheme of integration
 * @param timeStep in s, in (0, 10]
 * @param maxSpeed desired speed, in m/s
 * @param accel greatest acceleration, in m/s²
 * @param decel braking, in m/s²
 * @param tau time headway, in s
 * @param minGap gap at rest, in m
 * @param carLength in m
 * @param sigma how much drivers dawdle, in [0, 1]; for models that know it
 * @param noise deviation of a normal deviate that is added to accelerations times the root of the time step, at least 0, in
 *     m/s² s<sup>1/2</sup>; 0.2 in Flow (Wu et al. 2017)
 */
public record Drivers(
        DriverModel model,
        Scheme scheme,
        double timeStep,
        double maxSpeed,
        double accel,
        double decel,
        double tau,
        double minGap,
        double carLength,
        double sigma,
        double noise) {
    private static final double LONGEST_STEP = 10;
    private static final double MOST = 1e6;

    /** Checks the ranges. */
    public Drivers {
        Require.that(timeStep > 0 && timeStep <= LONGEST_STEP, "timeStep must be in (0, 10] s", timeStep);
        Require.that(maxSpeed > 0 && maxSpeed <= MOST, "maxSpeed must be in (0, 1e6] m/s", maxSpeed);
        Require.that(accel > 0 && accel <= MOST, "accel must be in (0, 1e6] m/s²", accel);
        Require.that(decel > 0 && decel <= MOST, "decel must be in (0, 1e6] m/s²", decel);
        Require.that(tau > 0 && tau <= MOST, "tau must be in (0, 1e6] s", tau);
        Require.that(minGap > 0 && minGap <= MOST, "minGap must be in (0, 1e6] m", minGap);
        Require.that(carLength > 0 && carLength <= MOST, "carLength must be in (0, 1e6] m", carLength);
        Require.that(sigma >= 0 && sigma <= 1, "sigma must be in [0, 1]", sigma);
        Require.that(noise >= 0 && noise <= MOST, "noise must be in [0, 1e6]", noise);
    }

    /** Flow's, without noise. */
    public static Drivers defaults() {
        return new Drivers(DriverModel.IDM, Scheme.SEMI_IMPLICIT, 0.1, 30, 1, 1.5, 1, 2, 5, 0, 0);
    }

    /** The same integrated in another way. */
    Drivers withScheme(Scheme other) {
        return new Drivers(model, other, timeStep, maxSpeed, accel, decel, tau, minGap, carLength, sigma, noise);
    }

    /** The same with other noise. */
    Drivers withNoise(double deviation) {
        return new Drivers(model, scheme, timeStep, maxSpeed, accel, decel, tau, minGap, carLength, sigma, deviation);
    }

    /** How they follow others. */
    CarFollowing following() {
        return model.with(accel, decel, tau, minGap, sigma).integratedBy(scheme);
    }

    /**
     * Checks that so many cars can stand on a ring.
     *
     * @throws IllegalArgumentException if they cannot
     */
    void requireRoom(int cars, double length) {
        Require.that(length > 0 && length <= 1e9, "length must be in (0, 1e9] m", length);
        Require.that(
                cars * carLength < length,
                cars + " cars of " + carLength + " m need a length of more than " + cars * carLength + " m",
                length);
    }
}
