package io.throng.scenarios.foraging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Episodes that lb-foraging 3 played, at random and towards food, are played alike here: states, rewards, what is seen. */
class PublicEpisodesTest {
    @Test
    void statesRewardsMasksAndObservationsAreThoseOfThePublicCode() throws IOException {
        PublicEpisodes episodes = new PublicEpisodes();
        lines().forEach(episodes::read);
        assertThat(episodes.steps()).isGreaterThan(150);
        assertThat(episodes.rewarded()).isGreaterThan(20);
    }

    @Test
    void theReplayNoticesAnotherNormalization() throws IOException {
        PublicEpisodes episodes = new PublicEpisodes();
        List<String> other = lines().stream()
                .map(line -> line.startsWith("rules ") ? line + " normalizeRewards=false" : line)
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
