package io.throng.scenarios.traffic.net;

import java.util.List;

/**
 * How far from a junction's centre the stop lines are: far enough that roads side by side do not overlap, and that drivers can
 * turn around the corner between them.
 */
final class Setbacks {
    private static final double CORNER_RADIUS = 4;
    private static final double LEAST = 4;
    private static final double MOST = 30;
    private static final double SAME_WAY = 0.05;

    private Setbacks() {}

    /**
     * Of one road, along its line.
     *
     * @param arriving roads that end at the junction
     * @param leaving roads that begin there
     */
    static double of(Street street, boolean arrives, List<Street> arriving, List<Street> leaving) {
        double setback = LEAST;
        for (Street other : arriving) {
            setback = Math.max(setback, beside(street, arrives, other, true));
        }
        for (Street other : leaving) {
            setback = Math.max(setback, beside(street, arrives, other, false));
        }
        return Math.min(setback, MOST);
    }

    private static double beside(Street street, boolean arrives, Street other, boolean otherArrives) {
        Point own = outward(street, arrives);
        Point there = outward(other, otherArrives);
        double sine = own.cross(there);
        if (Math.abs(sine) < SAME_WAY) {
            return LEAST;
        }
        double cosine = own.dot(there);
        boolean isLeft = sine > 0;
        double width = isLeft == arrives ? width(street) : 0;
        double otherWidth = isLeft == otherArrives ? 0 : width(other);
        double corner = (otherWidth + width * cosine) / Math.abs(sine);
        return corner + CORNER_RADIUS * (1 + cosine) / Math.abs(sine);
    }

    private static double width(Street street) {
        return street.road().lanes() * RoadNetworkBuilder.LANE_WIDTH;
    }

    /** Away from the junction. Seen so, arriving lanes lie to the left of the line and leaving ones to the right. */
    private static Point outward(Street street, boolean arrives) {
        Point heading = arrives ? street.line().finalHeading() : street.line().heading();
        return arrives ? new Point(-heading.x(), -heading.y()) : heading;
    }
}
