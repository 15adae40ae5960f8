package io.throng.marl.evaluate;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A number with the doubt that goes with it.
 *
 * @param value what was observed
 * @param interval of it; empty where a task has a single run, since one number has no interval
 */
public record Estimate(double value, Optional<Interval> interval) {
    /**
     * Estimates an aggregate with its stratified bootstrap interval.
     *
     * @param random where resamples come from; the same state gives the same interval
     */
    public static Estimate of(
            TaskScores scores, Aggregate aggregate, Bootstrap bootstrap, UniformRandomProvider random) {
        return new Estimate(
                aggregate.of(scores.observed()),
                scores.fewestRuns() < 2
                        ? Optional.empty()
                        : Optional.of(bootstrap.interval(scores, aggregate, random)));
    }
}
