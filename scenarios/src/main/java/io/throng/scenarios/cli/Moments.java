package io.throng.scenarios.cli;

import io.throng.kernel.Snapshot;
import java.util.Map;
import java.util.TreeMap;

/**
 * States of a run that were kept to go back to: one for every tenth of a second of steps, or every ten times as long as keeping
 * one takes, and twice as far apart whenever they take more memory than they may.
 */
final class Moments {
    private static final long NANOS_BETWEEN = 100_000_000;
    private static final int STEPS_TO_KEEPING = 10;
    private static final double MEMORY_SHARE = 0.2;

    private final TreeMap<Long, Moment> moments = new TreeMap<>();
    private final int stepsToKeeping;
    private final long mostBytes;
    private long nanosBetween;
    private long nanosSince;
    private long nanosAKeeping;
    private double nanosAStep = NANOS_BETWEEN;
    private long bytes;

    /** A state, and what policies remembered then. */
    record Moment(Snapshot snapshot, RunPolicies.Memories policies) {}

    Moments(ScenarioRun run) {
        this(run, NANOS_BETWEEN, STEPS_TO_KEEPING, (long)
                (MEMORY_SHARE * Runtime.getRuntime().maxMemory()));
    }

    /**
     * With the present state.
     *
     * @param nanosBetween time of steps between two states, at first
     * @param stepsToKeeping how many times as long steps take at least as keeping does
     */
    Moments(ScenarioRun run, long nanosBetween, int stepsToKeeping, long mostBytes) {
        this.nanosBetween = nanosBetween;
        this.stepsToKeeping = stepsToKeeping;
        this.mostBytes = mostBytes;
        keep(run);
    }

    private void keep(ScenarioRun run) {
        long begun = System.nanoTime();
        Moment moment = new Moment(run.simulation().snapshot(), run.policies().memories());
        bytes += moments.put(run.step(), moment) == null ? sizeOf(moment) : 0;
        nanosSince = 0;
        if (bytes > mostBytes && moments.size() > 2) {
            thinOut();
        }
        nanosAKeeping = System.nanoTime() - begun;
    }

    private static long sizeOf(Moment moment) {
        return moment.snapshot().state().bytes();
    }

    /** Drops every second one but the first. */
    private void thinOut() {
        nanosBetween = Math.max(1, 2 * nanosBetween);
        int number = 0;
        for (Long step : moments.keySet().toArray(Long[]::new)) {
            if (number++ % 2 == 1) {
                bytes -= sizeOf(moments.remove(step));
            }
        }
    }

    /** Takes steps, and keeps states on the way. */
    void advance(ScenarioRun run, long steps) {
        long end = run.step() + steps;
        while (run.step() < end) {
            long before = run.step();
            long wait = Math.max(nanosBetween, stepsToKeeping * nanosAKeeping);
            long some = (long) Math.max(1, (wait - nanosSince) / nanosAStep);
            long begun = System.nanoTime();
            run.advance(Math.min(some, end - before));
            long taken = System.nanoTime() - begun;
            if (run.step() == before) {
                return;
            }
            nanosSince += taken;
            nanosAStep = (double) taken / (run.step() - before);
            if (nanosSince >= wait) {
                keep(run);
            }
        }
    }

    long bytes() {
        return bytes;
    }

    long first() {
        return moments.firstKey();
    }

    /** The latest that is not after a step. */
    Moment before(long step) {
        Map.Entry<Long, Moment> found = moments.floorEntry(step);
        if (found == null) {
            throw new IllegalArgumentException("step must be at least " + first() + ", got " + step);
        }
        return found.getValue();
    }

    /** What comes after a step will not come. */
    void forgetAfter(long step) {
        Map<Long, Moment> gone = moments.tailMap(step, false);
        gone.values().forEach(moment -> bytes -= sizeOf(moment));
        gone.clear();
    }
}
