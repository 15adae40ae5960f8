package io.throng.scenarios.traffic.road;

/**
 * How drivers look for another way when the roads are full; SUMO's rerouting device, which knows how fast everybody drives now.
 *
 * @param period seconds between two looks of a driver; 0 if nobody looks
 * @param ways how many a driver knows from where the trip begins to where it ends, the given one included, in [1, 16]
 */
public record Rerouting(double period, int ways) {
    /** Everybody keeps to the route. */
    public static final Rerouting NONE = new Rerouting(0, 1);

    /** Checks the ranges. */
    public Rerouting {
        if (!(period >= 0 && period <= 1e6)) {
            throw new IllegalArgumentException("the period of rerouting must be in [0, 1e6] s, got " + period);
        }
        if (ways < 1 || ways > 16) {
            throw new IllegalArgumentException("drivers must know 1 to 16 ways, got " + ways);
        }
    }

    /** Every so many seconds, among four ways; 0 for never. */
    public static Rerouting every(double period) {
        return period == 0 ? NONE : new Rerouting(period, 4);
    }

    boolean isOn() {
        return period > 0 && ways > 1;
    }
}
