package io.throng.kernel.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.throng.kernel.AgentView;
import io.throng.kernel.Command;
import io.throng.kernel.SimulationException;
import io.throng.kernel.SteppingMode;
import io.throng.kernel.state.Column;
import io.throng.kernel.state.Table;
import io.throng.kernel.step.Stage;
import io.throng.kernel.step.StepCycle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.stream.IntStream;

/**
 * The barrier: tells every region to run a stage, waits for all of them, goes on to the next.
 *
 * <p>One stepping job runs at a time. Between two of its rounds everything is at rest: then questions are answered,
 * commands from outside are taken and reading jobs are done, so that all of them see whole steps and none waits for a
 * long run. A job does not begin before every message told to an agent earlier has arrived here through the agent's
 * mailbox: what a thread tells an agent before it asks for a step is in that step.
 *
 * <p>A stepping job that fails ends the run: all promises, open and future, are refused with the reason. A reading job
 * that fails concerns only who asked.
 */
final class Director extends AbstractBehavior<DirectorMessage> {
    private final StepCycle cycle;
    private final Progress progress;
    private final Promises promises;
    private final List<ActorRef<RegionMessage>> regions = new ArrayList<>();
    private final Map<Stage, RegionMessage> orders = new EnumMap<>(Stage.class);
    private final Queue<DirectorMessage.Question> questions = new ArrayDeque<>();
    private final Deque<Job<?>> readings = new ArrayDeque<>();
    private final Deque<Job<?>> runs = new ArrayDeque<>();
    private Job<?> run = null;
    private Job<?> job = null;
    private Stage stage = null;
    private int missing;

    private Director(
            ActorContext<DirectorMessage> context,
            StepCycle cycle,
            SteppingMode mode,
            DispatcherSelector dispatcher,
            Progress progress,
            Promises promises) {
        super(context);
        this.cycle = cycle;
        this.progress = progress;
        this.promises = promises;
        for (Stage each : Stage.values()) {
            orders.put(each, new RegionMessage.RunStage(each));
        }
        var colleagues = new Region.Colleagues(context.getSelf(), progress, promises);
        for (int i = 0; i < cycle.regions().size(); i++) {
            ActorRef<RegionMessage> region =
                    context.spawn(Region.create(cycle, i, mode, colleagues), "region-" + i, dispatcher);
            context.watchWith(region, new DirectorMessage.RegionLost(i));
            regions.add(region);
        }
    }

    static Behavior<DirectorMessage> create(
            StepCycle cycle, SteppingMode mode, DispatcherSelector dispatcher, Progress progress, Promises promises) {
        return Behaviors.setup(context -> new Director(context, cycle, mode, dispatcher, progress, promises));
    }

    @Override
    public Receive<DirectorMessage> createReceive() {
        return newReceiveBuilder().onAnyMessage(this::on).build();
    }

    private Behavior<DirectorMessage> on(DirectorMessage message) {
        progress.directorIn(Thread.currentThread());
        try {
            switch (message) {
                case DirectorMessage.StageDone done -> regionReported();
                case DirectorMessage.Work work -> accept(work.job());
                case DirectorMessage.Question question -> questions.add(question);
                case DirectorMessage.RegionLost lost ->
                    throw new SimulationException("region " + lost.region() + " ended during step " + cycle.step()
                            + "; restore the latest snapshot");
            }
            goOn();
        } catch (Throwable thrown) {
            end(thrown);
        } finally {
            progress.directorIn(null);
        }
        return this;
    }

    private void accept(Job<?> next) {
        (next.isStepping() ? runs : readings).add(next);
    }

    private void regionReported() {
        if (--missing == 0 && !promises.isEnded()) {
            attempt(() -> enter(cycle.after(stage)));
        }
    }

    /** Goes on until a stage is under way or there is nothing to do. */
    private void goOn() {
        while (stage == null && !promises.isEnded()) {
            serveQuestions();
            job = next();
            if (job == null) {
                progress.rest();
                return;
            }
            progress.move();
            attempt(this::advance);
        }
    }

    /** Readings come before the next round of the run in progress; new work waits for what was told before. */
    private Job<?> next() {
        if (progress.tellsOnTheWay() == 0) {
            if (!readings.isEmpty()) {
                return readings.poll();
            }
            if (run == null) {
                run = runs.poll();
            }
        }
        return run;
    }

    private void advance() {
        if (job.isOver()) {
            finish();
        } else {
            enter(job.beginRound());
        }
    }

    /** Begins a stage, or ends the round where there is none. */
    private void enter(Stage next) {
        stage = next;
        if (next == null) {
            endRound();
            return;
        }
        progress.move();
        missing = regions.size();
        RegionMessage order = orders.get(next);
        for (ActorRef<RegionMessage> region : regions) {
            region.tell(order);
        }
    }

    private void endRound() {
        job.endRound();
        if (job.isOver()) {
            finish();
        }
    }

    private void finish() {
        if (job == run) {
            run = null;
        }
        job.complete();
    }

    /** Lets a reading job that fails fail alone. */
    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (Throwable thrown) {
            stage = null;
            if (job.isStepping()) {
                throw thrown;
            }
            job.fail(thrown);
        }
    }

    private void end(Throwable thrown) {
        promises.end(
                thrown instanceof SimulationException known
                        ? known
                        : new SimulationException(
                                "world " + cycle.world().name() + " could not complete step " + cycle.step() + " (seed "
                                        + cycle.seed() + "): " + thrown,
                                cycle.step(),
                                thrown));
        progress.rest();
    }

    private void serveQuestions() {
        while (!questions.isEmpty()) {
            switch (questions.poll()) {
                case DirectorMessage.Outside command -> take(command);
                case DirectorMessage.Inspect question -> inspect(question);
                case DirectorMessage.Find question -> find(question);
            }
        }
    }

    private void take(DirectorMessage.Outside told) {
        progress.tellArrived();
        Command command = new Command(cycle.step(), told.agent(), told.topic(), told.first(), told.second());
        if (cycle.sendFromOutside(command)) {
            progress.journal(command);
        }
    }

    private void inspect(DirectorMessage.Inspect question) {
        Table agents = cycle.world().agents();
        int row = agents.rowOf(question.agent());
        if (row < 0) {
            question.answer().completeExceptionally(noSuchAgent(question.agent()));
            return;
        }
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (Column column : agents.columns()) {
            values.put(
                    column.name(),
                    IntStream.range(0, column.width())
                            .mapToObj(element -> column.value(row, element))
                            .toList());
        }
        question.answer().complete(new AgentView(question.agent(), cycle.step(), values));
    }

    private void find(DirectorMessage.Find question) {
        int row = cycle.world().agents().rowOf(question.agent());
        if (row < 0) {
            question.answer().completeExceptionally(noSuchAgent(question.agent()));
        } else {
            regions.get(cycle.roll().regionOf(row)).tell(new RegionMessage.Introduce(row, question.answer()));
        }
    }

    private NoSuchElementException noSuchAgent(long id) {
        return new NoSuchElementException("no agent " + id + " is alive at step " + cycle.step()
                + "; ids so far are below " + cycle.world().agents().nextId());
    }
}
