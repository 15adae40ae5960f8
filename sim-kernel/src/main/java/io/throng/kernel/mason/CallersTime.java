package io.throng.kernel.mason;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import sim.engine.SimState;

/** Steps a model on the calling thread and tells that thread's processor time; garbage collection is not in it. */
final class CallersTime {
    private CallersTime() {}

    /**
     * Takes steps.
     *
     * @param steps at least 1
     * @param agents among whom the time is divided, at least 1
     * @return nanoseconds per agent and step
     */
    static double perAgentStep(SimState model, int steps, int agents) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be at least 1, got " + steps);
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < steps; i++) {
            model.schedule.step(model);
        }
        return (threads.getCurrentThreadCpuTime() - before) / ((double) steps * agents);
    }
}
