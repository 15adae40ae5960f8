package io.throng.kernel.actor;

import io.throng.kernel.Command;
import io.throng.kernel.step.Stage;
import io.throng.kernel.step.StepCycle;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Begins steps, each with the commands that took effect in it when they were journalled. */
final class Replay implements Supplier<Stage> {
    private final StepCycle cycle;
    private final Progress progress;
    private final Deque<Command> commands;

    Replay(StepCycle cycle, Progress progress, List<Command> journal) {
        this.cycle = cycle;
        this.progress = progress;
        this.commands = new ArrayDeque<>(
                journal.stream().sorted(Comparator.comparingLong(Command::step)).toList());
    }

    @Override
    public Stage get() {
        while (!commands.isEmpty() && commands.peek().step() <= cycle.step()) {
            Command command = commands.poll();
            if (command.step() == cycle.step() && cycle.sendFromOutside(command)) {
                progress.journal(command);
            }
        }
        return cycle.begin();
    }
}
