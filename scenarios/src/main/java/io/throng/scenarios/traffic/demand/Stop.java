package io.throng.scenarios.traffic.demand;

/**
 * Where a vehicle stands for a while.
 *
 * @param lane number
 * @param position of its front along the lane, in m
 * @param seconds how long it stands, at least 0
 * @param until it does not leave earlier, in s; 0 where there is no timetable
 */
public record Stop(int lane, double position, double seconds, double until) {}
