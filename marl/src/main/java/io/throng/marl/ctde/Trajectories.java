package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The latest runs of steps that agents lived through, {@code [steps, width]} each. */
final class Trajectories {
    private static final int LEAST_STEPS = 2;

    private final int most;
    private final int width;
    private final int window;
    private final Deque<float[]> kept = new ArrayDeque<>();

    /** Room for so many runs, each at most a window of steps. */
    Trajectories(int most, int window, int width) {
        this.most = most;
        this.window = window;
        this.width = width;
    }

    /** Takes in a run, which must not be changed any more; a single step has no halves and is passed over. */
    void add(float[] run) {
        if (run.length / width < LEAST_STEPS) {
            return;
        }
        kept.addLast(run);
        if (kept.size() > most) {
            kept.removeFirst();
        }
    }

    /** From the oldest on. */
    List<float[]> all() {
        return new ArrayList<>(kept);
    }

    void save(ArchiveWriter archive, String name) throws IOException {
        int[] lengths = kept.stream().mapToInt(run -> run.length / width).toArray();
        float[] numbers = new float[kept.stream().mapToInt(run -> run.length).sum()];
        int at = 0;
        for (float[] run : kept) {
            System.arraycopy(run, 0, numbers, at, run.length);
            at += run.length;
        }
        archive.ints(name + ".steps", lengths);
        archive.floats(name + ".numbers", numbers);
    }

    void load(ArchiveReader archive, String name) throws IOException {
        int[] lengths = archive.ints(name + ".steps");
        float[] numbers = archive.floats(name + ".numbers");
        long wanted = 0;
        for (int length : lengths) {
            if (length < LEAST_STEPS || length > window) {
                throw new ArchiveException(name + ".steps must be in [" + LEAST_STEPS + ", " + window + "], got "
                        + length + "; resume with the settings of the run");
            }
            wanted += (long) length * width;
        }
        if (lengths.length > most || wanted != numbers.length) {
            throw new ArchiveException(name + " must be at most " + most + " runs of " + wanted
                    + " numbers in all, got " + lengths.length + " of " + numbers.length);
        }
        kept.clear();
        int at = 0;
        for (int length : lengths) {
            float[] run = new float[length * width];
            System.arraycopy(numbers, at, run, 0, run.length);
            kept.addLast(run);
            at += run.length;
        }
    }
}
