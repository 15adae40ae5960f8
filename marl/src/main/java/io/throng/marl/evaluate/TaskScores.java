package io.throng.marl.evaluate;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;

/** What the runs of one algorithm scored on several tasks, a number each; tasks may differ in their number of runs. */
public final class TaskScores {
    private final double[][] byTask;

    /**
     * Scores of runs.
     *
     * @param byTask {@code [tasks][runs]}, finite; at least one task, at least one run on each
     */
    public TaskScores(double[][] byTask) {
        if (byTask.length == 0) {
            throw new IllegalArgumentException("scores must come from at least one task [tasks][runs], got none");
        }
        this.byTask = new double[byTask.length][];
        for (int task = 0; task < byTask.length; task++) {
            this.byTask[task] = Scores.checked("task", task, "run", byTask[task]);
        }
    }

    /** How many tasks there are. */
    public int tasks() {
        return byTask.length;
    }

    /** The number of runs on the task that has fewest. */
    public int fewestRuns() {
        return Arrays.stream(byTask).mapToInt(runs -> runs.length).min().orElseThrow();
    }

    /** The scores of all runs on all tasks. */
    public DoubleStream all() {
        return Arrays.stream(byTask).flatMapToDouble(Arrays::stream);
    }

    /** The scores themselves, {@code [tasks][runs]}; not to be changed. */
    double[][] observed() {
        return byTask;
    }

    /** As many scores again, each task's drawn from its own. */
    double[][] resample(UniformRandomProvider random) {
        double[][] drawn = new double[byTask.length][];
        for (int task = 0; task < drawn.length; task++) {
            drawn[task] = Resampling.resample(byTask[task], random);
        }
        return drawn;
    }
}
