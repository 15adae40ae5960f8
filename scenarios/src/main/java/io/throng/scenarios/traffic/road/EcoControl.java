package io.throng.scenarios.traffic.road;

/** What vehicles can do. */
public enum EcoControl {
    /** To drive as people do, or to coast: not to accelerate, and slow down by the car's own resistance, which burns nothing. */
    COAST,
    /** An acceleration: 1 is 2.6, -1 is -4.5 m/s², as far as it is safe. IntersectionZoo's. */
    ACCELERATION,
    /** How fast its driver, who follows others as people do, drives at most: from a tenth of the limit at -1 to the limit at 1. */
    ADVICE,
    /**
     * None: whatever is chosen, drivers are advised the speed with which they arrive when the queue before them has left, as by a
     * green light optimal speed advisory.
     */
    GLIDE
}
