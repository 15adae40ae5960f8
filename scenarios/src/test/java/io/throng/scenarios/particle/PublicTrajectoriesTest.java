package io.throng.scenarios.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.throng.agents.arena.GameFactory;
import io.throng.kernel.Parameters;
import io.throng.scenarios.LearningScenario;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Episodes that public code played, in free space, in crowds and beyond the border, are played alike here. */
class PublicTrajectoriesTest {
    private static final List<String> NEARSIGHTED = List.of("simple_adversary", "simple_spread", "simple_tag");

    @ParameterizedTest
    @MethodSource("recordings")
    void statesRewardsAndObservationsAreThoseOfThePublicCode(ParticleScenarios.Named scenario, String actions)
            throws IOException {
        PublicTrajectories recorded = read(scenario + "-" + actions);
        assertThat(recorded.replay(game(scenario.scenario(), recorded.parameters())))
                .isLessThan(1e-9);
    }

    static Stream<Arguments> recordings() {
        return ParticleScenarios.all().stream()
                .flatMap(scenario -> Stream.of("discrete", "continuous", "nearsighted")
                        .filter(kind -> !kind.equals("nearsighted") || NEARSIGHTED.contains(scenario.toString()))
                        .map(kind -> arguments(scenario, kind)));
    }

    @Test
    void theReplayNoticesAnotherLocalRatio() throws IOException {
        PublicTrajectories recorded = read("simple_spread-continuous");
        Map<String, String> parameters = new HashMap<>(recorded.parameters());
        parameters.put("localRatio", "0.5");
        assertThat(recorded.replay(game(new SimpleSpread(), parameters))).isGreaterThan(1e-3);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void theReplayNoticesAnotherEdition(ParticleScenarios.Named variant) throws IOException {
        PublicTrajectories recorded = read(variant.base() + "-discrete");
        GameFactory game = game(variant.scenario(), recorded.parameters());
        assertThat(differs(recorded, game)).isTrue();
    }

    /** In states and rewards, in observations, or in what is an action at all. */
    private static boolean differs(PublicTrajectories recorded, GameFactory game) {
        try {
            return recorded.replay(game) > 1e-3;
        } catch (AssertionError | RuntimeException e) {
            return true;
        }
    }

    static Stream<ParticleScenarios.Named> variants() {
        return ParticleScenarios.all().stream().filter(scenario -> scenario.edition() != Edition.MPE2);
    }

    private static <P extends Record> GameFactory game(LearningScenario<P> scenario, Map<String, String> parameters) {
        return scenario.game(Parameters.with(scenario.defaults(), parameters));
    }

    private static PublicTrajectories read(String name) throws IOException {
        try (InputStream bytes = PublicTrajectoriesTest.class.getResourceAsStream(name + ".txt");
                var lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            List<String> all = lines.lines().toList();
            return new PublicTrajectories(all);
        }
    }
}
