package io.throng.scenarios.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.SimulationException;
import io.throng.scenarios.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps of a run that is one formula. */
class SweepTest {
    private static final Levels NOISE =
            new Levels("noise", IntStream.range(0, 10).mapToObj(String::valueOf).toList());

    @TempDir
    private Path folder;

    private final List<String> complaints = new ArrayList<>();
    private final Set<Integer> begun = ConcurrentHashMap.newKeySet();

    private static SweepPlan plan(int repeats, long seed, Factor... factors) {
        return new SweepPlan(
                "formula", "", Map.of("noise", 0.5, "mode", "RING"), List.of(factors), "grid", 0, repeats, seed, 10, 5);
    }

    private static Outcome outcome(SweptRun run) {
        double noise = Double.parseDouble(run.varied().getOrDefault("noise", "0"));
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("order", noise + run.seed());
        return new Outcome(10, String.format("%016x", run.number()), values, values);
    }

    private Outcome counted(SweptRun run) {
        begun.add(run.number());
        return outcome(run);
    }

    private SweepReport sweep(String out, SweepPlan plan, Shard shard, boolean failedToo, Experiment experiment)
            throws IOException {
        begun.clear();
        SweepFolder opened = SweepFolder.open(folder.resolve(out), plan);
        return new Sweep(opened, shard, 2, failedToo, complaints::add).run(experiment, () -> false);
    }

    private SweepReport sweep(String out, SweepPlan plan, Experiment experiment) throws IOException {
        return sweep(out, plan, Shard.whole(), false, experiment);
    }

    private String read(String out, String file) throws IOException {
        return Files.readString(folder.resolve(out).resolve(file));
    }

    @Test
    void everyPointIsRunWithEverySeedAndTheTablesSayWhatCameOut() throws IOException {
        SweepReport report = sweep("a", plan(2, 7, new Levels("noise", List.of("1", "3"))), this::counted);
        assertThat(report.ran()).isEqualTo(4);
        assertThat(report.missing()).isZero();
        assertThat(read("a", "results.csv").replaceAll(",[0-9.]+\n", ",T\n")).isEqualTo("""
            run,point,repeat,seed,noise,steps,order.last,order.mean,hash,failure,seconds
            0,0,0,7,1.0,10,8.0,8.0,0000000000000000,,T
            1,1,0,7,3.0,10,10.0,10.0,0000000000000001,,T
            2,0,1,8,1.0,10,9.0,9.0,0000000000000002,,T
            3,1,1,8,3.0,10,11.0,11.0,0000000000000003,,T
            """);
        assertThat(read("a", "summary.csv"))
                .startsWith("point,noise,measured,n,mean,low,high,failed\n0,1.0,order.last,2,8.5,2.1468976")
                .contains("\n1,3.0,order.mean,2,10.5,");
    }

    @Test
    void aFailingRunIsRecordedAndStopsNoOther() throws IOException {
        Experiment fails = run -> switch (run.number()) {
            case 3 -> throw new IllegalArgumentException("noise must be small, got 3");
            case 4 -> throw new StackOverflowError();
            case 5 -> throw new SimulationException("agent 1 failed\nat length");
            case 6 -> throw new ArithmeticException("/ by zero");
            default -> counted(run);
        };
        SweepReport report = sweep("a", plan(1, 7, NOISE), fails);
        assertThat(begun).containsExactlyInAnyOrder(0, 1, 2, 7, 8, 9);
        assertThat(report.results()).hasSize(10);
        assertThat(report.failed())
                .extracting(result -> result.failure().orElseThrow())
                .containsExactly(
                        "noise must be small, got 3",
                        "java.lang.StackOverflowError",
                        "agent 1 failed",
                        "java.lang.ArithmeticException: / by zero");
        assertThat(read("a", "results.csv")).contains("\n3,3,0,7,3.0,,,,,\"noise must be small, got 3\",");
        assertThat(read("a", "summary.csv")).contains("\n3,3.0,order.mean,0,NaN,,,1\n");
    }

    @Test
    void failedRunsAreRunAgainOnlyIfAskedFor() throws IOException {
        Experiment fails = run -> {
            if (run.number() == 3) {
                throw new IllegalStateException("no memory");
            }
            return counted(run);
        };
        sweep("a", plan(1, 7, NOISE), fails);
        assertThat(sweep("a", plan(1, 7, NOISE), this::counted).failed()).hasSize(1);
        assertThat(begun).isEmpty();
        SweepReport retried = sweep("a", plan(1, 7, NOISE), Shard.whole(), true, this::counted);
        assertThat(begun).containsExactly(3);
        assertThat(retried.ran()).isEqualTo(1);
        assertThat(retried.failed()).isEmpty();
        assertThat(read("a", "ledger.jsonl").lines()).hasSize(11);
    }

