package io.throng.scenarios.traffic.net;

/**
 * What counts vehicles on a lane: an induction loop, or an area.
 *
 * @param id unique
 * @param lane number
 * @param from where it begins, in m along the lane
 * @param to where it ends; {@code from} for an induction loop
 * @param period over which it counts, positive, in s
 */
public record Detector(String id, int lane, double from, double to, double period) {
    /** Whether it is a loop, which counts at one place. */
    public boolean isLoop() {
        return from == to;
    }
}
