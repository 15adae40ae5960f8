package io.throng.scenarios.particle;

/**
 * What does not change about an agent or a landmark of the particle world.
 *
 * @param size radius; positive
 * @param mass positive; every public scenario has 1
 * @param gain force of a full push; at least 0, by default 5
 * @param maxSpeed positive, infinite for none
 * @param collides whether it pushes, and is pushed by, others that collide
 * @param movable whether forces move it; landmarks never move
 */
record Body(double size, double mass, double gain, double maxSpeed, boolean collides, boolean movable) {
    private static final double GAIN = 5;

    Body {
        requirePositive("size", size);
        requirePositive("mass", mass);
        requirePositive("maxSpeed", maxSpeed);
        if (!(gain >= 0 && gain <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("gain must be finite and at least 0, got " + gain);
        }
    }

    /** A movable agent that collides, of mass 1, gain 5 and any speed. */
    static Body agent(double size) {
        return new Body(size, 1, GAIN, Double.POSITIVE_INFINITY, true, true);
    }

    /** The same without contacts. */
    Body passing() {
        return new Body(size, mass, gain, maxSpeed, false, movable);
    }

    /** The same, moving itself by another force and no faster than a speed. */
    Body driven(double newGain, double newMaxSpeed) {
        return new Body(size, mass, newGain, newMaxSpeed, collides, movable);
    }

    /** The same, standing where it is. */
    Body fixed() {
        return new Body(size, mass, gain, maxSpeed, collides, false);
    }

    /** A landmark that one can walk through. */
    static Body mark(double size) {
        return new Body(size, 1, 0, Double.POSITIVE_INFINITY, false, false);
    }

    /** A landmark in the way. */
    static Body obstacle(double size) {
        return new Body(size, 1, 0, Double.POSITIVE_INFINITY, true, false);
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " must be positive, got " + value);
        }
    }
}
