package io.throng.kernel.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The draws that models make, over a generator that somebody else addresses: create it once per thread beside a
 * {@link Philox}, reset the generator, draw. It keeps no state of its own and allocates nothing per draw.
 *
 * <p>Samplers are those of Commons RNG. The ziggurat (McFarland, J. Stat. Comput. Simul. 86, 2016) calls {@code Math.exp}
 * only to compare in about 1 % of draws, so platforms whose {@code exp} differs in the last bit disagree about a draw with
 * a chance below 10<sup>-17</sup>; everything else is exact.
 *
 * <p>Not safe for use by several threads.
 */
public final class Draws {

    private final UniformRandomProvider source;
    private final ContinuousSampler gaussian;
    private final ContinuousSampler exponential;

    /**
     * Creates draws over a generator.
     *
     * @param source the generator; usually a {@link Philox} that is reset for every agent and step
     */
    public Draws(UniformRandomProvider source) {
        this.source = source;
        this.gaussian = ZigguratSampler.NormalizedGaussian.of(source);
        this.exponential = ZigguratSampler.Exponential.of(source);
    }

    /** Returns the generator, for samplers of Commons RNG and for raw words. */
    public UniformRandomProvider source() {
        return source;
    }

    /** Returns a number in [0, 1). */
    public double uniform() {
        return source.nextDouble();
    }

    /**
     * Draws evenly from an interval; always takes one double from the generator.
     *
     * @param low finite
     * @param high finite, at least {@code low}, with a finite {@code high - low}
     * @return a number in [low, high), or {@code low} if both are equal
     * @throws IllegalArgumentException if the interval is none
     */
    public double uniform(double low, double high) {
        double width = high - low;
        if (!(width >= 0 && width <= Double.MAX_VALUE)) {
            throw noInterval(low, high);
        }
        double value = low + width * source.nextDouble();
        return value < high ? value : Math.max(low, Math.nextDown(high));
    }

    /**
     * Draws evenly from an interval; always takes one float from the generator.
     *
     * @param low finite
     * @param high finite, at least {@code low}, with a finite {@code high - low}
     * @return a number in [low, high), or {@code low} if both are equal
     * @throws IllegalArgumentException if the interval is none
     */
    public float uniformFloat(float low, float high) {
        float width = high - low;
        if (!(width >= 0 && width <= Float.MAX_VALUE)) {
            throw noInterval(low, high);
        }
        float value = low + width * source.nextFloat();
        return value < high ? value : Math.max(low, Math.nextDown(high));
    }

    private static IllegalArgumentException noInterval(double low, double high) {
        return new IllegalArgumentException("interval must have finite ends and low <= high, got [" + low + ", " + high
                + "); swap or bound its ends");
    }

    /** Returns an angle in [-π, π), in radians. */
    public double angle() {
        return uniform(-Math.PI, Math.PI);
    }

    /** Returns a normal deviate of mean 0 and standard deviation 1. */
    public double gaussian() {
        return gaussian.sample();
    }

    /**
     * Draws a normal deviate.
     *
     * @param mean any finite value
     * @param standardDeviation at least 0
     * @return {@code mean + standardDeviation * gaussian()}
     */
    public double gaussian(double mean, double standardDeviation) {
        return mean + standardDeviation * gaussian.sample();
    }

    /** Returns an exponential deviate of mean 1. */
    public double exponential() {
        return exponential.sample();
    }

    /**
     * Tosses a biased coin; always takes one double from the generator.
     *
     * @param probability in [0, 1]
     * @return true with that probability
     * @throws IllegalArgumentException if the probability is outside [0, 1]
     */
    public boolean chance(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "probability must be in [0, 1], got " + probability + "; divide a percentage by 100");
        }
        return source.nextDouble() < probability;
    }

    /**
     * Chooses one of {@code choices} alternatives.
     *
     * @param choices at least 1
     * @return a number in [0, choices), all equally likely
     */
    public int choice(int choices) {
        return source.nextInt(choices);
    }
}
