package io.throng.scenarios.traffic.demand;

import io.throng.scenarios.traffic.following.CarFollowing;
import io.throng.scenarios.traffic.following.DriverModel;

/**
 * Vehicles of one make and their drivers; SUMO's names and defaults.
 *
 * @param id unique
 * @param vehicleClass such as {@code passenger}, {@code bus}: which lanes it may use
 * @param length in m
 * @param minGap to a leader at rest, in m
 * @param maxSpeed of the vehicle, in m/s
 * @param accel greatest acceleration, in m/s²
 * @param decel greatest braking in normal driving, in m/s²
 * @param emergencyDecel greatest braking that is possible, at least {@code decel}, in m/s²
 * @param tau time headway, in s
 * @param sigma how much the driver dawdles, in [0, 1]
 * @param model of car following
 * @param speedFactor by what drivers multiply speed limits
 * @param laneChanging how eager they are to change lanes
 * @param emissionClass such as {@code HBEFA3/PC_G_EU4}
 */
public record VehicleType(
        String id,
        String vehicleClass,
        double length,
        double minGap,
        double maxSpeed,
        double accel,
        double decel,
        double emergencyDecel,
        double tau,
        double sigma,
        DriverModel model,
        SpeedFactor speedFactor,
        LaneChanging laneChanging,
        String emissionClass) {
    private static final double MOST = 1e6;

    /** Checks the ranges. */
    public VehicleType {
        positive(id, "length", length);
        positive(id, "maxSpeed", maxSpeed);
        positive(id, "accel", accel);
        positive(id, "decel", decel);
        positive(id, "tau", tau);
        if (!(minGap >= 0 && minGap <= MOST)) {
            throw new IllegalArgumentException("minGap of type " + id + " must be in [0, 1e6] m, got " + minGap);
        }
        if (!(emergencyDecel >= decel)) {
            throw new IllegalArgumentException(
                    "emergencyDecel of type " + id + " must be at least decel, " + decel + ", got " + emergencyDecel);
        }
        if (!(sigma >= 0 && sigma <= 1)) {
            throw new IllegalArgumentException("sigma of type " + id + " must be in [0, 1], got " + sigma);
        }
    }

    private static void positive(String id, String what, double value) {
        if (!(value > 0 && value <= MOST)) {
            throw new IllegalArgumentException(what + " of type " + id + " must be in (0, 1e6], got " + value);
        }
    }

    /** SUMO's {@code DEFAULT_VEHTYPE}: a passenger car driven as Krauß says. */
    public static VehicleType passenger() {
        return new VehicleType(
                "DEFAULT_VEHTYPE",
                "passenger",
                5,
                2.5,
                55.55,
                2.6,
                4.5,
                9,
                1,
                0.5,
                DriverModel.KRAUSS,
                SpeedFactor.DEFAULT,
                LaneChanging.DEFAULT,
                "HBEFA3/PC_G_EU4");
    }

    /** How its drivers follow others. */
    public CarFollowing following() {
        return model.with(accel, decel, tau, minGap, sigma);
    }
}
