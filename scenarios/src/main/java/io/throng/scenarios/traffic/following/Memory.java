package io.throng.scenarios.traffic.following;

/**
 * What a vehicle remembers of the step before, for models that ask for it.
 *
 * @param mode as {@link CarFollowing#mode} says; 0 at first
 * @param acceleration of the step before, in m/s²; 0 at first
 */
public record Memory(int mode, double acceleration) {
    /** Of a vehicle that has not moved yet. */
    public static final Memory NONE = new Memory(0, 0);
}
