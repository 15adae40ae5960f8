package io.throng.marl.evaluate;

/**
 * Puts the scores of a task on a scale that tasks share: {@code low} becomes 0 and {@code high} becomes 1. Scores beyond them
 * are not cut off.
 *
 * @param low finite, for example what random policies score
 * @param high finite, more than {@code low}, for example what the best known policy scores
 */
public record Normalization(double low, double high) {
    /** Checks the order. */
    public Normalization {
        if (!(Double.isFinite(low) && Double.isFinite(high) && low < high)) {
            throw new IllegalArgumentException("normalisation must have finite low < high, got " + low + " and " + high
                    + "; give what counts as 0 and what counts as 1");
        }
    }

    /** A score on the common scale. */
    public double of(double score) {
        return (score - low) / (high - low);
    }
}
