package io.throng.scenarios.traffic.road;

/** What led vehicles earn. */
public enum LedReward {
    /**
     * Flow's: how near the speeds of all vehicles are to 20 m/s, {@code max(0, 1 - |20 - v| / |20|)} of the vectors of speeds,
     * less 0.1 for each led vehicle by so many seconds as its time headway is less than 1 s; a second.
     */
    DESIRED_SPEED,
    /**
     * CaRL's form (Jaeger et al. 2025): the own progress at 20 m/s as 1, times a factor for each thing that should not be:
     * 0.5 for a time headway of less than 1 s, 0.5 for braking or accelerating by more than 3 m/s², 0.5 for standing on a
     * junction; a second.
     */
    PROGRESS_TIMES_PENALTIES,
    /** At the end of the episode the sum is the mean speed of all vehicles, in m/s. */
    SPEED,
    /** At the end of the episode the sum is how many vehicles left, an hour. */
    OUTFLOW,
    /** At the end of the episode the sum is minus the mean number of vehicles on the road and waiting to come onto it. */
    COMMUTE
}