    @Test
    void aResumedSweepRunsOnlyWhatIsMissing() throws IOException {
        sweep("whole", plan(3, 7, NOISE), this::counted);
        sweep("cut", plan(3, 7, NOISE), this::counted);
        Path ledger = folder.resolve("cut").resolve("ledger.jsonl");
        byte[] bytes = Files.readAllBytes(ledger);
        Files.write(ledger, Arrays.copyOf(bytes, bytes.length / 2));
        Set<Integer> there = ConcurrentHashMap.newKeySet();
        LedgerText.read(ledger)
                .results()
                .forEach(result -> there.add(result.run().number()));
        SweepReport report = sweep("cut", plan(3, 7, NOISE), this::counted);
        assertThat(there).hasSizeBetween(10, 20);
        assertThat(complaints).hasSize(1);
        assertThat(begun).hasSize(30 - there.size()).doesNotContainAnyElementsOf(there);
        assertThat(report.ran()).isEqualTo(begun.size());
        assertThat(read("cut", "results.csv").replaceAll(",[0-9.]+\n", "\n"))
                .isEqualTo(read("whole", "results.csv").replaceAll(",[0-9.]+\n", "\n"));
        assertThat(read("cut", "summary.csv")).isEqualTo(read("whole", "summary.csv"));
    }

