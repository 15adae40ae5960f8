package io.throng.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.FrameCodec;
import io.throng.kernel.record.Show;
import io.throng.scenarios.Catalogue;
import io.throng.scenarios.Scenario;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveShowTest {
    private static final Execution ALONE = Execution.defaults().withThreads(1);

    private static LiveShow show(String name, Map<String, String> changes) {
        Scenario<?> scenario = Catalogue.load().named(name);
        Record parameters = ScenarioRun.parameters(scenario, null, changes);
        ScenarioRun run = ScenarioRun.start(scenario, parameters, 7, RunPolicies.random(), ALONE);
        return new LiveShow(scenario, parameters, run, ALONE);
    }

    private static byte[] bytes(Show show) throws IOException {
        Frame bare = show.frame().with(Map.of());
        return new FrameCodec(show.scene()).encode(bare);
    }

    @Test
    void stepsBackLeadToWhatWasThere() throws IOException {
        for (String name : new String[] {"boids", "wolf_sheep", "simple_spread"}) {
            try (LiveShow show = show(name, Map.of())) {
                byte[][] there = new byte[30][];
                for (int step = 0; step < there.length; step++) {
                    show.move(step);
                    there[step] = bytes(show);
                }
                for (int step : new int[] {28, 3, 17, 0, 29}) {
                    show.move(step);
                    assertThat(show.step()).isEqualTo(step);
                    assertThat(bytes(show)).as("%s at step %s", name, step).isEqualTo(there[step]);
                }
            }
        }
    }

    @Test
    void whatIsSetIsAnEventOfTheRunAndHoldsFromItsStepOn() throws IOException {
        try (LiveShow show = show("boids", Map.of("agents", "100"))) {
            show.move(10);
            show.set("randomness", "3");
            show.move(25);
            byte[] changed = bytes(show);
            assertThat(show.events()).containsExactly(new Show.Event(10, "randomness", "3"));
            show.move(4);
            assertThat(knob(show, "randomness")).isEqualTo("1.0");
            show.move(25);
            assertThat(knob(show, "randomness")).isEqualTo("3.0");
            assertThat(bytes(show)).isEqualTo(changed);
        }
    }

    private static String knob(LiveShow show, String name) {
        return show.knobs().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void theRunWithItsEventsIsTheRunOfItsJavaProgram() throws IOException {
        Scenario<?> scenario = Catalogue.load().named("boids");
        long hash;
        try (Simulation run = Simulation.start(scenario.buildWith(Map.of("agents", "100")), 7L, ALONE)) {
            run.run(10);
            try (Simulation fork = run.fork(scenario.buildWith(Map.of("agents", "100", "randomness", "3")))) {
                fork.run(15);
                hash = fork.hash();
            }
        }
        try (LiveShow show = show("boids", Map.of("agents", "100"))) {
            show.move(10);
            show.set("randomness", "3");
            show.move(25);
            assertThat(show.hash()).isEqualTo(String.format("%016x", hash));
            assertThat(show.asJava().orElseThrow())
                    .contains("Simulation.start(scenario.buildWith(Map.of(\"agents\", \"100\")), 7L)")
                    .contains("run.run(10);")
                    .contains("run = run.fork(scenario.buildWith(Map.of(\"agents\", \"100\", \"randomness\", \"3\")));")
                    .contains("run.run(15);");
        }
    }

    @Test
    void aForkGoesTheSameWayUntilSomethingIsSet() throws IOException {
        try (LiveShow show = show("boids", Map.of("agents", "100"))) {
            show.move(5);
            try (Show fork = show.fork()) {
                show.move(12);
                fork.move(12);
                assertThat(bytes(fork)).isEqualTo(bytes(show));
                fork.set("cohesion", "9");
                show.move(20);
                fork.move(20);
                assertThat(bytes(fork)).isNotEqualTo(bytes(show));
                assertThat(show.events()).isEmpty();
            }
        }
    }

    @Test
    void whatCannotBeSetIsRefusedAndNothingChanges() throws IOException {
        try (LiveShow show = show("boids", Map.of("agents", "100"))) {
            show.move(5);
            byte[] before = bytes(show);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> show.set("agents", "7"))
                    .withMessage("agents cannot be set while a run goes on");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> show.set("jump", "-1"))
                    .withMessage("jump must be in [0, 1e6], got -1.0");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> show.set("width", "20"))
                    .withMessageContaining("width and height must both be");
            assertThat(show.events()).isEmpty();
            assertThat(bytes(show)).isEqualTo(before);
        }
    }

    @Test
    void anAgentTellsItsStateAndInAGameWhatItPerceives() throws IOException {
        try (LiveShow flock = show("boids", Map.of("agents", "100"))) {
            Show.Portrait bird = flock.portrait("birds", 42).orElseThrow();
            assertThat(bird.parts().get("state").getFirst().name()).isEqualTo("x");
            assertThat(flock.portrait("birds", 1000)).isEmpty();
        }
        try (LiveShow game = show("simple_spread", Map.of())) {
            game.move(2);
            Show.Portrait agent = game.portrait("agent", 1).orElseThrow();
            assertThat(agent.parts().keySet()).containsExactly("state", "observation", "action", "reward");
            assertThat(game.portrait("landmarks", 1)).isEmpty();
        }
    }

    @Test
    void momentsAreKeptWithinTheMemoryTheyMayTake() {
        Scenario<?> scenario = Catalogue.load().named("boids");
        Record parameters = ScenarioRun.parameters(scenario, 2000, Map.of());
        try (ScenarioRun run = ScenarioRun.start(scenario, parameters, 7, RunPolicies.random(), ALONE)) {
            Moments moments = new Moments(run, 0, 0, 500_000);
            moments.advance(run, 200);
            assertThat(moments.bytes()).isLessThanOrEqualTo(500_000);
            assertThat(moments.first()).isZero();
            assertThat(moments.before(199).snapshot().step()).isBetween(50L, 199L);
        }
    }
}
