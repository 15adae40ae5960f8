package io.throng.marl.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How good an algorithm is after how much experience: the interquartile mean of its evaluations while it learns, with
 * pointwise stratified bootstrap bands (Agarwal et al. 2021, section 4.1).
 *
 * @param points in the order of the steps
 */
public record SampleEfficiency(List<Point> points) {
    /** Keeps the points. */
    public SampleEfficiency {
        points = List.copyOf(points);
    }

    /**
     * One evaluation.
     *
     * @param environmentSteps taken before it
     * @param iqm of all runs
     */
    public record Point(double environmentSteps, Estimate iqm) {}

    /**
     * The curve of an algorithm.
     *
     * @param environmentSteps of each evaluation, rising
     * @param scores of each evaluation
     */
    public static SampleEfficiency of(
            double[] environmentSteps, List<TaskScores> scores, Bootstrap bootstrap, UniformRandomProvider random) {
        if (environmentSteps.length != scores.size()) {
            throw new IllegalArgumentException("every evaluation must have its steps and its scores, got "
                    + environmentSteps.length + " and " + scores.size());
        }
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < environmentSteps.length; i++) {
            points.add(new Point(
                    environmentSteps[i], Estimate.of(scores.get(i), Aggregate.interquartileMean(), bootstrap, random)));
        }
        return new SampleEfficiency(points);
    }
}
