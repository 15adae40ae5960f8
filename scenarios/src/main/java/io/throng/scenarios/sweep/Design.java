package io.throng.scenarios.sweep;

import java.util.List;

/**
 * Chooses which combinations of values a sweep runs. Found by {@link java.util.ServiceLoader}.
 *
 * <p>A pure function: the same arguments give the same points on every machine, since a resumed sweep asks again.
 */
public interface Design {
    /** As behind {@code --design}: unique, in lower case. */
    String name();

    /**
     * The points, {@code [points][factors]}, each with a value of every factor, in the order of the factors.
     *
     * @param factors what varies, each name once; may be empty: then there is one point without values
     * @param points how many; 0 if nobody said
     * @param seed of whatever is drawn
     * @throws IllegalArgumentException if there cannot be so many points, or of such factors
     */
    List<List<String>> points(List<Factor> factors, int points, long seed);
}
