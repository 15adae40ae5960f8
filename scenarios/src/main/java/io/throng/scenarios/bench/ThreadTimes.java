package io.throng.scenarios.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Processor time of all Java threads alive, in nanoseconds: finer than the process's, which is told in hundredths of a
 * second. Garbage collection and compilation are not in it, nor are they in the time of a single thread.
 */
final class ThreadTimes {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ThreadTimes() {}

    /** The total; differences count where no thread ended in between. */
    static double ofAllThreads() {
        double sum = 0;
        for (long nanos : THREADS.getThreadCpuTime(THREADS.getAllThreadIds())) {
            sum += Math.max(0, nanos);
        }
        return sum;
    }
}
