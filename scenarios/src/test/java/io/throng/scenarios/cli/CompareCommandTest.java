package io.throng.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.marl.ctde.Ippo;
import io.throng.marl.tensor.Device;
import io.throng.scenarios.io.Json;
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

/** {@code throng compare}, and what {@code throng train} and {@code throng evaluate} leave for it. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class CompareCommandTest {
    private static final String[] SMALL = {"--set", "worlds=8", "--set", "hiddenWidth=16", "--set", "epochs=2"};

    @TempDir
    Path folder;

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private CapturedThrong train(String name, String algorithm, String... more) {
        List<String> args = new ArrayList<>(List.of("train", algorithm, "simple_spread"));
        args.addAll(List.of("--episodes", "10", "--evaluation-episodes", "5"));
        if (!Arrays.asList(more).contains("--evaluations")) {
            args.addAll(List.of("--evaluations", "3"));
        }
        args.addAll(List.of("--steps", "600", "--out", path(name), "--json"));
        args.addAll(Arrays.asList(SMALL));
        args.addAll(Arrays.asList(more));
        CapturedThrong trained = CapturedThrong.run(args.toArray(String[]::new));
        assertThat(trained.code()).as(trained.err()).isZero();
        return trained;
    }

    private static void assertRefused(CapturedThrong outcome, String... parts) {
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("throng: ").contains(parts).hasLineCount(1);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> in(Map<String, Object> map, String... keys) {
        Map<String, Object> inner = map;
        for (String key : keys) {
            inner = (Map<String, Object>) inner.get(key);
        }
        return inner;
    }

    @Test
    void threeSeedsAreComparedRankedDrawnAndWritten() throws IOException {
        CapturedThrong trained = train("ippo", "ippo", "--seeds", "3");
        assertThat(in(trained.json(), "absolute")).containsEntry("n", 3).containsKeys("mean", "iqm", "interval");
        train("mappo", "mappo", "--seeds", "3");
        CapturedThrong compared =
                CapturedThrong.run("compare", path("ippo"), path("mappo"), "--out", path("c"), "--json");
        assertThat(compared.code()).as(compared.err()).isZero();
        assertThat(compared.out()).contains("ranking by IQM: ", "ippo, mappo  ", "[", "out");
        Map<String, Object> line = compared.json();
        assertThat(line).containsEntry("algorithms", List.of("ippo", "mappo"));
        assertThat((List<?>) line.get("ranking")).hasSize(2);
        Map<String, Object> ippo = in(line, "absolute", "simple_spread", "ippo");
        assertThat((List<?>) ippo.get("per_seed"))
                .isEqualTo(in(trained.json(), "absolute").get("per_seed"));
        assertThat(ippo).containsKeys("mean", "mean_interval", "iqm_interval", "median_interval");
        assertThat(in(line, "normalised", "mappo")).containsKeys("mean", "iqm", "median");
        for (String name : List.of("performance-profile", "sample-efficiency-simple_spread")) {
            assertThat(folder.resolve("c").resolve(name + ".png")).isNotEmptyFile();
            assertThat(folder.resolve("c").resolve(name + ".svg")).isNotEmptyFile();
        }
        assertThat(Files.readAllLines(folder.resolve("c").resolve("seeds.csv"))).hasSize(7);
        assertThat(Files.readAllLines(folder.resolve("c").resolve("probability-of-improvement.csv")))
                .hasSize(2);
        assertThat(Files.readAllLines(folder.resolve("c").resolve("sample-efficiency.csv")))
                .hasSize(7);
        CapturedThrong again =
                CapturedThrong.run("compare", path("ippo"), path("mappo"), "--out", path("again"), "--json");
        assertThat(again.json().get("normalised"))
                .as("same intervals each time")
                .isEqualTo(line.get("normalised"));
    }

    @Test
    void marlEvalsFileHasItsLayout() throws IOException {
        train("ippo", "ippo", "--seeds", "2");
        assertThat(CapturedThrong.run("compare", path("ippo"), "--out", path("c"))
                        .code())
                .isZero();
        Map<String, Object> raw = Json.read(Files.readString(folder.resolve("c").resolve("marl-eval.json")));
        assertThat(in(raw, "throng", "simple_spread", "ippo").keySet()).containsExactly("seed_1", "seed_2");
        Map<String, Object> seed = in(raw, "throng", "simple_spread", "ippo", "seed_2");
        assertThat(seed.keySet()).containsExactly("step_0", "step_1", "step_2", "absolute_metrics");
        assertThat(in(seed, "step_2").keySet()).containsExactly("step_count", "elapsed_time", "return");
        assertThat(in(seed, "step_2")).containsEntry("step_count", 600);
        assertThat((List<?>) in(seed, "step_0").get("return")).hasSize(5);
        assertThat((List<?>) in(seed, "absolute_metrics").get("return")).hasSize(50);
    }

    @Test
    void fewerThanThreeSeedsAreNotRanked() {
        train("ippo", "ippo", "--seeds", "2");
        CapturedThrong mappo = train("mappo", "mappo", "--seeds", "3");
        assertThat(mappo.out()).doesNotContain("nothing is ranked");
        CapturedThrong compared =
                CapturedThrong.run("compare", path("mappo"), path("ippo"), "--out", path("c"), "--json");
        assertThat(compared.out())
                .contains("nothing is ranked on 2 seeds: at least 3 are needed", "mappo, ippo  ")
                .doesNotContain("ranking by", "better");
        assertThat(compared.json()).containsEntry("ranking", null).containsKey("ranking_refused");
        CapturedThrong evaluated = CapturedThrong.run("evaluate", path("ippo"), "--episodes", "10", "--json");
        assertThat(evaluated.out())
                .contains("nothing is ranked on 2 seeds", "difference ")
                .doesNotContain("better");
        assertThat(evaluated.json()).containsKeys("evaluation", "random", "over_random", "absolute", "protocol");
        assertThat(folder.resolve("ippo").resolve("evaluation").resolve("marl-eval.json"))
                .exists();
    }

    @Test
    void oneSeedHasNumbersWithoutIntervals() {
        train("one", "ippo");
        CapturedThrong evaluated =
                CapturedThrong.run("evaluate", path("one"), "--episodes", "10", "--target", "-8", "--json");
        assertThat(evaluated.out()).contains("[no interval]", "nothing is ranked on 1 seed:");
        Map<String, Object> score = in(evaluated.json(), "protocol", "absolute", "simple_spread", "ippo");
        assertThat(score).containsEntry("mean_interval", null).containsKey("optimality_gap");
        double gap = -8 - (double) score.get("mean");
        assertThat((double) score.get("optimality_gap")).isEqualTo(gap, within(1e-9));
    }

    @Test
    void scalesCanBeGiven() {
        train("ippo", "ippo", "--seeds", "2");
        Map<String, Object> line = CapturedThrong.run(
                        "compare", path("ippo"), "--normalise", "-100,0", "--out", path("c"), "--json")
                .json();
        double mean = (double) in(line, "absolute", "simple_spread", "ippo").get("mean");
        Map<String, Object> normalised = in(line, "normalised", "ippo");
        assertThat((double) normalised.get("mean")).isEqualTo((mean + 100) / 100, within(1e-9));
        assertThat((double) normalised.get("optimality_gap")).isEqualTo(-mean / 100, within(1e-9));
        assertRefused(
                CapturedThrong.run("compare", path("ippo"), "--normalise", "0,-1", "--out", path("d")), "low < high");
        assertRefused(
                CapturedThrong.run("compare", path("ippo"), "--target", "simple_spred=3", "--out", path("d")),
                "did you mean simple_spread?");
        assertRefused(
                CapturedThrong.run("compare", path("ippo"), "--target", "high", "--out", path("d")),
                "--target must be a number, got \"high\"");
        assertThat(folder.resolve("d"))
                .as("nothing is written before all is known")
                .doesNotExist();
    }

    @Test
    void runsThatDoNotFitTogetherAreRefused() {
        train("a", "ippo");
        train("b", "ippo", "--set", "discount=0.9");
        train("c", "ippo", "--seed", "5");
        train("bare", "ippo", "--evaluations", "0");
        assertRefused(CapturedThrong.run("compare", path("a"), path("a")), "seed 1", "in common");
        assertRefused(
                CapturedThrong.run("compare", path("a"), path("b")), "differ in discount", "name them", "a=", "b=");
        assertRefused(CapturedThrong.run("compare", path("bare")), "trained without evaluations");
        assertRefused(CapturedThrong.run("compare", "a,b=" + path("a")), "the name of a run must be letters");
        assertRefused(CapturedThrong.run("compare", path("a"), "--kind", "wolf"), "all agents are of one kind");
        Map<String, Object> named = CapturedThrong.run(
                        "compare", "near=" + path("a"), "far=" + path("b"), "--out", path("n"), "--json")
                .json();
        assertThat(named).containsEntry("algorithms", List.of("near", "far"));
        Map<String, Object> pooled = CapturedThrong.run("compare", path("a"), path("c"), "--out", path("p"), "--json")
                .json();
        assertThat(in(pooled, "absolute", "simple_spread", "ippo")).containsEntry("seeds", 2);
    }

    @Test
    void scenariosOfOtherParametersAreOtherTasks() {
        train("three", "ippo", "--seeds", "2");
        train("four", "ippo", "--agents", "4", "--seeds", "2");
        CapturedThrong compared =
                CapturedThrong.run("compare", path("three"), path("four"), "--out", path("c"), "--json");
        assertThat(compared.code()).as(compared.err()).isZero();
        assertThat((List<?>) compared.json().get("scenarios"))
                .hasSize(2)
                .allMatch(task -> String.valueOf(task).contains("agents="));
        assertThat(folder.resolve("c").resolve("sample-efficiency.png")).exists();
        train("other", "mappo", "--seeds", "2");
        assertRefused(
                CapturedThrong.run("compare", path("three"), path("four"), path("other")),
                "every algorithm must have run on every scenario, but there is no mappo on simple_spread(agents=4");
    }

    @Test
    void aTrainingThatHasNotEndedIsRefused() throws IOException {
        train("ippo", "ippo");
        Path manifest = folder.resolve("ippo").resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"steps\" : 600", "\"steps\" : 900"));
        assertRefused(CapturedThrong.run("compare", path("ippo")), "seed 1", "has not ended", "--resume");
        CapturedThrong evaluated = CapturedThrong.run("evaluate", path("ippo"), "--episodes", "10", "--json");
        assertThat(evaluated.code()).isZero();
        assertThat(evaluated.out()).contains("no absolute metric and no curves: ");
        assertThat(evaluated.json()).containsKey("evaluation").doesNotContainKey("protocol");
    }

    @Test
    void evaluationsOfAResumedTrainingComeFromItsFolder() {
        train("ippo", "ippo");
        assertRefused(CapturedThrong.run("train", "--resume", path("ippo"), "--evaluations", "5"), "leave them out");
        assertRefused(
                CapturedThrong.run("train", "ippo", "simple_spread", "--evaluations", "-1"),
                "evaluations must be in [0, 10000], got -1");
        CapturedThrong longer = CapturedThrong.run("train", "--resume", path("ippo"), "--steps", "1200", "--json");
        assertThat(longer.code()).as(longer.err()).isZero();
        assertThat(SeedEvaluations.open(folder.resolve("ippo").resolve("seed-1"))
                        .all())
                .extracting(SeedEvaluations.Entry::stepCount)
                .containsExactly(200L, 400L, 600L, 800L, 1000L, 1200L);
        assertThat(longer.json()).containsKey("absolute");
    }

    @Test
    void kindsThatAreRewardedDifferentlyAreReportedAndComparedApart() throws IOException {
        Path run = folder.resolve("tag");
        Map<String, String> small = Map.of("worlds", "8", "hiddenWidth", "16", "epochs", "2");
        TagScenario scenario = new TagScenario();
        TrainingPlan plan = new TrainingPlan(
                new Ippo(),
                Parameters.with(new Ippo().defaults(), small),
                scenario,
                scenario.defaults(),
                400,
                1,
                3,
                10,
                new EvaluationPlan(2, 5),
                OtherTeams.none(),
                Device.CPU,
                List.of());
        assertThat(new TrainJob(plan, Execution.defaults(), false).run(null, run))
                .isZero();
        Map<String, Object> manifest = Json.read(Files.readString(run.resolve("manifest.json")));
        assertThat(in(manifest, "by_kind").keySet()).containsExactly("return.chaser", "return.runner");
        double chaser = mean(in(manifest, "by_kind", "return.chaser", "evaluation"));
        double runner = mean(in(manifest, "by_kind", "return.runner", "evaluation"));
        assertThat(chaser).isPositive();
        assertThat(runner).isEqualTo(-2 * chaser, within(1e-6));
        assertThat(mean(in(manifest, "evaluation"))).isEqualTo((2 * chaser + runner) / 3, within(1e-6));

        CapturedThrong compared =
                CapturedThrong.run("compare", run.toString(), "--kind", "runner", "--out", path("c"), "--json");
        assertThat(compared.code()).as(compared.err()).isZero();
        assertThat(compared.json()).containsEntry("metric", "return.runner");
        assertThat((double) in(compared.json(), "absolute", "tag", "ippo").get("mean"))
                .isNegative();
        Map<String, Object> raw = Json.read(Files.readString(folder.resolve("c").resolve("marl-eval.json")));
        assertThat(in(raw, "throng", "tag", "ippo", "seed_1", "absolute_metrics")
                        .keySet())
                .containsExactly("return", "return.chaser", "return.runner");
        assertRefused(CapturedThrong.run("compare", run.toString(), "--kind", "runer"), "did you mean runner?");
        assertRefused(CapturedThrong.run("compare", run.toString(), "--out", path("z")), "no scale");
    }

    private static double mean(Map<String, Object> described) {
        return (double) described.get("mean");
    }
}
