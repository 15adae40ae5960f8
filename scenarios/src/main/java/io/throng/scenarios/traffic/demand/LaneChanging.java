package io.throng.scenarios.traffic.demand;

/**
 * How eager drivers are to change lanes, by reason; SUMO's LC2013 parameters of these names.
 *
 * @param strategic to stay on their route, at least 0; 1 in SUMO. Larger: earlier
 * @param cooperative to let others in, in [0, 1]; 1 in SUMO
 * @param speedGain to drive faster, at least 0; 1 in SUMO
 * @param keepRight to go back to the right, at least 0; 1 in SUMO
 * @param assertive by what the gap they want is divided, positive; 1 in SUMO
 * @param model by which they change lanes that their route does not ask them to leave
 */
public record LaneChanging(
        double strategic, double cooperative, double speedGain, double keepRight, double assertive, Model model) {
    /** SUMO's. */
    public static final LaneChanging DEFAULT = new LaneChanging(1, 1, 1, 1, 1, Model.LC2013);

    /** Reasons to change lanes freely. */
    public enum Model {
        /** To drive faster and to go back to the right, as gathered over time; Erdmann (2015). */
        LC2013,
        /**
         * By the accelerations of all who are concerned, whatever the side: minimizing overall braking induced by lane changes;
         * Kesting, Treiber and Helbing (2007). Others count by a politeness of 0.2; a gain of 0.1 m/s² is worth it; nobody is made
         * to brake harder than 4 m/s².
         */
        MOBIL
    }

    /** Checks the ranges. */
    public LaneChanging {
        if (!(strategic >= 0 && cooperative >= 0 && cooperative <= 1 && speedGain >= 0 && keepRight >= 0)) {
            throw new IllegalArgumentException(
                    "eagerness to change lanes must be at least 0, and lcCooperative at most 1, got " + strategic + ", "
                            + cooperative + ", " + speedGain + ", " + keepRight);
        }
        if (!(assertive > 0)) {
            throw new IllegalArgumentException("lcAssertive must be positive, got " + assertive);
        }
    }
}
