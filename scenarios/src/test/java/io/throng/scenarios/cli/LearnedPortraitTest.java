package io.throng.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.Execution;
import io.throng.kernel.record.Show;
import io.throng.kernel.record.Show.Value.Mark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the viewer tells of agents that learned, from a training to a portrait. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class LearnedPortraitTest {
    private static final Execution ALONE = Execution.defaults().withThreads(1);

    @TempDir
    Path folder;

    private Path train(String algorithm, String scenario, String... more) {
        Path run = folder.resolve(algorithm + "-" + scenario);
        List<String> args = new ArrayList<>(List.of("train", algorithm, scenario, "--episodes", "20"));
        args.addAll(List.of("--set", "worlds=8", "--set", "hiddenWidth=16", "--steps", "400", "--out", run.toString()));
        args.addAll(Arrays.asList(more));
        CapturedThrong trained = CapturedThrong.run(args.toArray(String[]::new));
        assertThat(trained.code()).as(trained.err()).isZero();
        return run;
    }

    private static LiveShow show(TrainedRun run, boolean draw, List<String> policies) throws IOException {
        Record parameters = run.parameters(null, Map.of());
        ScenarioRun live = ScenarioRun.start(run.scenario(), parameters, 7, run.policies(policies, draw), ALONE);
        return new LiveShow(run.scenario(), parameters, live, ALONE);
    }

    private static Show.Portrait portrait(LiveShow show, String layer, long agent) {
        return show.portrait(layer, agent).orElseThrow();
    }

    private static double sum(List<Show.Value> shares) {
        return shares.stream().mapToDouble(share -> share.values().getFirst()).sum();
    }

    private static Optional<Show.Value> chosen(List<Show.Value> values) {
        return values.stream()
                .filter(value -> value.marks().contains(Mark.CHOSEN))
                .findFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MLP", "GRU"})
    void whatIsDoneNextIsWhatWasLikeliest(String network) throws IOException {
        TrainedRun run = TrainedRun.open(train("mappo", "simple_spread", "--set", "network=" + network));
        try (LiveShow show = show(run, false, List.of())) {
            assertThat(show.facts().get("policies"))
                    .startsWith("agent: mappo after ")
                    .endsWith("mappo-simple_spread");
            for (int step = 0; step < 30; step++) {
                Show.Portrait before = portrait(show, "agent", 1);
                assertThat(before.parts().keySet())
                        .containsExactly("state", "next action", "value", "observation", "action", "reward");
                List<Show.Value> next = before.parts().get("next action");
                assertThat(next.stream().map(Show.Value::name)).containsExactly("stay", "x-", "x+", "y-", "y+");
                assertThat(sum(next)).isCloseTo(1, within(1e-5));
                assertThat(before.parts().get("value").getFirst().values().getFirst())
                        .isFinite();
                show.move(step + 1);
                assertThat(portrait(show, "agent", 1)
                                .parts()
                                .get("action")
                                .getFirst()
                                .name())
                        .isEqualTo(chosen(next).orElseThrow().name());
            }
        }
    }

    /** Also where networks remember, and actions are drawn; and portraits are the same when one comes back. */
    @ParameterizedTest
    @ValueSource(strings = {"MLP", "GRU"})
    void askingChangesNothing(String network) throws IOException {
        TrainedRun run = TrainedRun.open(train("mappo", "simple_spread", "--set", "network=" + network));
        try (LiveShow asked = show(run, true, List.of());
                LiveShow silent = show(run, true, List.of())) {
            Show.Portrait there = null;
            for (int step = 1; step <= 40; step++) {
                asked.move(step);
                for (long agent = 0; agent < 3; agent++) {
                    portrait(asked, "agent", agent);
                }
                there = step == 33 ? portrait(asked, "agent", 2) : there;
            }
            silent.move(40);
            assertThat(asked.hash()).isEqualTo(silent.hash());
            assertThat(portrait(asked, "agent", 2)).isEqualTo(portrait(silent, "agent", 2));
            silent.move(33);
            Show.Portrait again = portrait(silent, "agent", 2);
            assertThat(again.parts().get("next action")).isEqualTo(there.parts().get("next action"));
            assertThat(again.parts().get("value")).isEqualTo(there.parts().get("value"));
            try (LiveShow fork = (LiveShow) silent.fork()) {
                assertThat(portrait(fork, "agent", 2).parts().get("value"))
                        .isEqualTo(there.parts().get("value"));
            }
        }
    }

    @Test
    void attentionGoesToAgentsOfEveryKindAndIsListedInFull() throws IOException {
        TrainedRun run = TrainedRun.open(train("ippo", "simple_tag", "--set", "network=ATTENTION"));
        try (LiveShow show = show(run, false, List.of())) {
            Show.Portrait hunter = portrait(show, "adversary", 1);
            assertThat(hunter.among()).containsExactly("adversary", "agent");
            assertThat(hunter.attention().keySet()).containsExactly(0L, 2L, 3L);
            List<Show.Value> all = hunter.parts().get("attention");
            assertThat(all.stream().map(Show.Value::name))
                    .containsExactly(
                            "itself",
                            "to obstacle 0",
                            "to obstacle 1",
                            "to other 0, agent 0",
                            "to other 1, agent 2",
                            "to other 2, agent 3",
                            "velocity of other agent 0, agent 3");
            assertThat(sum(all)).isCloseTo(1, within(1e-5));
            assertThat(hunter.attention().get(3L))
                    .isEqualTo(
                            all.get(5).values().getFirst() + all.get(6).values().getFirst());
        }
    }

    @Test
    void realNumbersHaveAMeanAndADeviationAndActionValuesTheBest() throws IOException {
        TrainedRun run = TrainedRun.open(train("ippo", "simple_spread", "--set", "continuous=true"));
        try (LiveShow show = show(run, false, List.of())) {
            List<Show.Value> next = portrait(show, "agent", 0).parts().get("next action");
            assertThat(next).isNotEmpty().allSatisfy(value -> {
                assertThat(value.marks()).containsExactly(Mark.SPREAD);
                assertThat(value.values()).hasSize(2);
                assertThat(value.values().getLast()).isPositive();
            });
        }
        TrainedRun valued = TrainedRun.open(train("vdn", "simple_spread", "--set", "warmup=100"));
        try (LiveShow show = show(valued, false, List.of())) {
            Show.Portrait agent = portrait(show, "agent", 0);
            assertThat(agent.parts()).doesNotContainKeys("next action", "value");
            List<Show.Value> values = agent.parts().get("action values");
            double best = chosen(values).orElseThrow().values().getFirst();
            assertThat(values).hasSize(5).allMatch(value -> value.values().getFirst() <= best);
        }
    }

    @Test
    void kindsThatLearnedNothingPlayAsTheyDidAndGivenPoliciesComeFirst() throws IOException {
        Path fixed = train("ippo", "simple_tag", "--fixed", "adversary=random");
        TrainedRun run = TrainedRun.open(fixed);
        try (LiveShow show = show(run, false, List.of())) {
            assertThat(show.facts().get("policies")).startsWith("adversary: at random; agent: ippo after");
            assertThat(portrait(show, "adversary", 0).parts()).doesNotContainKey("next action");
            assertThat(portrait(show, "agent", 3).parts()).containsKeys("next action", "value");
        }
        String other = folder.resolve("other.policy").toString();
        assertThat(CapturedThrong.run("export", fixed.toString(), "--to", other).code())
                .isZero();
        try (LiveShow show = show(run, false, List.of(other))) {
            assertThat(show.facts().get("policies")).endsWith("other.policy");
        }
        TrainedRun more = TrainedRun.open(train("clam", "simple_spread"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> more.policies(List.of(), false))
                .withMessageContaining("nobody learned a policy that is networks alone");
    }

    @Test
    void foldersOfTrainingsAreToldFromThoseOfRuns() {
        assertThat(TrainedRun.isAt(train("ippo", "simple_spread"))).isTrue();
        String run = folder.resolve("run").toString();
        CapturedThrong.run("run", "simple_spread", "--steps", "5", "--no-pictures", "--out", run);
        assertThat(TrainedRun.isAt(Path.of(run))).isFalse();
    }
}
