package io.throng.kernel.actor;

import io.throng.kernel.SimulationException;
import io.throng.kernel.step.Busy;
import io.throng.kernel.step.StepCycle;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Gives up a run of which a stage takes longer than the deadline, and says where it hangs. Runs on a timer's thread. */
final class Watchdog implements Runnable {
    private static final int FRAMES = 12;

    private final StepCycle cycle;
    private final Progress progress;
    private final Promises promises;
    private final Duration deadline;
    private long seenMoves = -1;
    private long seenAt = System.nanoTime();

    Watchdog(StepCycle cycle, Progress progress, Promises promises, Duration deadline) {
        this.cycle = cycle;
        this.progress = progress;
        this.promises = promises;
        this.deadline = deadline;
    }

    @Override
    public void run() {
        long moves = progress.moves();
        if (!progress.isWorking() || moves != seenMoves) {
            seenMoves = moves;
            seenAt = System.nanoTime();
        } else if (System.nanoTime() - seenAt > deadline.toNanos() && !promises.isEnded()) {
            progress.hang();
            promises.end(new SimulationException(report(), cycle.step(), null));
        }
    }

    private String report() {
        StringBuilder text = new StringBuilder("step " + cycle.step() + " of world "
                + cycle.world().name() + " did not end within the deadline of " + deadline.toMillis() + " ms (seed "
                + cycle.seed() + ")");
        for (int i = 0; i < cycle.regions().size(); i++) {
            for (Busy busy : cycle.regions().get(i).busy()) {
                text.append("\n  region ").append(i).append(" is in ").append(busy.stage());
                text.append(busy.who().isEmpty() ? "" : " of " + busy.who()).append(stack(busy.thread()));
            }
        }
        Thread director = progress.director();
        return director == null ? text.toString() : text + "\n  the director is between stages" + stack(director);
    }

    private static String stack(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .limit(FRAMES)
                .map(frame -> "\n    at " + frame)
                .collect(Collectors.joining());
    }
}
