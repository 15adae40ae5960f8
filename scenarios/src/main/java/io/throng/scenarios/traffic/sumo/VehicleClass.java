package io.throng.scenarios.traffic.sumo;

import io.throng.scenarios.traffic.demand.LaneChanging;
import io.throng.scenarios.traffic.demand.SpeedFactor;
import io.throng.scenarios.traffic.demand.VehicleType;
import io.throng.scenarios.traffic.following.DriverModel;

/**
 * What SUMO takes for granted of vehicles of a class; "Vehicle Type Parameter Defaults" of its user documentation.
 *
 * @param length in m
 * @param maxSpeed in m/s
 * @param accel in m/s²
 * @param decel in m/s²
 * @param emergencyDecel in m/s²
 * @param speedDev standard deviation of speed factors
 */
record VehicleClass(
        double length,
        double minGap,
        double maxSpeed,
        double accel,
        double decel,
        double emergencyDecel,
        double speedDev) {
    private static final double KILOMETRES_PER_HOUR = 1 / 3.6;

    static VehicleClass of(String name) {
        return switch (name) {
            case "bus" -> heavy(12, 85, 1.2, 0);
            case "coach" -> heavy(14, 100, 2, 0.05);
            case "truck" -> heavy(7.1, 130, 1.3, 0.05);
            case "trailer" -> heavy(16.5, 130, 1.1, 0.05);
            case "delivery" -> car(6.5, 0.05);
            case "emergency" -> car(6.5, 0);
            case "motorcycle" -> new VehicleClass(2.2, 2.5, 200 * KILOMETRES_PER_HOUR, 6, 10, 10, 0.1);
            case "moped" -> new VehicleClass(2.1, 2.5, 60 * KILOMETRES_PER_HOUR, 1.1, 7, 10, 0.1);
            case "bicycle" -> new VehicleClass(1.6, 0.5, 20 * KILOMETRES_PER_HOUR, 1.2, 3, 7, 0.1);
            case "tram" -> new VehicleClass(22, 2.5, 80 * KILOMETRES_PER_HOUR, 1, 3, 7, 0);
            default -> car(5, 0.1);
        };
    }

    private static VehicleClass car(double length, double speedDev) {
        return new VehicleClass(length, 2.5, 55.55, 2.6, 4.5, 9, speedDev);
    }

    private static VehicleClass heavy(double length, double kilometresPerHour, double accel, double speedDev) {
        return new VehicleClass(length, 2.5, kilometresPerHour * KILOMETRES_PER_HOUR, accel, 4, 7, speedDev);
    }

    /** A type of the class as it is where a file says nothing else. */
    VehicleType type(String id, String name) {
        return new VehicleType(
                id,
                name,
                length,
                minGap,
                maxSpeed,
                accel,
                decel,
                emergencyDecel,
                1,
                0.5,
                DriverModel.KRAUSS,
                new SpeedFactor(1, speedDev, 0.2, 2),
                LaneChanging.DEFAULT,
                "HBEFA3/PC_G_EU4");
    }
}
