package io.throng.marl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.agents.policy.RandomPolicy;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.marl.checkpoint.Checkpoint;
import io.throng.marl.ctde.Ia2c;
import io.throng.marl.ctde.Ippo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeamsTest {
    private static final Map<String, String> SMALL =
            Map.of("worlds", "16", "hiddenWidth", "16", "normalizeInputs", "false");

    @TempDir
    Path folder;

    private static <S extends Record> Team team(String kind, Algorithm<S> algorithm, int steps) {
        S settings = Parameters.with(
                Parameters.with(algorithm.defaults(), SMALL), Map.of("rolloutSteps", Integer.toString(steps)));
        return Team.learning(List.of(kind), algorithm, settings);
    }

    private static Trainer trainer(List<Team> teams) {
        return new ArenaTrainer(
                teams, MeetingGame.worlds(), 5, Execution.defaults().withThreads(2));
    }

    private static Trainer mixed() {
        return trainer(List.of(team("walker", new Ippo(), 7), team("pilot", new Ia2c(), 4)));
    }

    @Test
    void everyTeamLearnsByItsAlgorithmAndResumesInTheMiddleOfARollout() throws IOException {
        Path middle = folder.resolve("middle");
        Path end = folder.resolve("end");
        try (Trainer trainer = mixed()) {
            for (int i = 0; i < 5; i++) {
                trainer.learn();
            }
            Checkpoint.write(middle, "teams", trainer);
            for (int i = 0; i < 5; i++) {
                trainer.learn();
            }
            Checkpoint.write(end, "teams", trainer);
        }
        byte[] whole = Files.readAllBytes(end);
        try (Trainer trainer = mixed()) {
            Checkpoint.read(middle, "teams", trainer);
            for (int i = 0; i < 5; i++) {
                trainer.learn();
            }
            Checkpoint.write(end, "teams", trainer);
        }
        assertThat(Files.readAllBytes(end)).isEqualTo(whole);
    }

    @Test
    void diagnosticsAreOfTheTeamThatLearned() {
        try (Trainer trainer = mixed()) {
            assertThat(trainer.learn()).containsKey("pilot.entropy").doesNotContainKey("walker.entropy");
            assertThat(trainer.learn()).containsKey("walker.entropy");
        }
    }

    @Test
    void kindsThatFollowAFixedPolicyDoNotLearn() {
        Team walkers = team("walker", new Ippo(), 5);
        Team others = Team.fixed(List.of(), RandomPolicy::new);
        try (Trainer trainer = trainer(List.of(walkers, others))) {
            assertThat(trainer.learn()).containsKey("walker.entropy").doesNotContainKey("pilot.entropy");
            assertThat(trainer.policies(true).get(1)).isInstanceOf(RandomPolicy.class);
        }
    }

    @Test
    void teamsThatDoNotCoverTheGameAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(List.of(team("walker", new Ippo(), 5))))
                .withMessageContaining("nobody has [pilot]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(List.of(team("walker", new Ippo(), 5), team("walker", new Ia2c(), 5))))
                .withMessageContaining("of no other team, got walker");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(List.of(team("swimmer", new Ippo(), 5))))
                .withMessageContaining("kinds are [walker, pilot]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(List.of(Team.fixed(List.of(), RandomPolicy::new))))
                .withMessageContaining("one team at least must learn");
    }
}
