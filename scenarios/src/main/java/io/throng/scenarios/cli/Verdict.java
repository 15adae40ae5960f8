package io.throng.scenarios.cli;

import io.throng.marl.evaluate.Comparison;
import io.throng.marl.evaluate.Difference;
import io.throng.marl.evaluate.Evaluation;
import io.throng.marl.evaluate.Interval;
import java.util.Locale;
import java.util.Optional;

/** Numbers in words, and what may be concluded from so many seeds: nothing from fewer than three. */
record Verdict(int seeds) {
    /** Why nothing is said to be better; empty where there are seeds enough. */
    Optional<String> refusal() {
        return seeds >= Comparison.LEAST_RUNS
                ? Optional.empty()
                : Optional.of("nothing is ranked on " + seeds + (seeds == 1 ? " seed" : " seeds") + ": at least "
                        + Comparison.LEAST_RUNS + " are needed (throng train --seeds " + Comparison.LEAST_RUNS + ")");
    }

    /** By how much, and if that may be said, whether that is better. */
    String words(Difference difference, String other) {
        String number = "difference " + number(difference.mean(), difference.interval());
        if (refusal().isPresent()) {
            return number;
        }
        if (!difference.isClear()) {
            return number + ", not clearly better or worse than " + other;
        }
        return number + (difference.mean() > 0 ? ", better than " : ", worse than ") + other;
    }

    static String words(Evaluation evaluation) {
        return number(evaluation.mean(), evaluation.interval()) + " (n = " + evaluation.n() + " "
                + evaluation.resampled().name().toLowerCase(Locale.ROOT) + ")";
    }

    static String number(double value, Interval interval) {
        return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", value, interval.low(), interval.high());
    }
}
