package io.throng.agents.policy.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.agents.arena.Arena;
import io.throng.agents.arena.GameWorld;
import io.throng.agents.arena.Walk;
import io.throng.agents.policy.Policy;
import io.throng.agents.policy.RandomPolicy;
import io.throng.agents.policy.external.ExternalPolicy.Fate;
import io.throng.kernel.Execution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes are scripts of the shell: good ones, slow ones, dead ones and mad ones. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExternalPolicyTest {
    private static final Execution ONE = Execution.defaults().withThreads(1);
    private static final int WORLDS = 2;
    private static final int STEPS = 12;
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration HASTY = Duration.ofMillis(60);

    /** Takes step and rows of a request apart. */
    private static final String READ = "while IFS= read -r line; do step=${line#*:}; step=${step%%,*}; ";

    /** Two worlds of two walkers; goes right where nobody says otherwise. */
    private static final String GO_RIGHT = "echo \"{\\\"step\\\":$step,\\\"actions\\\":[[2],[2],[2],[2]]}\"; ";

    @TempDir
    Path folder;

    private int policies;
    private Path journal;

    private ExternalPolicy policy(Duration deadline, String script) {
        journal = folder.resolve("answers-" + policies++);
        return ExternalPolicy.of(
                new ExternalSettings(List.of("/bin/sh", "-c", script), deadline, deadline, new float[] {0}), journal);
    }

    private static Arena arena() {
        return Arena.open(new GameWorld("walk", WORLDS, Walk::new), 7, ONE);
    }

    private static long hashAfter(Policy walkers, int steps) {
        try (Arena arena = arena()) {
            for (int i = 0; i < steps; i++) {
                arena.act(List.of(walkers, new RandomPolicy()), 5);
                arena.step();
            }
            return arena.hash();
        }
    }

    private static Policy always(float action) {
        return (batch, seed, step) -> Arrays.fill(batch.actions(), action);
    }

    private void assertReplayed(long hash) throws IOException {
        try (JournalPolicy again = JournalPolicy.of(journal)) {
            assertThat(hashAfter(again, STEPS)).isEqualTo(hash);
        }
    }

    @Test
    void anAnswerIsCarriedOutAndCanBeRepeatedWithoutTheProcess() throws IOException {
        Path asked = folder.resolve("asked");
        long hash;
        try (ExternalPolicy right = policy(PATIENT, READ + "echo \"$line\" >> " + asked + "; " + GO_RIGHT + "done")) {
            hash = hashAfter(right, STEPS);
            assertThat(right.counts()).containsEntry(Fate.ANSWERED, 4L * STEPS).containsEntry(Fate.LATE, 0L);
        }
        assertThat(hash).isEqualTo(hashAfter(always(2), STEPS)).isNotEqualTo(hashAfter(always(0), STEPS));
        assertReplayed(hash);
        List<String> requests = Files.readAllLines(asked);
        assertThat(requests).hasSize(STEPS);
        assertThat(requests.getFirst())
                .startsWith("{\"step\":0,\"rows\":4,\"agents\":[0,1,3,4],\"observations\":[[0.0,0.")
                .endsWith("\"masks\":[[1.0,0.0,1.0],[1.0,0.0,1.0],[1.0,0.0,1.0],[1.0,0.0,1.0]]}");
    }

    /** What a process may do instead of answering, and what becomes of the questions then. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        DEAD    | exit 3
        LATE    | sleep 1000
        LATE    | while read -r line; do :; done; sleep 1000
        REFUSED | while read -r line; do echo hello; done
        REFUSED | while read -r line; do echo '{"step":0,"actions":[[2],[2]'; done
        REFUSED | while read -r line; do echo '{"step":99,"actions":[[2],[2],[2],[2]]}'; done
        REFUSED | while read -r line; do step=${line#*:}; step=${step%%,*}; echo "{\\"step\\":$step,\\"actions\\":[[1],[7],[-1],[1.5]]}"; done
        REFUSED | while read -r line; do step=${line#*:}; step=${step%%,*}; echo "{\\"step\\":$step,\\"actions\\":[[1e999],[0],[0],[0]]}"; done
        REFUSED | while read -r line; do head -c 200000 /dev/zero; echo; done
        """)
    void theDefaultActionStandsInForWhateverIsNoAnswer(Fate fate, String script) throws IOException {
        boolean waits = fate == Fate.LATE;
        long hash;
        try (ExternalPolicy broken = policy(waits ? HASTY : PATIENT, script.strip())) {
            hash = hashAfter(broken, STEPS);
            assertThat(broken.counts()).as(broken.latestDefect()).containsEntry(fate, 4L * STEPS);
            assertThat(broken.latestDefect().isEmpty()).isEqualTo(fate != Fate.REFUSED);
        }
        assertThat(hash).isEqualTo(hashAfter(always(0), STEPS));
        assertReplayed(hash);
    }

    /** Memory for lines nobody asked for is the pipe's, not ours. */
    @Test
    void aProcessThatTalksWithoutEndIsNotWaitedFor() throws IOException {
        String chatter = "while :; do echo '{\"step\":0,\"actions\":[[0],[0],[0],[0]]}'; done";
        try (ExternalPolicy talking = policy(HASTY, chatter)) {
            long hash = hashAfter(talking, STEPS);
            assertThat(hash).isEqualTo(hashAfter(always(0), STEPS));
            assertThat(talking.counts().get(Fate.LATE) + talking.counts().get(Fate.ANSWERED))
                    .isEqualTo(4L * STEPS);
            assertReplayed(hash);
        }
    }

    @Test
    void oneAgentsBadActionLeavesTheOthersTheirs() throws IOException {
        String script = READ + "echo \"{ \\\"step\\\": $step, \\\"actions\\\": [ [2], [9], [2e0], [2.0] ] }\"; done";
        try (ExternalPolicy mixed = policy(PATIENT, script)) {
            hashAfter(mixed, STEPS);
            assertThat(mixed.counts()).containsEntry(Fate.ANSWERED, 3L * STEPS).containsEntry(Fate.REFUSED, 1L * STEPS);
            assertThat(mixed.latestDefect()).isEqualTo("agent 1 may not do [9.0]");
        }
    }

    /** The process answers each third step only, and dies after the ninth. */
    @Test
    void aMixtureOfFatesIsRepeatedFromTheJournal() throws IOException {
        String script = READ + "case $step in 0|3|6) " + GO_RIGHT + ";; 9) exit;; esac; done";
        try (ExternalPolicy moody = policy(Duration.ofMillis(400), script)) {
            long hash = hashAfter(moody, STEPS);
            assertThat(moody.counts().get(Fate.ANSWERED)).isPositive();
            assertThat(moody.counts().get(Fate.DEAD)).isPositive();
            assertReplayed(hash);
        }
    }

    @Test
    void aJournalThatWasCutIsReadAsFarAsItIsWhole() throws IOException {
        try (ExternalPolicy right = policy(PATIENT, READ + GO_RIGHT + "done")) {
            hashAfter(right, STEPS);
        }
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(whole, whole.length - 5));
        try (JournalPolicy cut = JournalPolicy.of(journal)) {
            assertThat(hashAfter(cut, STEPS - 1)).isEqualTo(hashAfter(always(2), STEPS - 1));
        }
        try (JournalPolicy cut = JournalPolicy.of(journal)) {
            assertThatThrownBy(() -> hashAfter(cut, STEPS))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageEndingWith("has no answers for step 11: it ends before; give the journal of this run");
        }
        whole[whole.length - 20] ^= 1;
        Files.write(journal, whole);
        assertJournalRefused("is damaged: a checksum does not match; use another journal");
        Files.writeString(journal, "something else");
        assertJournalRefused("is no journal of answers; give one that an external policy wrote");
        Files.writeString(journal, "");
        assertJournalRefused("is too short to be a journal of answers; give another");
    }

    private void assertJournalRefused(String message) throws IOException {
        try (JournalPolicy refused = JournalPolicy.of(journal)) {
            assertThatThrownBy(() -> hashAfter(refused, STEPS))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageEndingWith(message);
        }
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new ExternalSettings(List.of(), HASTY, HASTY, new float[] {0}))
                .hasMessage("the command of an external policy must have at least one word, got none");
        assertThatThrownBy(() -> new ExternalSettings(List.of("cat"), Duration.ZERO, HASTY, new float[] {0}))
                .hasMessage("deadline must be positive, got PT0S");
        ExternalPolicy wide = ExternalPolicy.of(
                new ExternalSettings(List.of("cat"), HASTY, HASTY, new float[] {0, 1}), folder.resolve("wide"));
        assertThatThrownBy(() -> hashAfter(wide, 1))
                .hasMessage("the default action of walker must have 1 numbers, got 2");
        ExternalPolicy missing = ExternalPolicy.of(
                new ExternalSettings(List.of("/no/such/program"), HASTY, HASTY, new float[] {0}),
                folder.resolve("missing"));
        assertThatThrownBy(() -> hashAfter(missing, 1))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("/no/such/program");
    }
}
