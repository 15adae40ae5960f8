package io.throng.scenarios.script;

import static io.throng.scenarios.script.Script.bounded;
import static io.throng.scenarios.script.Script.torus;
import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.Snapshot;
import io.throng.kernel.SteppingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A script runs the same on any number of threads and regions, in any mode and order, and after a restore. */
final class ScriptedDeterminismTest {
    private static final int STEPS = 40;
    private static final long SEED = 3;
    private static final int BITTEN = 1;

    static Stream<WorldPlan> plans() {
        return Stream.of(pasture(torus(30, 20)), pasture(bounded(30, 20)));
    }

    /** Everything a script can do at once: wolves that bite by mail, births, deaths, walks and sums over neighbours. */
    private static WorldPlan pasture(WorldPlan plan) {
        return plan.agents("sheep", 240, sheep -> sheep.anywhere().anyHeading().speed(0.2))
                .agents(
                        "wolf",
                        20,
                        wolf -> wolf.anywhere().anyHeading().speed(0.4).set("energy", 6))
                .property("energy", 3)
                .everyStep("sheep", ScriptedDeterminismTest::graze)
                .everyStep("wolf", ScriptedDeterminismTest::hunt)
                .everyStep("wolf", (wolf, near) -> wolf.turnBy(wolf.gaussian(0, 0.1)))
                .newborn("sheep", lamb -> lamb.anyHeading().set("energy", lamb.get("energy") / 2))
                .measure("sheep", all -> all.ofKind("sheep").count())
                .measure("energy", "J", all -> all.sum("energy"));
    }

    private static void graze(Agent sheep, Near near) {
        Neighbours flock = near.within(2).ofKind("sheep").others();
        sheep.add("energy", 0.3 / (1 + flock.count()));
        sheep.turnTowards(flock.meanHeading() + sheep.uniform(-0.3, 0.3), 0.5);
        if (sheep.inbox().size() > 0) {
            sheep.die();
        } else if (sheep.get("energy") > 4) {
            sheep.set("energy", 2).bear();
        }
    }

    private static void hunt(Agent wolf, Near near) {
        Neighbours prey = near.within(1.5).ofKind("sheep");
        wolf.add("energy", -0.1);
        if (!prey.isEmpty()) {
            Neighbour victim = prey.anyone();
            wolf.turnTo(victim.direction()).send(victim.id(), BITTEN, victim.get("energy"));
            wolf.add("energy", 0.2 * prey.mean("energy"));
        }
        if (wolf.get("energy") < 0) {
            wolf.die();
        }
    }

    static List<Execution> executions() {
        List<Execution> all = new ArrayList<>();
        Execution one = Execution.defaults().withThreads(1).withRegions(1);
        for (SteppingMode mode : SteppingMode.values()) {
            all.add(one.withMode(mode));
            all.add(one.withThreads(2).withRegions(3).withMode(mode));
        }
        all.add(one.withThreads(2).withRegions(8).shuffled(17));
        return all;
    }

    @ParameterizedTest
    @MethodSource("plans")
    void allExecutionsAgree(WorldPlan plan) {
        List<Long> hashes = hashes(plan, executions().getFirst());
        assertThat(hashes).doesNotHaveDuplicates();
        for (Execution execution : executions()) {
            assertThat(hashes(plan, execution)).as(execution.toString()).isEqualTo(hashes);
        }
    }

    private static List<Long> hashes(WorldPlan plan, Execution execution) {
        List<Long> hashes = new ArrayList<>();
        try (Simulation simulation = Simulation.start(new ScriptedWorld("pasture", plan), SEED, execution)) {
            for (int part = 0; part < 4; part++) {
                simulation.run(STEPS / 4);
                hashes.add(simulation.hash());
            }
            assertThat(simulation.failures()).isEmpty();
        }
        return hashes;
    }

    @ParameterizedTest
    @MethodSource("plans")
    void resumedRunEqualsUninterruptedRun(WorldPlan plan) {
        Execution execution = Execution.defaults();
        try (Simulation first = Simulation.start(new ScriptedWorld("pasture", plan), SEED, execution)) {
            first.run(STEPS / 2);
            assertThat(first.measures().get("sheep")).isNotEqualTo(240);
            Snapshot saved = first.snapshot();
            first.run(STEPS / 2);
            try (Simulation second = Simulation.restore(new ScriptedWorld("pasture", plan), saved, execution)) {
                second.run(STEPS / 2);
                assertThat(second.hash()).isEqualTo(first.hash());
                assertThat(second.measures()).isEqualTo(first.measures());
            }
        }
    }
}
