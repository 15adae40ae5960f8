package io.throng.kernel.actor;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.throng.kernel.AgentRef;
import io.throng.kernel.Command;
import io.throng.kernel.Execution;
import io.throng.kernel.SimulationException;
import io.throng.kernel.step.Stage;
import io.throng.kernel.step.StepCycle;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Drives a {@link StepCycle} with actors: one director, one actor a region, and one an agent as the stepping mode says.
 *
 * <p>Director, regions and agents share a dispatcher of as many threads as the execution asks for; with one thread a whole
 * step runs without changing threads. The watchdog stands outside of it. Safe for use by any thread.
 */
public final class ActorEngine implements AutoCloseable {
    private static final String DISPATCHER = "throng.regions";
    private static final int CLOSE_SECONDS = 10;
    private static final int CHECKS_PER_DEADLINE = 4;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);

    private final StepCycle cycle;
    private final Progress progress = new Progress();
    private final Promises promises = new Promises();
    private final Set<Job<?>> runs = ConcurrentHashMap.newKeySet();
    private final ActorSystem<DirectorMessage> system;

    /** Starts the actors. */
    public ActorEngine(StepCycle cycle, Execution execution) {
        this.cycle = cycle;
        DispatcherSelector dispatcher = DispatcherSelector.fromConfig(DISPATCHER);
        this.system = ActorSystem.create(
                Director.create(cycle, execution.mode(), dispatcher, progress, promises),
                "throng",
                config(execution),
                dispatcher);
        system.getWhenTerminated().whenComplete((done, thrown) -> promises.end(ended(" unexpectedly")));
        watch(execution.deadline());
    }

    private void watch(Duration deadline) {
        Duration pause = deadline.dividedBy(CHECKS_PER_DEADLINE);
        pause = pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
        system.scheduler()
                .scheduleAtFixedRate(
                        pause,
                        pause,
                        new Watchdog(cycle, progress, promises, deadline),
                        system.dispatchers().lookup(DispatcherSelector.defaultDispatcher()));
    }

    private static Config config(Execution execution) {
        String executor = execution.shuffle().isPresent()
                ? "executor = \"" + ShufflingExecutor.Configurator.class.getName() + "\", shuffle-seed = "
                        + execution.shuffle().getAsLong() + ", shuffle-threads = " + execution.threads()
                        + ", throughput = 1"
                : "executor = fork-join-executor, fork-join-executor { parallelism-factor = 1, parallelism-min = "
                        + execution.threads() + ", parallelism-max = " + execution.threads() + " }, throughput = 64";
        return ConfigFactory.parseString("""
            akka.loglevel = OFF
            akka.stdout-loglevel = OFF
            akka.use-slf4j = off
            akka.daemonic = on
            akka.log-dead-letters = off
            akka.log-dead-letters-during-shutdown = off
            akka.jvm-exit-on-fatal-error = off
            akka.coordinated-shutdown.run-by-jvm-shutdown-hook = off
            akka.coordinated-shutdown.run-by-actor-system-terminate = off
            akka.actor.allow-java-serialization = off
            """ + DISPATCHER + " { type = Dispatcher, " + executor + " }")
                .withFallback(ConfigFactory.load());
    }

    /**
     * Runs rounds of stages that change the state, after all such jobs asked for earlier; completes with the number of
     * rounds done, which is smaller if {@link #requestStop} was called.
     */
    public CompletableFuture<Long> run(Supplier<Stage> first, long rounds) {
        CompletableFuture<Long> promise = promises.make();
        Job<Long> job = Job.stepping(first, rounds, promise);
        runs.add(job);
        var _ = promise.whenComplete((done, thrown) -> runs.remove(job));
        system.tell(new DirectorMessage.Work(job));
        return promise;
    }

    /** Founds the world anew, after all runs asked for earlier. */
    public CompletableFuture<Long> restart(long seed) {
        return run(
                () -> {
                    progress.forgetJournal();
                    return cycle.restart(seed);
                },
                1);
    }

    /** Takes steps with the commands of a journal. */
    public CompletableFuture<Long> replay(List<Command> journal, long steps) {
        return run(new Replay(cycle, progress, journal), steps);
    }

    /**
     * Reads the state between two rounds of a run.
     *
     * @param first the first of the stages that the answer needs, or null if it needs none
     * @param answer computed on the director's thread
     */
    public <T> CompletableFuture<T> read(Supplier<Stage> first, Supplier<T> answer) {
        CompletableFuture<T> promise = promises.make();
        system.tell(new DirectorMessage.Work(Job.reading(first, answer, promise)));
        return promise;
    }

    /** Ends the jobs that were asked of {@link #run} so far: the one being done after its present round, others at once. */
    public void requestStop() {
        runs.forEach(Job::requestStop);
    }

    /** The address of an agent; fails with {@link java.util.NoSuchElementException} if nobody alive has the id. */
    public CompletableFuture<AgentRef> find(long agent) {
        CompletableFuture<AgentRef> answer = promises.make();
        system.tell(new DirectorMessage.Find(agent, answer));
        return answer;
    }

    /** What was commanded from outside, in order. */
    public List<Command> journal() {
        return progress.journal();
    }

    /** Stops all actors; returns after at most some seconds even if an agent never returns. */
    @Override
    public void close() {
        promises.end(ended(""));
        system.terminate();
        if (progress.isHanging()) {
            return;
        }
        try {
            system.getWhenTerminated().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            // The threads are daemons: an agent that never returns cannot keep the machine alive.
        }
    }

    ActorSystem<?> system() {
        return system;
    }

    private SimulationException ended(String how) {
        return new SimulationException(
                "the simulation of world " + cycle.world().name() + " has been closed" + how
                        + " and takes no more steps; start another or restore a snapshot");
    }
}
