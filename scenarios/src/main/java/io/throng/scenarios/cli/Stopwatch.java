package io.throng.scenarios.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Wall time, and processor time of the whole process: on a shared machine the second is the one to compare. */
final class Stopwatch {
    private static final double NANOS = 1e9;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long wallStart = System.nanoTime();
    private final long cpuStart = system.getProcessCpuTime();
    private double wallSeconds;
    private double cpuSeconds;

    void stop() {
        wallSeconds = (System.nanoTime() - wallStart) / NANOS;
        cpuSeconds = (system.getProcessCpuTime() - cpuStart) / NANOS;
    }

    double wallSeconds() {
        return wallSeconds;
    }

    double cpuSeconds() {
        return cpuSeconds;
    }
}