    @Test
    void aSweepThatIsToldToStopKeepsWhatIsDoneAndGoesOnLater() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        SweepFolder opened = SweepFolder.open(folder.resolve("a"), plan(1, 7, NOISE));
        Experiment stops = run -> {
            if (ran.incrementAndGet() > 4) {
                throw new CancellationException("told to stop");
            }
            return outcome(run);
        };
        SweepReport stopped =
                new Sweep(opened, Shard.whole(), 1, false, complaints::add).run(stops, () -> ran.get() > 4);
        assertThat(stopped.ran()).isEqualTo(4);
        assertThat(stopped.missing()).isEqualTo(6);
        assertThat(stopped.failed()).isEmpty();
        sweep("a", plan(1, 7, NOISE), this::counted);
        assertThat(begun).containsExactlyInAnyOrder(4, 5, 6, 7, 8, 9);
    }

    @Test
    void jobsRunSideBySide() throws IOException {
        CountDownLatch both = new CountDownLatch(2);
        SweepReport report = sweep("a", plan(1, 7, new Levels("noise", List.of("1", "2"))), run -> {
            both.countDown();
            try {
                both.await(); // neither ends before the other has begun
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return outcome(run);
        });
        assertThat(report.failed()).isEmpty();
    }

    @Test
    void shardsAreDisjointCompleteAndAsEqualAsCanBe() throws IOException {
        List<SweptRun> runs = plan(7, 1, NOISE).runs();
        for (int count = 1; count <= 9; count++) {
            List<Integer> held = new ArrayList<>();
            for (int index = 1; index <= count; index++) {
                Shard shard = new Shard(index, count);
                List<Integer> ofShard = runs.stream()
                        .filter(run -> shard.holds(run, runs.size()))
                        .map(SweptRun::number)
                        .toList();
                assertThat(ofShard).hasSizeBetween(70 / count, (70 + count - 1) / count);
                held.addAll(ofShard);
            }
            assertThat(held).hasSize(70).doesNotHaveDuplicates();
        }
    }

    @Test
    void shardsInOneFolderEndAsOneSweepDoes() throws IOException {
        sweep("whole", plan(2, 7, NOISE), this::counted);
        for (int index = 1; index <= 3; index++) {
            SweepReport report = sweep("shards", plan(2, 7, NOISE), new Shard(index, 3), false, this::counted);
            assertThat(report.ran()).isEqualTo(begun.size()).isBetween(6, 7);
            assertThat(report.missing() == 0).isEqualTo(index == 3);
        }
        assertThat(folder.resolve("shards").resolve("ledger-2-of-3.jsonl")).exists();
        assertThat(read("shards", "summary.csv")).isEqualTo(read("whole", "summary.csv"));
        sweep("shards", plan(2, 7, NOISE), this::counted);
        assertThat(begun).isEmpty();
    }

    @Test
    void mergedShardsEndAsOneSweepDoes() throws IOException {
        sweep("whole", plan(2, 7, NOISE), this::counted);
        List<Path> shards = new ArrayList<>();
        for (int index = 1; index <= 3; index++) {
            sweep("shard" + index, plan(2, 7, NOISE), new Shard(index, 3), false, this::counted);
            shards.add(folder.resolve("shard" + index));
        }
        SweepReport two = SweepMerge.merge(shards.subList(0, 2), folder.resolve("merged"), complaints::add)
                .report();
        assertThat(two.missing()).isBetween(6, 7);
        SweepReport all = SweepMerge.merge(shards, folder.resolve("merged"), complaints::add)
                .report();
        assertThat(all.missing()).isZero();
        assertThat(all.ran()).isEqualTo(two.missing());
        assertThat(read("merged", "summary.csv")).isEqualTo(read("whole", "summary.csv"));
        assertThat(read("merged", "results.csv").replaceAll(",[0-9.]+\n", "\n"))
                .isEqualTo(read("whole", "results.csv").replaceAll(",[0-9.]+\n", "\n"));
    }

    @Test
    void twoOutcomesOfOneRunAreAContradictionAndNothingIsMerged() throws IOException {
        sweep("a", plan(1, 7, NOISE), this::counted);
        sweep("b", plan(1, 7, NOISE), run -> {
            Outcome same = outcome(run);
            return run.number() == 4 ? new Outcome(10, "feed", same.last(), same.mean()) : same;
        });
        List<Path> both = List.of(folder.resolve("a"), folder.resolve("b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SweepMerge.merge(both, folder.resolve("merged"), complaints::add))
                .withMessage("run 4 (noise=4, seed 7) has two outcomes: hash 0000000000000004 in "
                        + folder.resolve("a/ledger.jsonl") + " and feed in " + folder.resolve("b/ledger.jsonl")
                        + "; the same run gives the same hash on every machine, so one of them was made by other code:"
                        + " run it again and remove the line that disagrees");
        assertThat(folder.resolve("merged")).doesNotExist();
    }

    @Test
    void aMergedSuccessStandsAboveAFailure() throws IOException {
        sweep("a", plan(1, 7, NOISE), run -> {
            throw new IllegalStateException("no memory");
        });
        sweep("b", plan(1, 7, NOISE), this::counted);
        for (List<String> order : List.of(List.of("a", "b"), List.of("b", "a"))) {
            List<Path> both = order.stream().map(folder::resolve).toList();
            Path out = folder.resolve("merged-" + order.getFirst());
            assertThat(SweepMerge.merge(both, out, complaints::add).report().failed())
                    .isEmpty();
        }
    }

    @Test
    void anotherPlanInTheSameFolderIsRefusedWithWhatDiffers() throws IOException {
        sweep("a", plan(1, 7, NOISE), this::counted);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sweep("a", plan(1, 8, NOISE), this::counted))
                .withMessage(
                        folder.resolve("a") + " holds another sweep: its seed is 7, got 8; ask for the same again to"
                                + " go on with it, or give another folder with --out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sweep("a", plan(1, 7, new Levels("noise", List.of("1", "2"))), this::counted))
                .withMessageContaining("its vary is [noise=0,1,2,3,4,5,6,7,8,9], got [noise=1,2]");
        assertThat(begun).isEmpty();
    }

    @Test
    void aFolderOfAnythingElseIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("run"));
        Files.writeString(folder.resolve("run/manifest.json"), Json.page(Map.of("command", "run")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sweep("run", plan(1, 7, NOISE), this::counted))
                .withMessage(folder.resolve("run")
                        + " is the folder of a throng run, not of a sweep; give another with --out");
        Files.createDirectories(folder.resolve("photos"));
        Files.writeString(folder.resolve("photos/cat.jpg"), "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sweep("photos", plan(1, 7, NOISE), this::counted))
                .withMessageContaining("is not empty; give another with --out, nothing was overwritten");
    }

    @Test
    void aLedgerOfAnotherSweepIsRefused() throws IOException {
        sweep("a", plan(1, 7, NOISE), this::counted);
        sweep("b", plan(1, 8, NOISE), this::counted);
        Files.copy(folder.resolve("b/ledger.jsonl"), folder.resolve("a/ledger-1-of-2.jsonl"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sweep("a", plan(1, 7, NOISE), this::counted))
                .withMessageContaining("seed 8), which is no run of this sweep; give folders of one sweep");
    }

    @Test
    void badRequestsAreRefusedWithWhatIsAllowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(1, 7, NOISE, NOISE))
                .withMessage("what varies must differ, got noise twice; give all its values at once,"
                        + " name=value,value...");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(0, 7, NOISE))
                .withMessage("--repeats must be in [1, 1000000], got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shard.parse("0/5"))
                .withMessage("--shard i/n needs n in [1, 100000] and i in [1, n], got 0/5; the first of five is 1/5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shard.parse("2"))
                .withMessage("--shard needs i/n, such as 2/5, got \"2\"");
        assertThatThrownBy(() -> new Sweep(null, Shard.whole(), 0, false, complaints::add))
                .hasMessage("--jobs must be in [1, 1024], got 0");
    }
}
