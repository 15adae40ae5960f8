package io.throng.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.mason.RecordedFields;
import io.throng.scenarios.io.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line for MASON's models, as somebody would use it. */
final class MasonCommandTest {
    private static final String BUGS = "sim.app.heatbugs.HeatBugs";

    @TempDir
    private Path folder;

    private record Outcome(int code, String out, String err) {
        Map<String, Object> json() {
            return Json.read(out.lines().toList().getLast());
        }
    }

    private static Outcome throng(Object... words) {
        List<String> args = new ArrayList<>();
        for (Object word : words) {
            args.add(word.toString());
        }
        PrintStream out = System.out;
        PrintStream err = System.err;
        var written = new ByteArrayOutputStream();
        var complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int code = Throng.execute(args.toArray(String[]::new));
            return new Outcome(
                    code, written.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private Outcome bugs(String name, int threads) {
        return throng(
                "mason",
                BUGS,
                "--steps",
                100,
                "--every",
                20,
                "--seeds",
                3,
                "--seed",
                7,
                "--threads",
                threads,
                "--set",
                "bugCount=30",
                "--measure",
                "valgrid.mean",
                "--measure",
                "buggrid.objects",
                "--record",
                "--json",
                "--no-pictures",
                "--out",
                folder.resolve(name));
    }

    @Test
    void seedsAreRunMeasuredAndRecordedAndCanBeVerified() throws IOException {
        Outcome one = bugs("one", 1);
        assertThat(one.code()).as(one.err()).isZero();
        assertThat(one.json()).containsEntry("command", "mason").containsEntry("runs", 3);
        assertThat(one.json().get("results").toString())
                .contains("valgrid.mean={n=3, mean=")
                .contains("interval=[")
                .contains("buggrid.objects={n=3, mean=30.0");
        List<String> rows = Files.readAllLines(folder.resolve("one/runs.csv"));
        assertThat(rows).hasSize(1 + 3 * 6);
        assertThat(rows.getFirst()).isEqualTo("run,mason_seed,step,digest,valgrid.mean,buggrid.objects");
        assertThat(rows.get(1)).startsWith("0,").contains(",0,").endsWith(",0.0,30.0");
        try (RecordedFields recorded = RecordedFields.open(folder.resolve("one/run-2.fields"))) {
            assertThat(recorded.steps()).containsExactly(0, 20, 40, 60, 80, 100);
            assertThat(recorded.frame(5).getFirst().ids()).hasSize(30);
        }

        Outcome two = bugs("two", 2);
        assertThat(two.json().get("hash")).isEqualTo(one.json().get("hash"));
        assertThat(Files.readAllLines(folder.resolve("two/runs.csv"))).isEqualTo(rows);
        assertThat(throng("verify", folder.resolve("one")).code()).isZero();
    }

    @Test
    void whatIsLearnedIsComparedWithTheControllerThatCameWithTheModel() {
        Outcome trained = throng(
                "train",
                "ippo",
                "mason_observation",
                "--steps",
                20,
                "--episodes",
                4,
                "--set",
                "worlds=4",
                "--set",
                "rolloutSteps=5",
                "--set",
                "decisions=5",
                "--set",
                "warmUpSteps=60",
                "--json",
                "--out",
                folder.resolve("trained"));
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.json()).containsKeys("evaluation", "random", "rival", "over_rival");
        assertThat(trained.out())
                .contains("; the controller that came with it ")
                .contains("(n = 4 episodes)");
        Outcome again = throng("evaluate", folder.resolve("trained"), "--episodes", 4, "--json");
        assertThat(again.json().get("rival")).isEqualTo(trained.json().get("rival"));
        Outcome shipped = throng("evaluate", folder.resolve("trained"), "--episodes", 4, "--json", "--threads", 1);
        assertThat(shipped.json().get("over_rival")).isEqualTo(trained.json().get("over_rival"));
    }

    @Test
    void wrongInputGetsOneClearMessage() {
        assertRefused("there is no class sim.app.Nope on the class path", "sim.app.Nope");
        assertRefused("java.lang.String is no MASON model", "java.lang.String");
        assertRefused("did you mean bugCount?", BUGS, "--set", "bugCounts=3");
        assertRefused("did you mean valgrid.mean?", BUGS, "--measure", "valgrid.maen");
        assertRefused("steps must be a multiple of every", BUGS, "--steps", 10, "--every", 3);
        assertRefused("agents must be in [1, 100000], got 0", BUGS, "--seeds", 0);
        assertRefused("jar nowhere.jar cannot be read", BUGS, "--jar", "nowhere.jar");
    }

    private void assertRefused(String message, Object... words) {
        List<Object> all = new ArrayList<>(List.of("mason"));
        all.addAll(List.of(words));
        Outcome outcome = throng(all.toArray());
        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).contains(message);
    }
}
