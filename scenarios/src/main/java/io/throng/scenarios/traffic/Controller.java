package io.throng.scenarios.traffic;

/** Who drives the controlled cars of a ring. */
public enum Controller {
    /** A policy, by accelerations. */
    POLICY {
        @Override
        double commanded(Sight sight) {
            throw new IllegalStateException("a policy commands accelerations");
        }
    },
    /** Nobody: humans drive all cars. */
    HUMAN {
        @Override
        double commanded(Sight sight) {
            throw new IllegalStateException("humans are not commanded");
        }
    },
    /**
     * The FollowerStopper: Stern et al., "Dissipation of stop-and-go waves via control of autonomous vehicles: field
     * experiments", Transportation Research C 89 (2018), equations 2 to 4. Its desired speed is the ring's equilibrium,
     * which it is told.
     */
    FOLLOWER_STOPPER {
        private static final double[] GAPS = {4.5, 5.25, 6};
        private static final double[] BRAKING = {1.5, 1, 0.5};

        @Override
        double commanded(Sight sight) {
            double closing = Math.min(0, sight.leaderSpeed() - sight.speed());
            double stop = GAPS[0] + closing * closing / (2 * BRAKING[0]);
            double adapt = GAPS[1] + closing * closing / (2 * BRAKING[1]);
            double safe = GAPS[2] + closing * closing / (2 * BRAKING[2]);
            double desired = sight.equilibrium();
            double lead = Math.min(Math.max(0, sight.leaderSpeed()), desired);
            if (sight.gap() <= stop) {
                return 0;
            }
            if (sight.gap() <= adapt) {
                return lead * (sight.gap() - stop) / (adapt - stop);
            }
            return sight.gap() <= safe ? lead + (desired - lead) * (sight.gap() - adapt) / (safe - adapt) : desired;
        }
    },
    /**
     * The PI controller with saturation of the same paper, equations 5 to 7. Its desired speed is the running mean of its
     * own one with a time constant of half of the paper's window of 38 s, whose mean is as old.
     */
    PI_WITH_SATURATION {
        private static final double LOWER_GAP = 7;
        private static final double UPPER_GAP = 30;
        private static final double CATCH_UP = 1;
        private static final double TIME = 2;
        private static final double LEAST_GAP = 4;
        private static final double SOFTNESS = 2;

        @Override
        double commanded(Sight sight) {
            double target =
                    sight.average() + CATCH_UP * Math.clamp((sight.gap() - LOWER_GAP) / (UPPER_GAP - LOWER_GAP), 0, 1);
            double near = Math.max(TIME * (sight.leaderSpeed() - sight.speed()), LEAST_GAP);
            double alpha = Math.clamp((sight.gap() - near) / SOFTNESS, 0, 1);
            double beta = 1 - alpha / 2;
            return beta * (alpha * target + (1 - alpha) * sight.leaderSpeed()) + (1 - beta) * sight.commanded();
        }
    };

    /** Time constant of the running mean, in s. */
    static final double AVERAGING = 19;

    /**
     * What a controller knows.
     *
     * @param speed own, in m/s
     * @param gap to the leader, in m
     * @param leaderSpeed in m/s
     * @param average running mean of the own speed, in m/s
     * @param commanded in the step before, in m/s
     * @param equilibrium at which all cars of the ring could go, in m/s
     */
    record Sight(double speed, double gap, double leaderSpeed, double average, double commanded, double equilibrium) {}

    /** The speed that is wanted, in m/s. */
    abstract double commanded(Sight sight);
}
