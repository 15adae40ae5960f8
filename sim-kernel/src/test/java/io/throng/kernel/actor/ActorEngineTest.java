package io.throng.kernel.actor;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.ExtendedActorSystem;
import akka.actor.typed.javadsl.Adapter;
import io.throng.kernel.AgentRef;
import io.throng.kernel.Execution;
import io.throng.kernel.Phase;
import io.throng.kernel.Simulation;
import io.throng.kernel.SteppingMode;
import io.throng.kernel.step.Stage;
import io.throng.kernel.step.StepCycle;
import io.throng.kernel.testworlds.Scripted;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ActorEngineTest {
    private static final int REGIONS = 3;

    /** Of a hundred agents half are replaced by others in every step. */
    private static Scripted replacing() {
        return new Scripted(100).on(Phase.DECIDE, (world, turn, row) -> {
            if (row % 2 == turn.step() % 2) {
                turn.bear();
                turn.die();
            }
        });
    }

    private static Execution execution(SteppingMode mode) {
        return Execution.defaults().withThreads(2).withRegions(REGIONS).withMode(mode);
    }

    /** The actors below the director, without the regions. */
    private static long agentActors(ActorEngine engine) {
        String tree = ((ExtendedActorSystem) Adapter.toClassic(engine.system())).printTree();
        return tree.lines().filter(line -> line.contains("-> $")).count();
    }

    private static void awaitAgentActors(ActorEngine engine, long expected) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (agentActors(engine) != expected && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        assertThat(agentActors(engine)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"MAILBOX", "BATCHED"})
    void thereIsOneActorForEveryAgentAliveAndNoneForTheDead(SteppingMode mode) throws InterruptedException {
        Scripted world = replacing();
        StepCycle cycle = new StepCycle(world, 7, REGIONS, 2);
        Stage first = cycle.found();
        try (ActorEngine engine = new ActorEngine(cycle, execution(mode))) {
            engine.run(() -> first, 1).join();
            engine.run(cycle::begin, 200).join();
            assertThat(world.agents().nextId()).isEqualTo(100 + 200 * 50);
            // Those born in the last step have no actor before their first turn.
            awaitAgentActors(engine, 50);
        }
    }

    @Test
    void aCohortHasActorsOnlyForThoseWhoWereAskedFor() throws InterruptedException {
        Scripted world = replacing();
        StepCycle cycle = new StepCycle(world, 7, REGIONS, 2);
        Stage first = cycle.found();
        try (ActorEngine engine = new ActorEngine(cycle, execution(SteppingMode.COHORT))) {
            engine.run(() -> first, 1).join();
            awaitAgentActors(engine, 0);
            AgentRef odd = engine.find(71).join();
            AgentRef even = engine.find(70).join();
            awaitAgentActors(engine, 2);
            engine.run(cycle::begin, 1).join();
            awaitAgentActors(engine, 1);
            assertThat(odd.inspect().toCompletableFuture().join().id()).isEqualTo(71);
            assertThat(even.inspect().toCompletableFuture()).isCompletedExceptionally();
            engine.run(cycle::begin, 200).join();
            awaitAgentActors(engine, 0);
        }
    }

    @Test
    void messagesToTheDyingAreNeverLost() {
        Scripted world = replacing();
        StepCycle cycle = new StepCycle(world, 7, REGIONS, 2);
        Stage first = cycle.found();
        try (ActorEngine engine = new ActorEngine(cycle, execution(SteppingMode.BATCHED))) {
            engine.run(() -> first, 1).join();
            for (int step = 0; step < 300; step++) {
                List<AgentRef> agents = new ArrayList<>();
                for (int row = 0; row < 100; row += 9) {
                    agents.add(engine.find(world.agents().id(row)).join());
                }
                var run = engine.run(cycle::begin, 1);
                agents.forEach(agent -> agent.tell(1, 0, 0));
                run.join();
                // Every message arrived or was dropped, otherwise the next step would never begin.
                assertThat(engine.run(cycle::begin, 1).join()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClosedSimulationLeavesNothingBehind(SteppingMode mode) throws InterruptedException {
        List<WeakReference<Scripted>> worlds = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Scripted world = replacing();
            try (Simulation simulation = Simulation.start(world, i, execution(mode))) {
                simulation.run(3);
                simulation.agent(world.agents().id(0)).tell(1, 0, 0);
            }
            worlds.add(new WeakReference<>(world));
        }
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (left(worlds) > 1 && System.nanoTime() < end) {
            System.gc();
            Thread.sleep(20);
        }
        // The last may still be on this thread's stack.
        assertThat(left(worlds)).isLessThanOrEqualTo(1);
    }

    private static long left(List<WeakReference<Scripted>> worlds) {
        return worlds.stream().filter(world -> world.get() != null).count();
    }
}
