package io.throng.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throng.marl.export.PolicyFile;
import io.throng.marl.tensor.Device;
import io.throng.marl.tensor.DeviceException;
import io.throng.scenarios.io.RunFolder;
import java.io.IOException;
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

/** Trainings in which kinds of agents learn by different algorithms, or do not learn. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class TeamCommandTest {
    @TempDir
    Path folder;

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private CapturedThrong train(String name, String... more) {
        List<String> args = new ArrayList<>(List.of("train", "mappo", "chase", "--episodes", "20"));
        args.addAll(List.of("--set", "worlds=8", "--set", "hiddenWidth=16", "--set", "normalizeInputs=false"));
        args.addAll(List.of("--out", at(name), "--json"));
        args.addAll(Arrays.asList(more));
        return CapturedThrong.run(args.toArray(String[]::new));
    }

    private CapturedThrong trained(String name, String... more) {
        CapturedThrong trained = train(name, more);
        assertThat(trained.code()).as(trained.err()).isZero();
        return trained;
    }

    private CapturedThrong done(String... args) {
        CapturedThrong done = CapturedThrong.run(args);
        assertThat(done.code()).as(done.err()).isZero();
        return done;
    }

    private Path checkpoint(String name) {
        return folder.resolve(name).resolve("seed-1").resolve("checkpoint.throng");
    }

    private void assertResumesEvaluatesAndVerifies(String... teams) {
        List<String> shortly = new ArrayList<>(Arrays.asList(teams));
        shortly.addAll(List.of("--steps", "400"));
        List<String> whole = new ArrayList<>(Arrays.asList(teams));
        whole.addAll(List.of("--steps", "800"));
        trained("short", shortly.toArray(String[]::new));
        done("train", "--resume", at("short"), "--steps", "800");
        CapturedThrong at = trained("whole", whole.toArray(String[]::new));
        assertThat(checkpoint("short")).hasSameBinaryContentAs(checkpoint("whole"));
        CapturedThrong evaluated = done("evaluate", at("whole"), "--episodes", "20", "--json");
        assertThat(evaluated.json().get("evaluation")).isEqualTo(at.json().get("evaluation"));
        assertThat(evaluated.json().get("random")).isEqualTo(at.json().get("random"));
        done("verify", at("whole"));
    }

    @Test
    void everyTeamLearnsByItsAlgorithmWithItsSettings() throws IOException {
        assertResumesEvaluatesAndVerifies(
                "--team",
                "runner=ia2c",
                "--set",
                "runner.hiddenWidth=8",
                "--set",
                "runner.normalizeInputs=false",
                "--set",
                "runner.rolloutSteps=5");
        Map<String, Object> manifest = RunFolder.open(folder.resolve("whole")).manifest();
        assertThat(String.valueOf(manifest.get("teams")))
                .contains("kinds=[runner]", "algorithm=ia2c", "hiddenWidth=8", "rolloutSteps=5");
        assertThat(String.valueOf(manifest.get("settings"))).contains("hiddenWidth=16");
        String header = Files.readAllLines(
                        folder.resolve("whole").resolve("seed-1").resolve("metrics.csv"))
                .getFirst();
        assertThat(header).contains("runner.entropy", "chaser.entropy");
        done("export", at("whole"), "--to", at("policies"));
        assertThat(PolicyFile.load(folder.resolve("policies").resolve("runner.policy"))
                        .about())
                .containsEntry("algorithm", "ia2c");
    }

    @Test
    void aRecurrentOpponentFromAFileIsKeptWithTheTraining() throws IOException {
        trained("first", "--steps", "400", "--set", "network=GRU");
        done("export", at("first"), "--to", at("policies"));
        Path file = folder.resolve("policies").resolve("runner.policy");
        assertResumesEvaluatesAndVerifies("--fixed", "runner=" + file, "--set", "rolloutSteps=7", "--draw");
        Files.delete(file);
        done("verify", at("whole"));
        assertThat(folder.resolve("whole").resolve("policies").resolve("runner.policy"))
                .exists();
        done("export", at("whole"), "--to", at("learned"));
        assertThat(folder.resolve("learned")).isRegularFile();
    }

    @Test
    void anOpponentComesFromATrainingOrActsAtRandomOrByAScript() throws IOException {
        trained("first", "--steps", "200");
        trained("second", "--steps", "200", "--fixed", "runner=" + at("first"));
        trained("random", "--steps", "200", "--fixed", "runner=random");
        CapturedThrong scripted = trained("scripted", "--steps", "20000", "--fixed", "runner=scripted");
        Map<?, ?> difference = (Map<?, ?>) scripted.json().get("over_random");
        assertThat((double) difference.get("mean")).isPositive();
        assertThat(String.valueOf(
                        RunFolder.open(folder.resolve("second")).manifest().get("fixed")))
                .contains("how=policy", "file=policies/runner.policy", "from=" + at("first"));
    }

    private void assertRefused(CapturedThrong outcome, String... parts) {
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("throng: ").contains(parts);
        assertThat(outcome.err().strip().lines()).as("one clear message").hasSize(1);
    }

    @Test
    void whatCannotBeLearnedLeavesNoFolder() {
        CapturedThrong refused =
                CapturedThrong.run("train", "vdn", "simple_spread", "--set", "continuous=true", "--out", at("x"));
        assertRefused(refused, "need agents that make one choice a step");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void withoutACardOneMessageSaysWhatIsMissing() {
        assumeTrue(hasNoCard());
        CapturedThrong refused = train("x", "--device", "gpu");
        assertThat(refused.code()).isNotZero();
        assertThat(refused.err().strip().lines()).as("one clear message").hasSize(1);
        assertThat(refused.err()).startsWith("throng: ").contains("--device cpu");
        assertThat(folder).isEmptyDirectory();
    }

    private static boolean hasNoCard() {
        try {
            Device.GPU.open();
            return false;
        } catch (DeviceException e) {
            return true;
        }
    }

    @Test
    void teamsThatCannotBeGetOneClearMessage() {
        assertRefused(train("x", "--team", "runer=ippo"), "no kind is called \"runer\"", "did you mean runner?");
        assertRefused(train("x", "--team", "runner=ipo"), "did you mean ippo?");
        assertRefused(train("x", "--team", "runner=ippo", "--set", "runner.epoch=3"), "did you mean epochs?");
        assertRefused(train("x", "--team", "runner=ippo", "--fixed", "runner=random"), "got runner in two");
        assertRefused(train("x", "--team", "runner,chaser=ippo"), "one kind at least must learn by");
        assertRefused(
                train("x", "--agents", "2", "--fixed", "chaser=scripted"),
                "chase has no scripted policy for kind chaser");
        assertRefused(train("x", "--fixed", "chaser=none.policy"), "none.policy cannot be read: no such file");
        assertRefused(train("x", "--fixed", "runner=random", "--draw"), "--draw is for policies of --fixed");
        assertRefused(
                CapturedThrong.run("train", "--resume", at("x"), "--fixed", "runner=random"),
                "--resume takes algorithm");
    }
}
