package io.throng.kernel;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How a simulation is executed. Nothing here changes its bits.
 *
 * @param threads threads that run regions, 1 to 1024
 * @param regions regions the agents are cut into, 1 to 4096; 0 lets Throng choose: four a thread, none under 1,000 agents
 * @param mode how agents are stepped
 * @param deadline the longest that a stage of a step, or a reader between steps, may take before the run is given up with
 *     a report of what it does; positive
 * @param shuffle if present, waiting work is run in a random order drawn from this seed: shows rules that depend on order
 */
public record Execution(int threads, int regions, SteppingMode mode, Duration deadline, OptionalLong shuffle) {
    private static final Duration DEFAULT_DEADLINE = Duration.ofMinutes(1);

    /** Checks the ranges. */
    public Execution {
        requireRange("threads", threads, 1, 1024);
        requireRange("regions", regions, 0, 4096);
        if (deadline.isZero() || deadline.isNegative()) {
            throw new IllegalArgumentException("deadline must be positive, got " + deadline);
        }
    }

    /** All processors, regions chosen, {@link SteppingMode#BATCHED}, one minute. */
    public static Execution defaults() {
        return new Execution(
                Runtime.getRuntime().availableProcessors(),
                0,
                SteppingMode.BATCHED,
                DEFAULT_DEADLINE,
                OptionalLong.empty());
    }

    /** The same with another number of threads. */
    public Execution withThreads(int newThreads) {
        return new Execution(newThreads, regions, mode, deadline, shuffle);
    }

    /** The same with another number of regions. */
    public Execution withRegions(int newRegions) {
        return new Execution(threads, newRegions, mode, deadline, shuffle);
    }

    /** The same with another stepping mode. */
    public Execution withMode(SteppingMode newMode) {
        return new Execution(threads, regions, newMode, deadline, shuffle);
    }

    /** The same with another deadline for a stage. */
    public Execution withDeadline(Duration newDeadline) {
        return new Execution(threads, regions, mode, newDeadline, shuffle);
    }

    /** The same with waiting work run in a random order. */
    public Execution shuffled(long seed) {
        return new Execution(threads, regions, mode, deadline, OptionalLong.of(seed));
    }

    /** The number of regions for a world of so many agents. */
    public int regionsFor(int agents) {
        return regions > 0 ? regions : Math.clamp(agents / 1000, 1, 4 * threads);
    }

    private static void requireRange(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(name + " must be in [" + low + ", " + high + "], got " + value);
        }
    }
}
