package io.throng.scenarios.traffic.road;

/** What a controlled vehicle earns. */
public enum EcoReward {
    /** (speed - emission) / 5, in m/s and g/s of carbon dioxide in the mean of it and those it leads, a second. */
    PROGRESS_AND_EMISSION,
    /** IntersectionZoo's: (speed - 35 max(0, 1 - speed) - 3 emission) / 15, in m/s and g/s, a second. */
    SPEED_AND_EMISSION,
    /** At the end of the episode, everybody: by what share less a vehicle emits than without control; 0 if fewer got through. */
    BENEFIT,
    /** At the end of the episode, everybody: 1 if as many got through as without control, else 0. */
    THROUGHPUT_KEPT;

    /** Whether it tells how an episode ended. */
    boolean isOutcome() {
        return this == BENEFIT || this == THROUGHPUT_KEPT;
    }
}
