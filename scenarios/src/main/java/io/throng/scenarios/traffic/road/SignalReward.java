package io.throng.scenarios.traffic.road;

/** What a signal earns between two decisions. */
public enum SignalReward {
    /** Less the time that vehicles lost on the lanes before it, and waiting to come onto them, in 100 s. */
    DELAY,
    /** Less what vehicles before it have been standing for, in 224 s, at least -4: RESCO (Ault and Sharon 2021). */
    WAIT,
    /** Less the vehicles that stand before it, and plus those that stand behind it: the pressure of MPLight (Chen et al. 2020). */
    PRESSURE,
    /**
     * The progress of vehicles before it as a share of what their desired speeds would give, times 1 less the share of them that
     * stands: progress times penalties, after CaRL (Jaeger et al. 2025).
     */
    PROGRESS
}
