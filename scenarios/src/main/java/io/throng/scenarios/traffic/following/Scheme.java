package io.throng.scenarios.traffic.following;

/** How speeds and positions advance over a time step in which the acceleration stays the same. */
public enum Scheme {
    /** Euler's semi-implicit scheme, SUMO's default: a vehicle moves with its new speed. */
    SEMI_IMPLICIT {
        @Override
        public double distance(double speed, double next, double dt) {
            return Math.max(0, next) * dt;
        }
    },
    /** The trapezoid of old and new speed; who would go backwards stands where its speed is 0. Treiber and Kanagaraj (2015). */
    BALLISTIC {
        @Override
        public double distance(double speed, double next, double dt) {
            if (next >= 0) {
                return (speed + next) / 2 * dt;
            }
            return speed * speed / (2 * (speed - next)) * dt;
        }
    };

    /**
     * The way of a step, in m.
     *
     * @param speed before, at least 0, in m/s
     * @param next after; negative if the vehicle stands before the step is over
     */
    public abstract double distance(double speed, double next, double dt);
}
