package io.throng.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What can be read from the models that agents learn of whom they play against. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class ProbeCommandTest {
    @TempDir
    Path folder;

    private String train(String... more) {
        String run = folder.resolve("run").toString();
        List<String> args =
                new ArrayList<>(List.of("train", "clam", "simple_tag", "--steps", "800", "--episodes", "4"));
        args.addAll(List.of("--fixed", "adversary=scripted", "--set", "worlds=8", "--set", "contrastSteps=1"));
        args.addAll(List.of("--out", run));
        args.addAll(Arrays.asList(more));
        CapturedThrong trained = CapturedThrong.run(args.toArray(String[]::new));
        assertThat(trained.code()).as(trained.err()).isZero();
        return run;
    }

    private static CapturedThrong evaluate(String run) {
        CapturedThrong evaluated = CapturedThrong.run("evaluate", run, "--episodes", "20", "--json");
        assertThat(evaluated.code()).as(evaluated.err()).isZero();
        return evaluated;
    }

    @Test
    void accuracyIsToldWhereOpponentsAreOfSeveralTypes() {
        CapturedThrong evaluated = evaluate(train("--set", "hunt=DRAWN", "--set", "modelled=to other"));
        assertThat(evaluated.out()).contains("tells 5 types of opponents apart").contains("by chance 0.20");
        Map<?, ?> probe = (Map<?, ?>) evaluated.json().get("type_probe");
        assertThat(probe.get("types")).isEqualTo(5);
        assertThat(probe.get("steps")).isEqualTo(10);
        // the second half of 20 episodes
        assertThat(probe.get("n")).isEqualTo(10);
        assertThat((Double) probe.get("mean")).isBetween(0.0, 1.0);
    }

    @Test
    void nothingIsToldOfOpponentsOfOneType() {
        CapturedThrong evaluated = evaluate(train());
        assertThat(evaluated.json()).doesNotContainKey("type_probe");
        assertThat(evaluated.out()).doesNotContain("linear probe");
    }
}
