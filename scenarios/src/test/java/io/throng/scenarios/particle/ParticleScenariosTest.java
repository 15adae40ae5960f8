package io.throng.scenarios.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.agents.Kind;
import io.throng.agents.arena.Ending;
import io.throng.agents.arena.GameFactory;
import io.throng.agents.spec.EntityGroup;
import io.throng.kernel.Parameters;
import io.throng.scenarios.Catalogue;
import io.throng.scenarios.LearningScenario;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParticleScenariosTest {
    /** Kinds, their numbers, and the sizes of observations and of choices in MPE2's documentation. */
    @ParameterizedTest
    @CsvSource({
        "simple_adversary, adversary 1 8 5 agent 2 10 5",
        "simple_crypto, eve 1 4 4 bob 1 8 4 alice 1 8 4",
        "simple_push, adversary 1 8 5 agent 1 19 5",
        "simple_reference, agent 2 21 50",
        "simple_speaker_listener, speaker 1 3 3 listener 1 11 5",
        "simple_spread, agent 3 18 5",
        "simple_tag, adversary 3 16 5 agent 1 14 5",
        "simple_world_comm, leadadversary 1 34 20 adversary 3 34 5 agent 2 28 5",
    })
    void agentsAreThoseOfMpe2(String name, String kinds) {
        LearningScenario<?> scenario = scenario(name);
        StringBuilder found = new StringBuilder();
        for (Kind kind : kinds(scenario, Map.of())) {
            found.append(kind.name()).append(' ').append(kind.count()).append(' ');
            found.append(kind.observation().size())
                    .append(' ')
                    .append(kind.action().choices())
                    .append(' ');
        }
        assertThat(found.toString().strip()).isEqualTo(kinds);
    }

    private static LearningScenario<?> scenario(String name) {
        return (LearningScenario<?>) Catalogue.load().named(name);
    }

    private static <P extends Record> List<Kind> kinds(LearningScenario<P> scenario, Map<String, String> changes) {
        return scenario.worlds(Parameters.with(scenario.defaults(), changes), 1)
                .game()
                .kinds();
    }

    @Test
    void whatIsAlikeIsSeenAsAlike() {
        Kind agent = kinds(scenario("simple_tag"), Map.of("good", "2")).getLast();
        assertThat(agent.observation().entities())
                .containsExactly(
                        new EntityGroup("to obstacle", 4, 2, 2),
                        new EntityGroup("to other", 8, 4, 2).ofAgents("adversary", "agent"),
                        new EntityGroup("velocity of other agent", 16, 1, 2).ofAgents("agent"));
        assertThat(agent.observation().features().get(16).name()).isEqualTo("velocity of other agent 0 x");
    }

    @Test
    void nearsightedAgentsHaveRoomForTheirNeighbours() {
        Map<String, String> near = Map.of("agentNeighbours", "2", "landmarkNeighbours", "1");
        assertThat(kinds(scenario("simple_tag"), near))
                .allSatisfy(kind -> assertThat(kind.observation().size()).isEqualTo(4 + 2 + 4 + 4));
        assertThat(kinds(scenario("simple_spread"), near)
                        .getFirst()
                        .observation()
                        .size())
                .isEqualTo(4 + 2 + 4 + 4);
    }

    @Test
    void aSoleAdversaryIsTheLeader() {
        assertThat(kinds(scenario("simple_world_comm"), Map.of("adversaries", "1")))
                .extracting(Kind::name)
                .containsExactly("leadadversary", "agent");
    }

    /** The agents stand on the landmarks; each but the last is covered if the last one is 0.1 away from its own. */
    @ParameterizedTest
    @CsvSource({"true, 0.09, TERMINATED", "true, 0.1, RUNNING", "false, 0.09, RUNNING"})
    void spreadEndsWhenEveryLandmarkIsCoveredIfToldTo(boolean told, double away, Ending ending) {
        GameFactory game =
                new SimpleSpread().game(new SimpleSpread.Parameters(2, 0.5, 25, false, told, Nearsight.none()));
        try (ParticleArena arena = new ParticleArena(
                Placed.in(game, (world, agents, landmarks, goals) -> {
                    System.arraycopy(new double[] {0, 0, 1, 0}, 0, agents, 0, 4);
                    System.arraycopy(new double[] {0, 0, 1, away}, 0, landmarks, 0, 4);
                }),
                1,
                1)) {
            arena.step(0);
            assertThat(arena.arena.ending(0)).isEqualTo(ending);
        }
    }

    /** Two good agents, of which the second is at a distance from the only adversary near it. */
    @ParameterizedTest
    @CsvSource({"true, 0.12, TERMINATED", "true, 0.13, RUNNING", "false, 0.12, RUNNING"})
    void tagEndsWhenAllAreCaughtAtOnceIfToldTo(boolean told, double away, Ending ending) {
        GameFactory game =
                new SimpleTag().game(new SimpleTag.Parameters(2, 2, 0, 25, false, told, Nearsight.none(), Hunt.CHASE));
        try (ParticleArena arena = new ParticleArena(
                Placed.in(
                        game,
                        (world, agents, landmarks, goals) ->
                                System.arraycopy(new double[] {0, 0, 1, 0, 0.1, 0, 1, away}, 0, agents, 0, 8)),
                1,
                1)) {
            arena.step(0);
            assertThat(arena.arena.ending(0)).isEqualTo(ending);
        }
    }

    @Test
    void moreAgentsAreMoreAdversaries() {
        SimpleTag tag = new SimpleTag();
        assertThat(tag.withAgents(tag.defaults(), 7).adversaries()).isEqualTo(6);
        assertThat(tag.withAgents(tag.defaults(), 2))
                .extracting(SimpleTag.Parameters::good, SimpleTag.Parameters::adversaries)
                .containsExactly(1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tag.withAgents(tag.defaults(), 1))
                .withMessage("agents must be at least 2, one of each team, got 1");
        SimplePush push = new SimplePush();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> push.withAgents(push.defaults(), 3))
                .withMessage("agents must be 2, got 3; each has a part of its own in this scenario");
    }

    @ParameterizedTest
    @CsvSource({
        "simple_tag, good, 0, 'good must be in [1, 1000], got 0'",
        "simple_tag, adversaries, 1001, 'adversaries must be in [1, 1000], got 1001'",
        "simple_tag, obstacles, -1, 'obstacles must be in [0, 1000], got -1'",
        "simple_tag, agentNeighbours, -1, 'agentNeighbours must be in [0, 1000], got -1'",
        "simple_adversary, good, 0, 'good must be in [1, 1000], got 0'",
        "simple_world_comm, food, 0, 'food must be in [1, 1000], got 0'",
        "simple_world_comm, forests, 32, 'forests must be in [0, 31], got 32'",
        "simple_reference, localRatio, 2, 'localRatio must be in [0, 1], got 2.0'",
        "simple_crypto, episodeSteps, 0, 'episodeSteps must be at least 1, got 0'",
    })
    void badParametersAreRefused(String name, String parameter, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameters.with(scenario(name).defaults(), Map.of(parameter, value)))
                .withMessage(message);
    }
}
