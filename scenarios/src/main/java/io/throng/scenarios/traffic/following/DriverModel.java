package io.throng.scenarios.traffic.following;

/** Car-following models by name. */
public enum DriverModel {
    /** {@link Idm}. */
    IDM {
        @Override
        public CarFollowing with(double accel, double decel, double headway, double minGap, double sigma) {
            return new Idm(accel, decel, headway, minGap);
        }
    },
    /** {@link Krauss}. */
    KRAUSS {
        @Override
        public CarFollowing with(double accel, double decel, double headway, double minGap, double sigma) {
            return new Krauss(accel, decel, headway, minGap, sigma);
        }
    },
    /** {@link Gipps}, who expects leaders to brake as hard as the driver does. */
    GIPPS {
        @Override
        public CarFollowing with(double accel, double decel, double headway, double minGap, double sigma) {
            return new Gipps(accel, decel, decel, headway, minGap);
        }
    },
    /** {@link Acc}. */
    ACC {
        @Override
        public CarFollowing with(double accel, double decel, double headway, double minGap, double sigma) {
            return new Acc(accel, decel, headway, minGap);
        }
    },
    /** {@link Cacc}, behind leaders who have it too. */
    CACC {
        @Override
        public CarFollowing with(double accel, double decel, double headway, double minGap, double sigma) {
            return new Cacc(accel, decel, headway, minGap, true);
        }
    },
    /** {@link CityFlowRule}, whose usual braking is its greatest. */
    CITYFLOW {
        @Override
        public CarFollowing with(double accel, double decel, double headway, double minGap, double sigma) {
            return new CityFlowRule(accel, decel, decel, headway, minGap);
        }
    };

    /**
     * The model with its parameters.
     *
     * @param accel greatest acceleration, positive, in m/s²
     * @param decel comfortable or greatest braking, as the model means it, positive, in m/s²
     * @param headway in s
     * @param minGap at rest, in m
     * @param sigma how much drivers dawdle, in [0, 1]; for models that know it
     */
    public abstract CarFollowing with(double accel, double decel, double headway, double minGap, double sigma);
}
