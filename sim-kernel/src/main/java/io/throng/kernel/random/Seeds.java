package io.throng.kernel.random;

/**
 * Derives seeds from seeds, so that experiments, worlds and trainers draw independently from one number a person types.
 *
 * <p>A derivation is a walk of {@link #mix}: the parent seed is mixed with a constant that tells texts from indices, then
 * every index or UTF-16 unit is added as a multiple of the golden gamma and mixed in. It is fixed for ever.
 */
public final class Seeds {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long INVERSE_GAMMA = 0xF1DE83E19937733DL;
    private static final long INDEXED = 0xD1B54A32D192ED03L;
    private static final long NAMED = 0x8CB92BA72F3D8DD7L;

    private Seeds() {}

    /**
     * Derives the seed for a purpose.
     *
     * @param seed any value
     * @param purpose what the new seed is for, such as {@code "evaluation"}; case matters
     * @return a seed that differs between purposes and parents except by a chance of 2<sup>-64</sup> a pair
     */
    public static long derive(long seed, String purpose) {
        long hash = mix(seed ^ NAMED);
        for (int i = 0; i < purpose.length(); i++) {
            hash = mix(hash + GOLDEN_GAMMA * (purpose.charAt(i) + 1L));
        }
        return hash;
    }

    /**
     * Derives the seed of one of many alike: a world, a repeat, a worker.
     *
     * @param seed any value
     * @param index any value
     * @return a seed; different indices under one parent always give different seeds
     */
    public static long derive(long seed, long index) {
        return mix(mix(seed ^ INDEXED) + GOLDEN_GAMMA * index);
    }

    /**
     * Tells which index led to a seed: the reverse of {@link #derive(long, long)}.
     *
     * @param seed the parent
     * @param derived what {@code derive(seed, index)} returned
     * @return the index
     */
    public static long indexOf(long seed, long derived) {
        return (unmix(derived) - mix(seed ^ INDEXED)) * INVERSE_GAMMA;
    }

    /** The reverse of {@link #mix}: its shifts undone twice over, its factors by their inverses modulo 2<sup>64</sup>. */
    private static long unmix(long value) {
        long z = value ^ (value >>> 31) ^ (value >>> 62);
        z *= 0x319642B2D24D8EC3L;
        z = (z ^ (z >>> 27) ^ (z >>> 54)) * 0x96DE1B173F119089L;
        return z ^ (z >>> 30) ^ (z >>> 60);
    }

    /**
     * Scatters a value: every bit of the argument changes every bit of the result with a chance near one half, and no two
     * arguments give the same result. It is the finaliser of SplitMix64, variant 13 of Stafford, "Better bit mixing" (2011).
     * The value 0 stays 0.
     *
     * @param value any value
     * @return the scattered value
     */
    public static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
