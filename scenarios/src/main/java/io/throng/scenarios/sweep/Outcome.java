package io.throng.scenarios.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run came to.
 *
 * @param steps done
 * @param hash of the state in the end
 * @param last every measure's last value
 * @param mean every measure's mean over the steps after warming up
 */
public record Outcome(long steps, String hash, Map<String, Double> last, Map<String, Double> mean) {
    /** Keeps copies, in the same order. */
    public Outcome {
        last = Collections.unmodifiableMap(new LinkedHashMap<>(last));
        mean = Collections.unmodifiableMap(new LinkedHashMap<>(mean));
    }
}
