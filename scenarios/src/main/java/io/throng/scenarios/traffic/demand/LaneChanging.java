package io.throng.scenarios.traffic.demand;

/**
 * How eager drivers are to change lanes, by reason; SUMO's LC2013 parameters of these names.
 *
 * @param strategic to stay on their route, at least 0; 1 in SUMO. Larger: earlier
 * @param cooperative to let others in, in [0, 1]; 1 in SUMO
 * @param speedGain to drive faster, at least 0; 1 in SUMO
 * @param keepRight to go back to the right, at least 0; 1 in SUMO
 * @param assertive by what the gap they want is divided, positive; 1 in SUMO
 */
public record LaneChanging(double strategic, double cooperative, double speedGain, double keepRight, double assertive) {
    /** SUMO's. */
    public static final LaneChanging DEFAULT = new LaneChanging(1, 1, 1, 1, 1);

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
