package io.throng.scenarios.traffic;

import io.throng.scenarios.traffic.following.CarFollowing;
import io.throng.scenarios.traffic.following.Gipps;
import io.throng.scenarios.traffic.following.Idm;
import io.throng.scenarios.traffic.following.Krauss;

/** Car-following models by name. */
public enum DriverModel {
    /** {@link Idm}. */
    IDM {
        @Override
        CarFollowing with(double accel, double decel, double headway, double minGap, double sigma) {
            return new Idm(accel, decel, headway, minGap);
        }
    },
    /** {@link Krauss}. */
    KRAUSS {
        @Override
        CarFollowing with(double accel, double decel, double headway, double minGap, double sigma) {
            return new Krauss(accel, decel, headway, minGap, sigma);
        }
    },
    /** {@link Gipps}, who expects leaders to brake as hard as the driver does. */
    GIPPS {
        @Override
        CarFollowing with(double accel, double decel, double headway, double minGap, double sigma) {
            return new Gipps(accel, decel, decel, headway, minGap);
        }
    };

    abstract CarFollowing with(double accel, double decel, double headway, double minGap, double sigma);
}
