package io.throng.scenarios.traffic.demand;

/**
 * By what drivers multiply speed limits: normally distributed, cut to a range.
 *
 * @param mean positive
 * @param deviation at least 0
 * @param least at least 0
 * @param most at least {@code least}
 */
public record SpeedFactor(double mean, double deviation, double least, double most) {
    /** SUMO's passenger cars. */
    public static final SpeedFactor DEFAULT = new SpeedFactor(1, 0.1, 0.2, 2);

    /** Checks the ranges. */
    public SpeedFactor {
        if (!(mean > 0 && deviation >= 0 && least >= 0 && most >= least && mean <= 100 && most <= 100)) {
            throw new IllegalArgumentException("a speed factor must have a positive mean, a deviation of at least 0 and"
                    + " 0 <= least <= most <= 100, got " + mean + ", " + deviation + ", " + least + ", " + most);
        }
    }

    /** Everybody the same. */
    public static SpeedFactor of(double factor) {
        return new SpeedFactor(factor, 0, factor, factor);
    }

    /**
     * A driver's.
     *
     * @param gaussian drawn from the standard normal distribution
     */
    public double draw(double gaussian) {
        return Math.clamp(mean + deviation * gaussian, least, most);
    }
}
