package io.throng.kernel.mason;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * MASON programs of the models of ABMFrameworksComparison, for measuring beside Throng's.
 *
 * <p>Each comes in two forms. As published (the repository at 553c394) they do not compute the declared models, and these do
 * what those do: birds look at all that the index's cells hold, and not around the torus' border; segregating agents move
 * without anybody noticing; dead animals stay in the schedule and on the grid. Corrected, they do what is declared as
 * MASON offers it. They are written anew for MASON 18.
 *
 * <p>Runs on the calling thread.
 */
public final class MasonProgram {
    private final LongFunction<ComparedState> model;

    private MasonProgram(LongFunction<ComparedState> model) {
        this.model = model;
    }

    /** The flocking model. */
    public static MasonProgram flocking(int birds, double side, double visualDistance, boolean corrected) {
        return new MasonProgram(seed -> new FlockingState(seed, birds, side, visualDistance, corrected));
    }

    /** The segregation model. */
    public static MasonProgram schelling(int inhabitants, int side, int radius, int content, boolean corrected) {
        return new MasonProgram(seed -> new SchellingState(seed, inhabitants, side, radius, content, corrected));
    }

    /** The predator-prey model, with the gains of the declaration: 5 from grass and 13 from a sheep. */
    public static MasonProgram wolfSheep(
            int sheep, int wolves, int side, int regrowth, double sheepBirths, double wolfBirths, boolean corrected) {
        return new MasonProgram(
                seed -> new WolfSheepState(seed, sheep, wolves, side, regrowth, sheepBirths, wolfBirths, corrected));
    }

    /**
     * What a run took, in processor time of the calling thread, and what came of it.
     *
     * @param setUpNanos until the first step
     * @param stepNanos for all steps
     * @param figures of the model's last state by name
     */
    public record Run(long setUpNanos, long stepNanos, Map<String, Double> figures) {}

    /**
     * Runs the program once.
     *
     * @param seed MASON's generator takes its low 32 bits
     * @param steps at least 1
     */
    public Run run(long seed, int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be at least 1, got " + steps);
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        ComparedState state = model.apply(seed);
        state.start();
        long started = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < steps; i++) {
            state.schedule.step(state);
        }
        long ended = threads.getCurrentThreadCpuTime();
        return new Run(started - begun, ended - started, state.figures());
    }
}
