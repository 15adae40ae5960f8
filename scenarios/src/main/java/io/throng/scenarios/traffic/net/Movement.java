package io.throng.scenarios.traffic.net;

/**
 * A way from one lane to another over a junction that is being built.
 *
 * @param fromLane from the right
 * @param toLane from the right
 */
record Movement(Street from, int fromLane, Street to, int toLane) {
    private static final double STRAIGHT = Math.PI / 4;

    /** As {@link Link#direction}. */
    char direction() {
        if (to.isReverseOf(from)) {
            return 't';
        }
        double turn = from.turnTo(to);
        return Math.abs(turn) <= STRAIGHT ? 's' : turn > 0 ? 'l' : 'r';
    }

    boolean turnsLeft() {
        return direction() == 'l' || direction() == 't';
    }

    /** Whether the other leads to the same lane. */
    boolean mergesWith(Movement other) {
        return to.equals(other.to) && toLane == other.toLane;
    }

    /** Whether the other begins on the same lane. */
    boolean divergesFrom(Movement other) {
        return from.equals(other.from) && fromLane == other.fromLane;
    }

    /** Whether the other comes towards it. */
    boolean isOpposedBy(Movement other) {
        return from.line().finalHeading().dot(other.from.line().finalHeading()) < -RightOfWay.OPPOSITE;
    }

    /** Whether the other comes from its right. */
    boolean hasOnItsRight(Movement other) {
        return from.line().finalHeading().cross(other.from.line().finalHeading()) > RightOfWay.ASIDE;
    }
}
