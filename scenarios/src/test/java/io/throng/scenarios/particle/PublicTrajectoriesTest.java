package io.throng.scenarios.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.throng.agents.arena.GameFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Episodes that MPE2 and the MAPPO paper's code played, in free space and with contacts, are played alike here. */
class PublicTrajectoriesTest {
    private static final int ONE_STEP_MORE = 26;

    @ParameterizedTest
    @MethodSource("variants")
    void statesRewardsAndObservationsAreThoseOfThePublicCode(String file, GameFactory game) throws IOException {
        assertThat(read(file).replay(game)).isLessThan(1e-9);
    }

    @Test
    void theReplayNoticesAnotherLocalRatio() throws IOException {
        assertThat(read("mpe2-continuous.txt").replay(mpe2(0.5, true))).isGreaterThan(1e-3);
    }

    static Stream<Arguments> variants() {
        return Stream.of(
                arguments("mpe2-discrete.txt", mpe2(0.5, false)),
                arguments("mpe2-continuous.txt", mpe2(0.3, true)),
                arguments("mappo-discrete.txt", mappo(false)),
                arguments("mappo-continuous.txt", mappo(true)));
    }

    private static GameFactory mpe2(double localRatio, boolean continuous) {
        return new SimpleSpread().game(new SimpleSpread.Parameters(3, localRatio, ONE_STEP_MORE, continuous));
    }

    private static GameFactory mappo(boolean continuous) {
        return new SimpleSpreadMappo().game(new SimpleSpreadMappo.Parameters(3, ONE_STEP_MORE, continuous));
    }

    private static PublicTrajectories read(String file) throws IOException {
        try (InputStream bytes = PublicTrajectoriesTest.class.getResourceAsStream(file);
                var lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            List<String> all = lines.lines().toList();
            return new PublicTrajectories(all);
        }
    }
}
