package io.throng.scenarios.traffic.demand;

/**
 * How a vehicle comes onto the road; SUMO's departLane, departPos and departSpeed.
 *
 * @param lane which lane of the first edge
 * @param laneIndex from the right, where {@code lane} is {@link Lane#GIVEN}
 * @param position where on it
 * @param metres of the front along the lane, from its end if negative, where {@code position} is {@link Position#GIVEN}
 * @param speed how fast
 * @param metresPerSecond where {@code speed} is {@link Speed#GIVEN}
 */
public record Insertion(
        Lane lane, int laneIndex, Position position, double metres, Speed speed, double metresPerSecond) {
    /** SUMO's: the rightmost lane that is allowed, its beginning, standing. */
    public static final Insertion DEFAULT = new Insertion(Lane.FIRST, 0, Position.BASE, 0, Speed.GIVEN, 0);

    /** Checks the ranges. */
    public Insertion {
        if (laneIndex < 0) {
            throw new IllegalArgumentException("departLane must be at least 0, got " + laneIndex);
        }
        if (!(metresPerSecond >= 0)) {
            throw new IllegalArgumentException("departSpeed must be at least 0 m/s, got " + metresPerSecond);
        }
    }

    /** On which lane. */
    public enum Lane {
        /** The one named. */
        GIVEN,
        /** The rightmost allowed. */
        FIRST,
        /** Any that is allowed. */
        RANDOM,
        /** The one with the fewest vehicles. */
        FREE,
        /** The one with the fewest vehicles of those that are allowed, whether or not the route goes on from it. */
        ALLOWED,
        /** The one with the fewest vehicles of those on which the route goes on longest. */
        BEST,
        /** Any of those on which the route goes on longest, as in CityFlow. */
        RANDOM_BEST;

        /** Whether only lanes count on which the route goes on longest. */
        public boolean isBest() {
            return this == BEST || this == RANDOM_BEST;
        }
    }

    /** Where on the lane. */
    public enum Position {
        /** At a place. */
        GIVEN,
        /** The rear at the beginning of the lane. */
        BASE,
        /** Anywhere. */
        RANDOM,
        /** Anywhere, and at the beginning if there is no room. */
        RANDOM_FREE,
        /** Where there is room. */
        FREE,
        /** Behind the last vehicle. */
        LAST
    }

    /** How fast. */
    public enum Speed {
        /** At a speed. */
        GIVEN,
        /** Anything allowed. */
        RANDOM,
        /** As fast as is safe. */
        MAX,
        /** The desired speed. */
        DESIRED,
        /** The speed limit. */
        SPEED_LIMIT,
        /** As fast as the last vehicle on the lane. */
        LAST,
        /** As fast as vehicles on the lane on average. */
        AVG
    }
}
