package io.throng.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.scenarios.io.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The command line as a person or a program uses it. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class CommandLineTest {
    @TempDir
    Path folder;

    /** What a command left: its exit code, and what it printed where. */
    private record Outcome(int code, String out, String err) {
        Map<String, Object> json() {
            return Json.read(out.strip().substring(out.strip().lastIndexOf('\n') + 1));
        }
    }

    private static Outcome throng(String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        var capturedOut = new ByteArrayOutputStream();
        var capturedErr = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(capturedOut, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(capturedErr, true, StandardCharsets.UTF_8));
            int code = Throng.execute(args);
            return new Outcome(
                    code, capturedOut.toString(StandardCharsets.UTF_8), capturedErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private Outcome run(String name, String... more) {
        List<String> args = new ArrayList<>(List.of("run"));
        args.addAll(Arrays.asList(more));
        args.addAll(List.of("--out", folder.resolve(name).toString(), "--json"));
        return throng(args.toArray(String[]::new));
    }

    private String hashOf(String name, String... more) {
        Outcome outcome = run(name, more);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return String.valueOf(outcome.json().get("hash"));
    }

    @Test
    void theHashOfARunDoesNotDependOnThreadsRegionsOrModeNorOnARestore() {
        String hash = hashOf("a", "boids", "--agents", "500", "--steps", "40", "--seed", "7", "--snapshot-at", "20");
        assertThat(hashOf("b", "boids", "--agents", "500", "--steps", "40", "--seed", "7", "--threads", "1"))
                .isEqualTo(hash);
        assertThat(hashOf(
                        "c",
                        "boids",
                        "--agents",
                        "500",
                        "--steps",
                        "40",
                        "--seed",
                        "7",
                        "--regions",
                        "8",
                        "--mode",
                        "cohort"))
                .isEqualTo(hash);
        Path snapshot = folder.resolve("a").resolve("step-20.snapshot");
        assertThat(hashOf("d", "boids", "--restore", snapshot.toString(), "--steps", "40", "--regions", "3"))
                .isEqualTo(hash);
        assertThat(hashOf("e", "boids", "--agents", "500", "--steps", "40", "--seed", "8"))
                .isNotEqualTo(hash);
    }

    @Test
    void aRunLeavesManifestMeasuresAndPicturesAndCanBeVerified() throws IOException {
        hashOf("run", "vicsek", "--steps", "30", "--seed", "3", "--set", "noise=1");
        Path run = folder.resolve("run");
        Map<String, Object> manifest = Json.read(Files.readString(run.resolve("manifest.json")));
        assertThat(manifest).containsKeys("throng", "machine", "parameters", "seed", "hashes", "measures");
        assertThat(Files.readAllLines(run.resolve("measures.csv")).getFirst()).startsWith("step,order");
        assertThat(run.resolve("vicsek.png")).exists();
        assertThat(run.resolve("order.svg")).exists();
        Outcome verified = throng("verify", run.toString(), "--json");
        assertThat(verified.code()).isZero();
        assertThat(verified.json()).containsEntry("equal", true);
    }

    @Test
    void aChangedManifestDoesNotVerify() throws IOException {
        hashOf("run", "vicsek", "--steps", "10", "--no-pictures");
        Path manifest = folder.resolve("run").resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("\"seed\" : 1", "\"seed\" : 2"));
        Outcome verified = throng("verify", folder.resolve("run").toString(), "--json");
        assertThat(verified.code()).isEqualTo(3);
        assertThat(verified.json()).containsEntry("equal", false);
    }

    private Outcome train(String name, String... more) {
        List<String> args = new ArrayList<>(List.of("train", "mappo", "simple_spread", "--episodes", "20"));
        args.addAll(List.of("--set", "worlds=8", "--set", "hiddenWidth=16", "--set", "epochs=2"));
        args.addAll(List.of("--out", folder.resolve(name).toString(), "--json"));
        args.addAll(Arrays.asList(more));
        return throng(args.toArray(String[]::new));
    }

    @Test
    @SuppressWarnings("unchecked")
    void aTrainingIsEvaluatedOverItsSeedsAndCanBeVerified() {
        Outcome trained = train("train", "--seeds", "2", "--steps", "600");
        assertThat(trained.code()).as(trained.err()).isZero();
        Map<String, Object> evaluation = (Map<String, Object>) trained.json().get("evaluation");
        assertThat(evaluation)
                .containsKeys("n", "mean", "iqm", "interval", "per_seed")
                .containsEntry("n", 2);
        assertThat((List<Object>) evaluation.get("per_seed")).hasSize(2);
        Path seed = folder.resolve("train").resolve("seed-1");
        assertThat(seed.resolve("metrics.csv")).exists();
        assertThat(seed.resolve("checkpoint.throng")).exists();
        assertThat(folder.resolve("train").resolve("learning-curve.png")).exists();
        Outcome evaluated = throng("evaluate", folder.resolve("train").toString(), "--episodes", "20", "--json");
        assertThat(evaluated.json().get("evaluation")).isEqualTo(evaluation);
        assertThat(throng("verify", folder.resolve("train").toString()).code()).isZero();
        String train = folder.resolve("train").toString();
        Outcome drawn = throng("evaluate", train, "--episodes", "20", "--draw", "--json");
        assertThat(drawn.json().get("evaluation")).isNotEqualTo(evaluated.json().get("evaluation"));
        assertThat(throng("evaluate", train, "--episodes", "20", "--draw", "--json")
                        .json()
                        .get("evaluation"))
                .isEqualTo(drawn.json().get("evaluation"));
    }

    @Test
    void aTrainingThatGoesOnIsTheTrainingThatNeverStopped() throws IOException {
        assertThat(train("short", "--steps", "400").code()).isZero();
        assertThat(throng("train", "--resume", folder.resolve("short").toString(), "--steps", "800")
                        .code())
                .isZero();
        assertThat(train("long", "--steps", "800").code()).isZero();
        Path resumed = folder.resolve("short").resolve("seed-1");
        Path uninterrupted = folder.resolve("long").resolve("seed-1");
        assertThat(resumed.resolve("checkpoint.throng"))
                .hasSameBinaryContentAs(uninterrupted.resolve("checkpoint.throng"));
        assertThat(Files.readString(resumed.resolve("metrics.csv")))
                .isEqualTo(Files.readString(uninterrupted.resolve("metrics.csv")));
    }

    @Test
    void listNamesWhatThereIs() {
        Outcome listed = throng("list", "--json");
        assertThat(listed.code()).isZero();
        assertThat(listed.out()).contains("boids", "simple_spread", "mappo", "ippo");
        assertThat(listed.json()).containsKeys("scenarios", "algorithms", "benchmarks");
    }

    private static void assertRefused(Outcome outcome, String... parts) {
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("throng: ").contains(parts);
        assertThat(outcome.err().strip().lines()).as("one clear message").hasSize(1);
    }

    @Test
    void wrongInputGetsOneClearMessage() throws IOException {
        assertRefused(throng("run", "biods"), "no scenario is called \"biods\"", "did you mean boids?");
        assertRefused(throng("trian"), "did you mean train?");
        assertRefused(
                throng("train", "mapo", "simple_spread"), "no algorithm is called \"mapo\"", "did you mean mappo?");
        assertRefused(throng("train", "mappo", "boids"), "nothing can be learned in boids", "simple_spread");
        assertRefused(throng("train", "mappo", "simple_spread", "--set", "epoch=3"), "did you mean epochs?");
        assertRefused(throng("train"), "needs an algorithm and a scenario");
        assertRefused(run("x", "boids", "--set", "jmup=3"), "did you mean jump?");
        assertRefused(run("x", "boids", "--steps", "-3"), "steps must not be negative, got -3");
        assertRefused(run("x", "boids", "--steps", "ten"), "--steps", "ten");
        assertRefused(run("x", "boids", "--threads", "0"), "threads must be in [1, 1024], got 0");
        assertRefused(run("x", "boids", "--restore", "none.snapshot"), "none.snapshot cannot be read: no such file");
        assertRefused(throng("evaluate", folder.toString()), "is not the folder of a run");
        assertRefused(throng("bench", "kernl"), "did you mean kernel?");
        Path file = Files.writeString(folder.resolve("file"), "");
        assertRefused(throng("run", "boids", "--out", file.toString()), "is a file");
        assertRefused(throng("run", "boids", "--out", "/proc/throng"), "/proc/throng cannot be written");
    }

    @Test
    void resultsOfAnEarlierRunAreNotOverwritten() {
        hashOf("run", "vicsek", "--steps", "5", "--no-pictures");
        assertRefused(run("run", "vicsek", "--steps", "5"), "is not empty", "nothing was overwritten");
    }

    @Test
    void damagedFilesAreRefusedWithWhatIsWrong() throws IOException {
        hashOf("run", "vicsek", "--steps", "5", "--snapshot-at", "5", "--no-pictures");
        Path snapshot = folder.resolve("run").resolve("step-5.snapshot");
        Files.write(snapshot, Arrays.copyOf(Files.readAllBytes(snapshot), 900));
        Outcome restored = run("again", "vicsek", "--restore", snapshot.toString());
        assertThat(restored.code()).isEqualTo(1);
        assertThat(restored.err()).contains("step-5.snapshot").hasLineCount(1);
        Files.writeString(folder.resolve("run").resolve("manifest.json"), "{ \"seed\": ");
        assertRefused(throng("verify", folder.resolve("run").toString()), "manifest.json cannot be read");
    }

    @Test
    void anErrorIsMachineReadableToo() {
        Outcome refused = throng("run", "biods", "--json");
        assertThat(String.valueOf(refused.json().get("error"))).contains("did you mean boids?");
    }
}
