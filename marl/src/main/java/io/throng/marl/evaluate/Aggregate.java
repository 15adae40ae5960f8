package io.throng.marl.evaluate;

import java.util.Arrays;

/**
 * One number for the scores of many runs on several tasks, as the paper's library has it (Agarwal et al. 2021, section 4;
 * rliable). Where tasks differ in scale, scores must be normalised first, see {@link Normalization}.
 */
@FunctionalInterface
public interface Aggregate {
    /** The aggregate of {@code [tasks][runs]}, at least one run a task. */
    double of(double[][] byTask);

    /** The mean over tasks of the tasks' means. */
    static Aggregate mean() {
        return byTask -> Statistic.MEAN.of(taskMeans(byTask));
    }

    /** The median over tasks of the tasks' means; with one task that is its mean. */
    static Aggregate median() {
        return byTask -> Statistic.MEDIAN.of(taskMeans(byTask));
    }

    /** The interquartile mean of all runs of all tasks together. */
    static Aggregate interquartileMean() {
        return ofRuns(Statistic.INTERQUARTILE_MEAN);
    }

    /** A statistic of all runs of all tasks together. */
    static Aggregate ofRuns(Statistic statistic) {
        return byTask -> statistic.of(pooled(byTask));
    }

    /**
     * By how much the runs miss a target, where what exceeds it counts as the target.
     *
     * @param targets one a task, {@code [tasks]}, on the scale of the scores; all 1 in the paper
     */
    static Aggregate optimalityGap(double... targets) {
        double[] kept = targets.clone();
        return byTask -> {
            double[][] gaps = new double[byTask.length][];
            for (int task = 0; task < gaps.length; task++) {
                double target = kept[task];
                gaps[task] = Arrays.stream(byTask[task])
                        .map(score -> target - Math.min(score, target))
                        .toArray();
            }
            return Statistic.MEAN.of(pooled(gaps));
        };
    }

    private static double[] taskMeans(double[][] byTask) {
        return Arrays.stream(byTask).mapToDouble(Statistic.MEAN::of).toArray();
    }

    private static double[] pooled(double[][] byTask) {
        return Arrays.stream(byTask).flatMapToDouble(Arrays::stream).toArray();
    }
}
