package io.throng.scenarios.traffic.assignment;

/** By which trips spread (Wardrop 1952). */
public enum Principle {
    /** Everybody's way is as quick as any: a user equilibrium. */
    USER,
    /** All together take the least time: the system optimum. */
    SYSTEM
}
