package io.throng.scenarios.traffic.net;

import io.throng.kernel.math.Elementary;

/**
 * A road of a network that is being built.
 *
 * @param from name of a junction
 * @param to name of a junction
 * @param line at the left of its lanes, from junction to junction
 */
record Street(String id, String from, String to, Road road, Line line) {
    /** Ids are unique. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Street street && id.equals(street.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Whether this one goes back to where the other comes from. */
    boolean isReverseOf(Street other) {
        return from.equals(other.to) && to.equals(other.from) && line.heading().dot(other.line.finalHeading()) < 0;
    }

    /** By how much drivers turn who go on along another, in radians; positive to the left. */
    double turnTo(Street other) {
        Point heading = line.finalHeading();
        Point next = other.line.heading();
        return Elementary.atan2(heading.cross(next), heading.dot(next));
    }
}
