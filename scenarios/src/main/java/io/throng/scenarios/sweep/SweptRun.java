package io.throng.scenarios.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One run of a sweep, before it is run.
 *
 * @param number from 0, in the order in which runs begin
 * @param point of the design, from 0
 * @param repeat from 0
 * @param seed of the world
 * @param varied the point's value of each factor, in the order of the factors
 */
public record SweptRun(int number, int point, int repeat, long seed, Map<String, String> varied) {
    /** Keeps a copy, in the same order. */
    public SweptRun {
        varied = Collections.unmodifiableMap(new LinkedHashMap<>(varied));
    }

    /** For messages: {@code run 17 (noise=0.3, seed 4)}. */
    @Override
    public String toString() {
        return varied.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + ", ")
                .collect(Collectors.joining("", "run " + number + " (", "seed " + seed + ")"));
    }
}
