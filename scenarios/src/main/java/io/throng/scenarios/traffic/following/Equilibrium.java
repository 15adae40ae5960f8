package io.throng.scenarios.traffic.following;

/**
 * Flow of equal vehicles that all drive at one speed behind each other: the fundamental diagram of {@link Idm} in closed form
 * (Treiber, Kesting, "Traffic Flow Dynamics", 2013, section 11.3.3).
 *
 * @param speed in m/s
 * @param density vehicles per kilometre
 * @param flow vehicles per hour
 */
public record Equilibrium(double speed, double density, double flow) {
    private static final double METRES = 1000;
    private static final double SECONDS = 3600;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int HALVINGS = 200;

    /**
     * At a speed.
     *
     * @param speed in [0, desired), in m/s
     * @param length of a vehicle, in m
     */
    public static Equilibrium at(Idm idm, double speed, double desired, double length) {
        double spacing = idm.equilibriumGap(speed, desired) + length;
        return new Equilibrium(speed, METRES / spacing, SECONDS * speed / spacing);
    }

    /** Where the flow is greatest; golden-section search, as the flow has one peak. */
    public static Equilibrium capacity(Idm idm, double desired, double length) {
        double low = 0;
        double high = desired;
        for (int i = 0; i < HALVINGS; i++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (at(idm, left, desired, length).flow()
                    < at(idm, right, desired, length).flow()) {
                low = left;
            } else {
                high = right;
            }
        }
        return at(idm, (low + high) / 2, desired, length);
    }

    /** The speed at which a gap is kept, in m/s; 0 if it is no longer than the minimum gap. */
    public static double speed(Idm idm, double gap, double desired) {
        double low = 0;
        double high = desired;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (idm.equilibriumGap(middle, desired) < gap) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
