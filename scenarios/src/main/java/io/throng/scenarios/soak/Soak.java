package io.throng.scenarios.soak;

import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.Snapshot;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.archive.Generations;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Runs {@link Turmoil} for a given time with snapshots, and looks at regular moments at what a leak would show in: the live
 * heap after a collection and the threads. After each measurement the newest snapshot is restored from its file beside the
 * run and must have the hash that the run had; what that leaves is garbage long before the next measurement.
 *
 * <p>The first fifth of the measurements is not judged: caches fill and code is compiled then, and the list of failures
 * kept grows to its limit.
 */
public final class Soak {
    private static final int MEASUREMENTS = 60;
    private static final int WARM_UP = MEASUREMENTS / 5;
    private static final int STEPS_PER_ROUND = 20;
    private static final int ROUNDS_PER_SNAPSHOT = 5;
    private static final int SNAPSHOTS_KEPT = 3;
    private static final int COLLECTIONS = 3;
    private static final double NANOS = 1e9;
    private static final double MEGABYTE = 1 << 20;
    private static final String SNAPSHOT = "soak";

    private final Turmoil.Parameters parameters;
    private final Generations snapshots;
    private final Duration duration;
    private final Execution execution;
    private final List<Measurement> measurements = new ArrayList<>();
    private long hashAtSnapshot;
    private int restored;

    /**
     * A soak.
     *
     * @param folder for the snapshots
     * @param duration positive
     */
    public Soak(Turmoil.Parameters parameters, Path folder, Duration duration, Execution execution) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("the duration of a soak must be positive, got " + duration);
        }
        this.parameters = parameters;
        this.snapshots = new Generations(folder, SNAPSHOT);
        this.duration = duration;
        this.execution = execution;
    }

    /** What was seen at one moment. */
    public record Measurement(double seconds, long step, int agents, long failures, double heapMegabytes, int threads) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%7.1f s  step %,9d  %,7d agents  %,9d failures  %7.2f MB live  %3d threads",
                    seconds,
                    step,
                    agents,
                    failures,
                    heapMegabytes,
                    threads);
        }
    }

    /**
     * What came out.
     *
     * @param trend of the live heap after the warm-up
     * @param newThreads how many threads more there were at the end than after the warm-up
     * @param restored how many snapshots were restored, all with the run's hash
     */
    public record Report(List<Measurement> measurements, HeapTrend trend, int newThreads, int restored) {
        /** Whether nothing leaks. */
        public boolean isFlat() {
            return trend.isFlat() && newThreads <= 0;
        }
    }

    /**
     * Soaks.
     *
     * @param listener is told every measurement, on the calling thread
     * @throws IllegalStateException if a restored snapshot has another hash than the run had
     */
    public Report run(Consumer<Measurement> listener) throws IOException {
        long begin = System.nanoTime();
        try (Simulation simulation = Simulation.start(new Turmoil(parameters), 1, execution)) {
            for (int i = 1; i <= MEASUREMENTS; i++) {
                long until = begin + duration.toNanos() / MEASUREMENTS * i;
                runUntil(simulation, until);
                Measurement measurement = measure(simulation, (System.nanoTime() - begin) / NANOS);
                restoreLatest();
                measurements.add(measurement);
                listener.accept(measurement);
            }
        }
        return report();
    }

    /** At least one snapshot is written. */
    private void runUntil(Simulation simulation, long until) throws IOException {
        do {
            for (int round = 0; round < ROUNDS_PER_SNAPSHOT; round++) {
                simulation.run(STEPS_PER_ROUND);
            }
            hashAtSnapshot = simulation.hash();
            Path file = snapshots.fileOf(simulation.step());
            try (ArchiveWriter archive = ArchiveWriter.create(file, SNAPSHOT, 1)) {
                simulation.snapshot().write(archive, "");
                archive.commit();
            }
            snapshots.keepLatest(SNAPSHOTS_KEPT);
        } while (System.nanoTime() < until);
    }

    private void restoreLatest() throws IOException {
        try (ArchiveReader archive = snapshots.openLatest(SNAPSHOT, 1, Soak::refuse);
                Simulation simulation =
                        Simulation.restore(new Turmoil(parameters), Snapshot.read(archive, ""), execution)) {
            if (simulation.hash() != hashAtSnapshot) {
                throw new IllegalStateException("the snapshot of step " + simulation.step() + " was restored with hash "
                        + Long.toHexString(simulation.hash()) + ", not " + Long.toHexString(hashAtSnapshot));
            }
            simulation.run(1);
            restored++;
        }
    }

    private static void refuse(String defect) {
        throw new IllegalStateException("a snapshot that was committed is not whole: " + defect);
    }

    private static Measurement measure(Simulation simulation, double seconds) {
        int agents = simulation.atRest(() -> simulation.world().agents().rows());
        return new Measurement(
                seconds,
                simulation.step(),
                agents,
                simulation.failureCount(),
                liveBytes() / MEGABYTE,
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    /** The smallest of several: a collection may leave what only the next one finds to be garbage. */
    private static long liveBytes() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    private Report report() {
        List<Measurement> judged = measurements.subList(WARM_UP, measurements.size());
        HeapTrend trend = HeapTrend.of(judged.stream()
                .map(one -> new HeapTrend.Point(one.seconds(), one.heapMegabytes()))
                .toList());
        int newThreads = judged.getLast().threads() - judged.getFirst().threads();
        return new Report(List.copyOf(measurements), trend, newThreads, restored);
    }
}
