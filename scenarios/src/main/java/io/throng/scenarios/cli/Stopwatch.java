package io.throng.scenarios.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Wall time, and processor time of the whole process: on a shared machine the second is the one to compare. */
final class Stopwatch {
    private static final double NANOS = 1e9;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long wallStart;
    private long cpuStart;
    private double wallSeconds;
    private double cpuSeconds;

    /** Starts at once. */
    Stopwatch() {
        resume();
    }

    /** Goes on after {@link #stop}; what lies between is not counted. */
    void resume() {
        wallStart = System.nanoTime();
        cpuStart = system.getProcessCpuTime();
    }

    void stop() {
        wallSeconds += (System.nanoTime() - wallStart) / NANOS;
        cpuSeconds += (system.getProcessCpuTime() - cpuStart) / NANOS;
    }

    /** Until the latest stop. */
    double wallSeconds() {
        return wallSeconds;
    }

    /** Until the latest stop. */
    double cpuSeconds() {
        return cpuSeconds;
    }
}
