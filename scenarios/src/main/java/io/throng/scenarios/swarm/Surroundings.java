package io.throng.scenarios.swarm;

/**
 * What one boid sees within its radius, added up bird by bird, itself included.
 *
 * <p>One is made a turn and never leaves it, so the JIT keeps its fields in registers and allocates nothing. Birds out
 * of sight are met too and count 0 times: that costs less than a branch that is mispredicted every third time.
 */
final class Surroundings {
    static final float AVOIDANCE = 400;
    static final float COHESION = 0.1f;

    private float toLivingX;
    private float toLivingY;
    private float motionX;
    private float motionY;
    private float crowdingX;
    private float crowdingY;
    private float living;
    private int birds;

    /**
     * Adds a bird.
     *
     * @param dx the shortest way to it along x
     * @param dy the shortest way to it along y
     * @param reach the radius squared
     * @param lastX its last displacement along x
     * @param lastY its last displacement along y
     * @param alive 1 or 0
     */
    void meet(float dx, float dy, float reach, float lastX, float lastY, float alive) {
        float squared = dx * dx + dy * dy;
        int seen = oneUnlessNegative(reach - squared);
        float here = seen * alive;
        toLivingX += here * dx;
        toLivingY += here * dy;
        motionX += here * lastX;
        motionY += here * lastY;
        living += here;
        float closeness = seen / (squared * squared + 1);
        crowdingX += closeness * dx;
        crowdingY += closeness * dy;
        birds += seen;
    }

    private static int oneUnlessNegative(float value) {
        return 1 + (Float.floatToRawIntBits(value) >> 31);
    }

    /** A tenth of the way to the mean place of the living. */
    float cohesionX() {
        return COHESION * toLivingX / living;
    }

    /** As {@link #cohesionX}. */
    float cohesionY() {
        return COHESION * toLivingY / living;
    }

    /** The mean last displacement of the living. */
    float consistencyX() {
        return motionX / living;
    }

    /** As {@link #consistencyX}. */
    float consistencyY() {
        return motionY / living;
    }

    /** Away from the others, dead or alive, the more the closer; the bird itself is at distance 0 and adds nothing. */
    float avoidanceX() {
        return -AVOIDANCE * crowdingX / others();
    }

    /** As {@link #avoidanceX}. */
    float avoidanceY() {
        return -AVOIDANCE * crowdingY / others();
    }

    private int others() {
        return Math.max(1, birds - 1);
    }
}
