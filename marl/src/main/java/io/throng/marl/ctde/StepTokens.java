package io.throng.marl.ctde;

import io.throng.agents.spec.EntityGroup;
import io.throng.kernel.random.Philox;
import io.throng.marl.net.Layout;
import java.util.List;

/**
 * Runs of an agent's steps as rows for a network over sets. A step is what the agent perceived, what it did, and how what it
 * perceived changed; for the network it follows a 1 and its age, in windows, counted back from the latest step of the run.
 * Steps that are not there, or hidden, are zeros.
 *
 * @param window most steps in a row
 * @param width numbers of a step
 */
record StepTokens(int window, int width) {
    private static final int FLAGS = 2;

    /** Of a network's row. */
    Layout layout() {
        return new Layout(rowWidth(), List.of(new EntityGroup("step", 0, window, width + FLAGS)));
    }

    int rowWidth() {
        return window * (width + FLAGS);
    }

    /** Writes a run as a row; {@code into} holds zeros there. */
    void write(float[] steps, int from, int count, float[] into, int at) {
        for (int i = 0; i < count; i++) {
            writeOne(steps, from, i, count, into, at);
        }
    }

    private void writeOne(float[] steps, int from, int i, int count, float[] into, int at) {
        int to = at + i * (width + FLAGS);
        into[to] = 1;
        into[to + 1] = (count - 1 - i) / (float) window;
        System.arraycopy(steps, from + i * width, into, to + FLAGS, width);
    }

    /**
     * Writes a view of a part of a trajectory as a row: a run of it of random length at a random place, of which steps may be
     * hidden, but never all.
     *
     * @param random of this view alone
     * @param trajectory {@code [steps, width]}, at most a window of steps
     * @param from the part's first step
     * @param to the step after its last, above {@code from}
     * @param shortest fewest steps of the run, as far as there are so many
     * @param hidden probability that a step is hidden
     * @param into holds zeros from {@code at} on
     */
    void view(Philox random, float[] trajectory, int from, int to, int shortest, double hidden, float[] into, int at) {
        int steps = to - from;
        int fewest = Math.min(shortest, steps);
        int count = fewest + random.nextInt(steps - fewest + 1);
        int first = from + random.nextInt(steps - count + 1);
        int certain = random.nextInt(count);
        for (int i = 0; i < count; i++) {
            boolean hides = random.nextDouble() < hidden && i != certain;
            if (!hides) {
                writeOne(trajectory, first * width, i, count, into, at);
            }
        }
    }
}
