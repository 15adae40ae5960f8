package io.throng.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jerolba.carpet.CarpetReader;
import io.throng.kernel.record.Illustrator;
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

/** {@code throng sweep}, and {@code throng run --sweep}. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class SweepCommandTest {
    @TempDir
    private Path folder;

    private CapturedThrong throng(String out, String... args) {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        all.addAll(List.of("--out", folder.resolve(out).toString(), "--json"));
        return CapturedThrong.run(all.toArray(String[]::new));
    }

    private CapturedThrong vicsek(String out, String... more) {
        List<String> all = new ArrayList<>(List.of("sweep", "vicsek", "--agents", "20", "--steps", "10"));
        all.addAll(Arrays.asList(more));
        return throng(out, all.toArray(String[]::new));
    }

    private List<List<String>> table(String out, String file) throws IOException {
        return Files.readAllLines(folder.resolve(out).resolve(file)).stream()
                .map(line -> List.of(line.split(",", -1)))
                .toList();
    }

    @Test
    void aRunOfASweepIsTheRunOfThatSeedAndThoseParameters() throws IOException {
        CapturedThrong swept =
                vicsek("sweep", "--vary", "noise=0:2:1", "--repeats", "2", "--seed", "5", "--set", "speed=0.1");
        assertThat(swept.code()).as(swept.err()).isZero();
        assertThat(swept.json())
                .containsEntry("runs", 6)
                .containsEntry("there", 6)
                .containsEntry("ran", 6)
                .containsEntry("failed", 0)
                .containsEntry("missing", 0);
        List<List<String>> rows = table("sweep", "results.csv");
        List<String> header = rows.getFirst();
        List<String> last = rows.getLast();
        CapturedThrong run = throng(
                "run",
                "run",
                "vicsek",
                "--agents",
                "20",
                "--steps",
                "10",
                "--set",
                "speed=0.1",
                "--set",
                "noise=" + last.get(header.indexOf("noise")),
                "--seed",
                last.get(header.indexOf("seed")),
                "--no-pictures");
        assertThat(last.get(header.indexOf("noise"))).isEqualTo("2.0");
        assertThat(last.get(header.indexOf("seed"))).isEqualTo("6");
        assertThat(run.json()).containsEntry("hash", last.get(header.indexOf("hash")));
        assertThat(((Map<?, ?>) run.json().get("measures")).get("order"))
                .isEqualTo(Double.valueOf(last.get(header.indexOf("order.last"))));
    }

    @Test
    void theMeanIsTakenFromWarmUpOn() throws IOException {
        vicsek("a", "--vary", "noise=1", "--warm-up", "10");
        vicsek("b", "--vary", "noise=1", "--warm-up", "8");
        List<String> header = table("a", "results.csv").getFirst();
        List<String> atEnd = table("a", "results.csv").getLast();
        assertThat(atEnd.get(header.indexOf("order.mean"))).isEqualTo(atEnd.get(header.indexOf("order.last")));
        double mean = 0;
        for (String steps : new String[] {"8", "9", "10"}) {
            CapturedThrong run = throng(
                    "run" + steps,
                    "run",
                    "vicsek",
                    "--agents",
                    "20",
                    "--set",
                    "noise=1",
                    "--steps",
                    steps,
                    "--no-pictures");
            mean += (double) ((Map<?, ?>) run.json().get("measures")).get("order") / 3;
        }
        String measured = table("b", "results.csv").getLast().get(header.indexOf("order.mean"));
        assertThat(Double.parseDouble(measured)).isCloseTo(mean, within(1e-12));
    }

    @Test
    void parquetHoldsWhatCsvHolds() throws IOException {
        assertThat(vicsek("a", "--vary", "noise=0,7.2", "--vary", "radius=1,2", "--repeats", "2")
                        .code())
                .isEqualTo(1);
        List<List<String>> csv = table("a", "results.csv");
        @SuppressWarnings({"rawtypes", "unchecked"})
        List<Map<String, Object>> rows = (List) new CarpetReader<>(
                        folder.resolve("a").resolve("results.parquet").toFile(), Map.class)
                .toList();
        assertThat(rows).hasSize(8);
        for (int row = 0; row < rows.size(); row++) {
            List<String> cells = new ArrayList<>();
            rows.get(row).values().forEach(cell -> cells.add(cell == null ? "" : cell.toString()));
            assertThat(List.copyOf(rows.get(row).keySet())).isEqualTo(csv.getFirst());
            String line = String.join(",", cells);
            assertThat(String.join(",", csv.get(row + 1)).replace("\"", "")).isEqualTo(line);
        }
        assertThat(rows.getFirst().get("seed")).isEqualTo(1L);
        assertThat(rows.getFirst().get("noise")).isEqualTo(0.0);
    }

    @Test
    void refusedPointsAreRecordedToldAndLeadToExitCodeOne() throws IOException {
        CapturedThrong swept = vicsek("a", "--vary", "noise=0,7.2", "--repeats", "2");
        assertThat(swept.code()).isEqualTo(1);
        assertThat(swept.json()).containsEntry("failed", 2).containsEntry("there", 4);
        assertThat(swept.err())
                .contains("throng: of 2 points 1 cannot be run: noise must be in")
                .contains("throng: run 1 (noise=7.2, seed 1) failed: noise must be in");
        CapturedThrong again = vicsek("a", "--vary", "noise=0,7.2", "--repeats", "2");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.json()).containsEntry("ran", 0);
        assertThat(CapturedThrong.run("verify", folder.resolve("a").toString()).err())
                .contains("is the folder of a sweep; run a row of its results.csv");
    }

    @Test
    void failedAgentsFailTheirRunWithACommandThatShowsItAgain() {
        CapturedThrong swept = throng(
                "a",
                "sweep",
                "turmoil",
                "--agents",
                "200",
                "--steps",
                "20",
                "--set",
                "onFailure=RESUME",
                "--vary",
                "failing=0,0.01");
        assertThat(swept.code()).isEqualTo(1);
        assertThat(swept.json()).containsEntry("failed", 1);
        assertThat(swept.err()).contains("failed at step").contains("reproduce: throng run turmoil --set agents=200");
        String command = swept.err()
                .lines()
                .filter(line -> line.contains("reproduce: throng "))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*reproduce: throng ", "");
        assertThat(throng("again", command.split(" ")).code()).isEqualTo(1);
    }

    @Test
    void shardsAreMergedByCommand() throws IOException {
        vicsek("whole", "--vary", "noise=0:2", "--design", "sobol", "--points", "8");
        for (String index : List.of("1", "2")) {
            CapturedThrong shard = vicsek(
                    "shard" + index,
                    "--vary",
                    "noise=0:2",
                    "--design",
                    "sobol",
                    "--points",
                    "8",
                    "--shard",
                    index + "/2");
            assertThat(shard.json()).containsEntry("missing", 4);
            assertThat(folder.resolve("shard" + index).resolve("order.png")).doesNotExist();
        }
        CapturedThrong merged = throng(
                "merged",
                "sweep",
                "merge",
                folder.resolve("shard1").toString(),
                folder.resolve("shard2").toString());
        assertThat(merged.code()).as(merged.err()).isZero();
        assertThat(merged.json()).containsEntry("command", "sweep merge").containsEntry("missing", 0);
        assertThat(table("merged", "summary.csv")).isEqualTo(table("whole", "summary.csv"));
        CapturedThrong goesOn = vicsek("merged", "--vary", "noise=0:2", "--design", "sobol", "--points", "8");
        assertThat(goesOn.code()).as(goesOn.err()).isZero();
        assertThat(goesOn.json()).containsEntry("ran", 0);
    }

    @Test
    void phaseDiagramsAreDrawnOfOneAndOfTwoParameters() {
        assumeTrue(Illustrator.installed().obstacle().isEmpty());
        vicsek("one", "--vary", "noise=0,1", "--repeats", "2");
        vicsek("two", "--vary", "noise=0,1", "--vary", "radius=0.5,1");
        vicsek("three", "--vary", "noise=0,1", "--vary", "radius=0.5,1", "--vary", "speed=0.1");
        for (String out : List.of("one", "two")) {
            for (String picture : List.of("order.png", "order.svg")) {
                assertThat(folder.resolve(out).resolve(picture)).isNotEmptyFile();
            }
        }
        assertThat(folder.resolve("three").resolve("order.png")).doesNotExist();
    }

    @Test
    void gamesActAtRandom() throws IOException {
        CapturedThrong swept =
                throng("a", "sweep", "simple_spread", "--vary", "agents=2:3:1", "--steps", "30", "--no-pictures");
        assertThat(swept.code()).as(swept.err()).isZero();
        assertThat(table("a", "results.csv").getFirst()).contains("agents", "reward.last", "return.mean");
    }

    private Path script(String rule) throws IOException {
        return Files.writeString(folder.resolve("Drift.java"), """
            import static io.throng.scenarios.script.Script.*;
            record Params(int birds, double noise) {}
            void main(String[] args) {
                run(args, new Params(20, 0.5), p -> torus(metres(5), metres(5))
                    .agents("bird", p.birds(), bird -> bird.anywhere().anyHeading().speed(0.03))
                    .everyStep("bird", (bird, near) -> bird.turnTo(%s))
                    .measure("order", birds -> birds.headings().meanVector().length()));
            }
            """.formatted(rule));
    }

    @Test
    void aScriptIsSweptByEitherCommandAndNotGoneOnWithOnceItHasChanged() throws IOException {
        String file = script("bird.uniform(-p.noise(), p.noise())").toString();
        String[] options = {"--repeats", "2", "--steps", "5", "--no-pictures"};
        List<String> run = new ArrayList<>(List.of("run", file, "--sweep", "noise=0:3:1.5"));
        run.addAll(Arrays.asList(options));
        CapturedThrong first = throng("a", run.toArray(String[]::new));
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.json()).containsEntry("scenario", "drift").containsEntry("ran", 6);
        List<String> sweep = new ArrayList<>(List.of("sweep", file, "--vary", "noise=0,1.5,3"));
        sweep.addAll(Arrays.asList(options));
        assertThat(throng("a", sweep.toArray(String[]::new)).json()).containsEntry("ran", 0);
        script("2 * bird.uniform(-p.noise(), p.noise())");
        CapturedThrong changed = throng("a", sweep.toArray(String[]::new));
        assertThat(changed.code()).isEqualTo(2);
        assertThat(changed.err()).contains("holds another sweep: its source is ");
    }

    @Test
    void wrongInputIsRefusedBeforeAnythingRuns() {
        refused("no parameter is called \"noize\"; did you mean noise?", "--vary", "noize=1");
        refused("noise must be in", "--vary", "noise=7,8");
        refused(
                "noise is both set and varied; leave out one of --set and --vary",
                "--vary",
                "noise=1",
                "--set",
                "noise=2");
        refused("agents is both set and varied; leave out one of --agents and --vary", "--vary", "agents=1,2");
        refused("--jobs must be in [1, 1024], got 0", "--jobs", "0");
        refused("--warm-up must be in [0, 10], got 11", "--warm-up", "11");
        refused("--shard needs i/n, such as 2/5, got \"two\"", "--shard", "two");
        refused("no design is called \"sobel\"; did you mean sobol?", "--design", "sobel");
        assertThat(CapturedThrong.run("sweep").err()).contains("Missing required parameter: '<scenario|File.java>'");
        CapturedThrong both = throng("a", "run", "vicsek", "--sweep", "noise=1", "--snapshot-at", "3");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("a sweep neither saves, records nor joins worlds");
        assertThat(folder.resolve("a")).doesNotExist();
    }

    private void refused(String message, String... options) {
        CapturedThrong refused = vicsek("refused", options);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains(message);
        assertThat(folder.resolve("refused")).doesNotExist();
    }
}
