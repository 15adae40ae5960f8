package io.throng.scenarios.particle;

/**
 * Chooses pushes by looking a few steps ahead: the move after which an agent that then coasts, touching nobody, is
 * nearest to where it wants to be.
 */
final class Steering {
    private static final double TIME_STEP = 0.1;
    private static final double KEPT = 0.75;
    private static final int MOVES = 5;

    private final double fullPush;
    private final double byOldVelocity;
    private final double byNewVelocity;

    /**
     * For agents of mass 1.
     *
     * @param fullPush force of a full push
     * @param steps looked ahead, at least 2
     */
    Steering(Integration integration, double fullPush, int steps) {
        this.fullPush = fullPush;
        boolean positionFirst = integration == Integration.POSITION_FIRST;
        this.byOldVelocity = positionFirst ? TIME_STEP : 0;
        double way = 0;
        double velocity = 1;
        for (int step = positionFirst ? 1 : 0; step < steps; step++) {
            way += velocity * TIME_STEP;
            velocity *= KEPT;
        }
        this.byNewVelocity = way;
    }

    /**
     * The best move, counted as in {@link Control#write}.
     *
     * @param velocityX of the agent
     * @param x where it wants to be, from where it is
     */
    int towards(double velocityX, double velocityY, double x, double y) {
        int best = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (int move = 0; move < MOVES; move++) {
            double leftX = x - way(velocityX, move == 1 ? -1 : move == 2 ? 1 : 0);
            double leftY = y - way(velocityY, move == 3 ? -1 : move == 4 ? 1 : 0);
            double squared = leftX * leftX + leftY * leftY;
            if (squared < nearest) {
                nearest = squared;
                best = move;
            }
        }
        return best;
    }

    private double way(double velocity, double push) {
        return velocity * byOldVelocity + (velocity * KEPT + push * fullPush * TIME_STEP) * byNewVelocity;
    }
}
