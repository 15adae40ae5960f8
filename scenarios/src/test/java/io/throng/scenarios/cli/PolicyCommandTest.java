package io.throng.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.marl.export.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Policies that are trained, exported and run, as a person does it. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class PolicyCommandTest {
    @TempDir
    Path folder;

    private CapturedThrong throng(String... args) {
        return CapturedThrong.run(args);
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private void train(String name, String... more) {
        List<String> args = new ArrayList<>(List.of("train", "mappo", "simple_spread", "--episodes", "20"));
        args.addAll(List.of("--set", "worlds=8", "--set", "hiddenWidth=16", "--set", "epochs=2", "--steps", "400"));
        args.addAll(List.of("--out", at(name)));
        args.addAll(Arrays.asList(more));
        CapturedThrong trained = throng(args.toArray(String[]::new));
        assertThat(trained.code()).as(trained.err()).isZero();
    }

    private CapturedThrong done(String... args) {
        CapturedThrong done = throng(args);
        assertThat(done.code()).as(done.err()).isZero();
        return done;
    }

    private String hash(String name, String... more) {
        List<String> args = new ArrayList<>(List.of("run", "simple_spread", "--no-pictures", "--json"));
        args.addAll(List.of("--out", at(name)));
        args.addAll(Arrays.asList(more));
        return String.valueOf(done(args.toArray(String[]::new)).json().get("hash"));
    }

    @Test
    void anExportedPolicyLeadsARunThatIsTheSameOnAnyNumberOfThreadsAndAfterARestore() throws IOException {
        train("gru", "--set", "network=GRU");
        done("export", at("gru"), "--to", at("spread.policy"));
        String hash = hash("a", "--policy", at("spread.policy"), "--steps", "60", "--snapshot-at", "33");
        assertThat(hash("b", "--policy", "agent=" + at("gru"), "--steps", "60", "--threads", "1", "--regions", "3"))
                .isEqualTo(hash);
        Path snapshot = folder.resolve("a").resolve("step-33.snapshot");
        Files.delete(folder.resolve("spread.policy"));
        assertThat(hash("c", "--restore", snapshot.toString(), "--steps", "60")).isEqualTo(hash);
        assertThat(hash("d", "--policy", at("gru"), "--steps", "60", "--draw")).isNotEqualTo(hash);
        assertThat(hash("e", "--steps", "60")).isNotEqualTo(hash);
        done("verify", at("a"));
        done("verify", at("d"));
        assertThat(folder.resolve("a").resolve("policies").resolve("agent.policy"))
                .exists();
        assertThat(Files.readAllLines(folder.resolve("a").resolve("measures.csv"))
                        .getFirst())
                .contains("reward", "return");
    }

    @Test
    void aPolicyThatWasReplacedDoesNotVerify() throws IOException {
        train("one");
        train("two", "--seed", "2");
        hash("run", "--policy", at("one"), "--steps", "10");
        Path kept = folder.resolve("run").resolve("policies").resolve("agent.policy");
        Files.delete(kept);
        done("export", at("two"), "--to", kept.toString());
        CapturedThrong verified = throng("verify", at("run"));
        assertThat(verified.code()).isEqualTo(2);
        assertThat(verified.err()).contains("is not the policy that was used");
    }

    @Test
    void policiesGoToOtherFormats() throws IOException {
        train("plain", "--set", "normalizeInputs=false", "--set", "layerNorm=false", "--set", "sharing=NONE");
        CapturedThrong onnx = done("export", at("plain"), "--to", at("onnx"), "--format", "onnx", "--json");
        assertThat(onnx.json().get("files"))
                .isEqualTo(List.of(at("onnx/agent-0.onnx"), at("onnx/agent-1.onnx"), at("onnx/agent-2.onnx")));
        done("export", at("plain"), "--to", at("dl4j"), "--format", "dl4j");
        assertThat(folder.resolve("dl4j").resolve("agent-2.zip")).isNotEmptyFile();
        done("export", at("plain"), "--to", at("x") + "/");
        assertThat(PolicyFile.load(folder.resolve("x").resolve("agent.policy")).about())
                .containsEntry("algorithm", "mappo")
                .containsEntry("scenario", "simple_spread")
                .containsEntry("seed", "1")
                .containsEntry("steps", "400");
    }

    private void assertRefused(CapturedThrong outcome, String... parts) {
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("throng: ").contains(parts);
        assertThat(outcome.err().strip().lines()).as("one clear message").hasSize(1);
    }

    @Test
    void whatDoesNotFitGetsOneClearMessage() throws IOException {
        train("run");
        assertRefused(throng("export", at("run"), "--to", at("x"), "--seed", "7"), "are 1 to 1, got 7");
        assertRefused(
                throng("export", at("run"), "--to", at("x"), "--format", "dl4j"), "must have no layer normalisation");
        done("export", at("run"), "--to", at("p"));
        assertRefused(throng("export", at("run"), "--to", at("p")), "exists", "nothing was overwritten");
        assertRefused(
                throng("run", "boids", "--policy", at("p"), "--out", at("o1")), "agents of boids decide by rules");
        assertRefused(
                throng("run", "simple_spread", "--agents", "5", "--policy", at("p"), "--out", at("o2")),
                "they perceive 30 numbers, it 18");
        assertRefused(
                throng("run", "simple_spread", "--policy", "wolf=" + at("p"), "--out", at("o3")),
                "is for kind wolf, the kinds of this game are [agent]");
        assertRefused(throng("run", "simple_spread", "--draw"), "--draw is for a --policy");
        assertRefused(throng("run", "simple_spread", "--policy", at("none")), "none cannot be read: no such file");
        assertRefused(
                throng("run", "simple_spread", "--policy", at("p"), "--policy", at("p")),
                "a kind must have one policy");
        Files.write(folder.resolve("p"), Arrays.copyOf(Files.readAllBytes(folder.resolve("p")), 500));
        CapturedThrong damaged = throng("run", "simple_spread", "--policy", at("p"));
        assertThat(damaged.code()).isEqualTo(1);
        assertThat(damaged.err()).contains(at("p") + " is truncated").hasLineCount(1);
    }
}
