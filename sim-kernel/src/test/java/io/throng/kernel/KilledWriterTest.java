package io.throng.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.Generations;
import io.throng.kernel.step.ReferenceLoop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A JVM that writes snapshots is killed at random moments, as often as the property {@code throng.kills} says (3 times
 * otherwise): <pre>mvn -pl sim-kernel test -Dtest=KilledWriterTest -DargLine="-Dthrong.kills=200"</pre>
 */
@Timeout(value = 3600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledWriterTest {
    private static final int KILLS = Integer.getInteger("throng.kills", 3);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LONGEST_WAIT_MILLIS = 300;
    private static final Pattern SAVED = Pattern.compile("saved (\\d+)");

    @TempDir
    Path folder;

    @Test
    void aKillAtAnyMomentLosesNothingThatWasSavedAndTheRunGoesOn() throws Exception {
        Generations generations = new Generations(folder, SnapshotLoop.SUFFIX);
        long saved = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            ChildJvm writer = ChildJvm.start(SnapshotLoop.class, "128m", folder.toString());
            try {
                waitForSnapshots(writer, saved);
                Thread.sleep((kill * 37L) % LONGEST_WAIT_MILLIS);
            } finally {
                writer.kill();
            }
            long told = lastSaved(writer.output());
            long step = newestStep(generations);
            assertThat(step).as("kill %d", kill).isGreaterThanOrEqualTo(told);
            assertThat(told).isGreaterThan(saved);
            saved = step;
        }
        assertSameAsUndisturbed(generations, saved);
    }

    private static void waitForSnapshots(ChildJvm writer, long after) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (lastSaved(writer.output()) <= after) {
            assertThat(writer.isAlive()).as(writer.output()).isTrue();
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            Thread.sleep(5);
        }
    }

    private static long lastSaved(String output) {
        long last = 0;
        Matcher matcher = SAVED.matcher(output);
        while (matcher.find()) {
            last = Long.parseLong(matcher.group(1));
        }
        return last;
    }

    /** Demands that not only the newest but every snapshot of the folder is whole: none was ever half in place. */
    private static long newestStep(Generations generations) throws IOException {
        List<String> defects = new ArrayList<>();
        for (Path file : generations.latestFirst()) {
            ArchiveReader.open(file).close();
        }
        try (ArchiveReader archive = generations.openLatest(SnapshotLoop.KIND, 1, defects::add)) {
            assertThat(defects).isEmpty();
            return Snapshot.read(archive, "").step();
        }
    }

    private static void assertSameAsUndisturbed(Generations generations, long step) throws IOException {
        ReferenceLoop undisturbed = new ReferenceLoop(SnapshotLoop.world(), 7);
        undisturbed.run(step);
        Path newest = generations.latestFirst().getFirst();
        try (Simulation restored =
                Simulation.restore(SnapshotLoop.world(), Snapshot.read(newest), Execution.defaults())) {
            assertThat(restored.hash()).isEqualTo(undisturbed.hash());
        }
    }
}
