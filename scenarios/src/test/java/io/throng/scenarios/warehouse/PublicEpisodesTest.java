package io.throng.scenarios.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Episodes that robotic-warehouse 2 played at random, mostly in crowds, are played alike here: states, rewards, what is seen. */
class PublicEpisodesTest {
    @Test
    void statesRewardsAndObservationsAreThoseOfThePublicCode() throws IOException {
        PublicEpisodes episodes = new PublicEpisodes();
        lines().forEach(episodes::read);
        assertThat(episodes.steps()).isGreaterThan(200);
        assertThat(episodes.rewarded()).isGreaterThan(10);
    }

    @Test
    void theReplayNoticesRobotsThatTurnTheOtherWay() throws IOException {
        PublicEpisodes episodes = new PublicEpisodes();
        List<String> other = lines().stream()
                .map(line -> line.startsWith("actions ") ? line.replace(" 2", " 3") : line)
                .toList();
        assertThatThrownBy(() -> other.forEach(episodes::read)).isInstanceOf(AssertionError.class);
    }

    private static List<String> lines() throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(
                PublicEpisodesTest.class.getResourceAsStream("public-episodes.txt"), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }
}
