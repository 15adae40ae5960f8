package io.throng.scenarios.traffic.output;

import java.io.IOException;

/** Periods of the same length one after the other, of whole steps; the last may be shorter. */
final class Intervals {
    private final double period;
    private final double dt;
    private double begin;
    private double now;

    Intervals(double period, double dt) {
        this.period = period;
        this.dt = dt;
    }

    /** Whether a period ends with a step. */
    boolean endsWith(long step) {
        now = step * dt;
        return now >= begin + period - dt / 2;
    }

    /** Whether there are steps that no period told of yet. */
    boolean isBegun() {
        return now > begin;
    }

    /** Seconds of the present period until now. */
    double seconds() {
        return now - begin;
    }

    void next() {
        begin = now;
    }

    void write(XmlOut out) throws IOException {
        out.number("begin", begin);
        out.number("end", now);
    }
}
