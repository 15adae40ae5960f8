package io.throng.marl.rollout;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.Ending;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds up rewards while learning: the mean return per agent of the episodes that ended since the last report. */
public final class ReturnTracker {
    private final double[] running;
    private final double[] ended;
    private final String[] names;
    private long episodes;

    /** For the worlds of an arena. */
    public ReturnTracker(Arena arena) {
        int kinds = arena.batches().size();
        this.running = new double[arena.worlds() * kinds];
        this.ended = new double[kinds];
        this.names = arena.batches().stream().map(batch -> batch.kind().name()).toArray(String[]::new);
    }

    /** Takes the latest step into account. */
    public void add(Arena arena) {
        int kinds = ended.length;
        for (int k = 0; k < kinds; k++) {
            AgentBatch batch = arena.batches().get(k);
            for (int row = 0; row < batch.rows(); row++) {
                running[batch.worldOf(row) * kinds + k] +=
                        batch.rewards()[row] / batch.kind().count();
            }
        }
        for (int world = 0; world < arena.worlds(); world++) {
            if (arena.ending(world) != Ending.RUNNING) {
                close(world * kinds);
            }
        }
    }

    private void close(int first) {
        for (int k = 0; k < ended.length; k++) {
            ended[k] += running[first + k];
            running[first + k] = 0;
        }
        episodes++;
    }

    /** Mean returns by kind, {@code return} where there is one kind; empty if no episode ended. Starts counting anew. */
    public Map<String, Double> report() {
        Map<String, Double> report = new LinkedHashMap<>();
        for (int k = 0; k < ended.length && episodes > 0; k++) {
            report.put(ended.length == 1 ? "return" : "return." + names[k], ended[k] / episodes);
        }
        Arrays.fill(ended, 0);
        episodes = 0;
        return report;
    }

    /** The sums of the episodes under way; call after a report. */
    public double[] save() {
        return running.clone();
    }

    /** Takes over what {@link #save} gave. */
    public void load(double[] saved) {
        if (saved.length != running.length) {
            throw new IllegalArgumentException("returns under way must be " + running.length + ", got " + saved.length);
        }
        System.arraycopy(saved, 0, running, 0, saved.length);
    }
}
