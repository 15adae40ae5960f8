package io.throng.scenarios.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.throng.agents.arena.Arena;
import io.throng.agents.arena.Episodes;
import io.throng.agents.policy.Policy;
import io.throng.agents.policy.RandomPolicy;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.scenarios.LearningScenario;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What random and scripted play return is what {@link LearningScenario#scale} says. */
class ReturnsTest {
    private static final int EPISODES = 1000;

    /** Means over 4,000 episodes by kind of agents; the public code's means of random play agree within their errors. */
    static Stream<Arguments> figures() {
        return Stream.of(
                arguments("simple_adversary", List.of(-28.4, 7.5), List.of(-15.9, 10.5)),
                arguments("simple_adversary_openai", List.of(-41.2, 7.6), List.of(-12.5, 10.5)),
                arguments("simple_adversary_pettingzoo122", List.of(-28.7, 7.6), List.of(-15.4, 10.5)),
                arguments("simple_crypto", List.of(-37.5, 0.0, 0.0), List.of(-24.7, 23.7, 23.7)),
                arguments("simple_push", List.of(0.0, -28.4), List.of(-3.3, -7.9)),
                arguments("simple_push_openai", List.of(0.0, -28.7), List.of(-2.8, -6.8)),
                arguments("simple_push_pettingzoo122", List.of(0.0, -28.7), List.of(-2.8, -6.8)),
                arguments("simple_reference", List.of(-28.6), List.of(-7.7)),
                arguments("simple_reference_mappo", List.of(-70.6), List.of(-9.5)),
                arguments("simple_reference_openai", List.of(-82.9), List.of(-12.6)),
                arguments("simple_reference_pettingzoo122", List.of(-28.8), List.of(-6.9)),
                arguments("simple_speaker_listener", List.of(-39.6, -39.6), List.of(-7.3, -7.3)),
                arguments("simple_speaker_listener_mappo", List.of(-80.8, -80.8), List.of(-12.1, -12.1)),
                arguments("simple_speaker_listener_openai", List.of(-80.8, -80.8), List.of(-12.1, -12.1)),
                arguments("simple_speaker_listener_pettingzoo122", List.of(-40.3, -40.3), List.of(-6.0, -6.0)),
                arguments("simple_spread", List.of(-26.6), List.of(-7.6)),
                arguments("simple_spread_mappo", List.of(-218.7), List.of(-112.4)),
                arguments("simple_spread_openai", List.of(-232.0), List.of(-114.9)),
                arguments("simple_spread_pettingzoo122", List.of(-38.7), List.of(-19.2)),
                arguments("simple_tag", List.of(4.5, -16.5), List.of(17.8, -27.1)),
                arguments("simple_tag_mappo", List.of(4.6, -25.2), List.of(42.0, -47.3)),
                arguments("simple_tag_openai", List.of(3.1, -14.7), List.of(53.5, -61.4)),
                arguments("simple_tag_pettingzoo122", List.of(3.2, -15.1), List.of(53.5, -61.4)),
                arguments("simple_world_comm", List.of(3.1, 3.1, -24.8), List.of(13.0, 12.7, -23.4)),
                arguments("simple_world_comm_openai", List.of(1.8, 1.8, -22.6), List.of(29.5, 29.0, -25.9)),
                arguments("simple_world_comm_pettingzoo122", List.of(1.6, 1.6, -24.3), List.of(29.5, 29.0, -28.0)));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void randomAndScriptedPlayReturnWhatTheScaleSays(String name, List<Double> random, List<Double> scripted) {
        LearningScenario<?> scenario = ParticleScenarios.all().stream()
                .filter(named -> named.scenario().name().equals(name))
                .findFirst()
                .orElseThrow()
                .scenario();
        check(scenario, Map.of(), worlds -> randomly(worlds), random);
        check(scenario, Map.of(), scripts(scenario, Map.of()), scripted);
        Map<String, String> numbers = Map.of("continuous", "true");
        check(scenario, numbers, scripts(scenario, numbers), scripted);
    }

    private static List<Policy> randomly(int kinds) {
        return Stream.generate(() -> (Policy) new RandomPolicy()).limit(kinds).toList();
    }

    private static <P extends Record> Function<Integer, List<Policy>> scripts(
            LearningScenario<P> scenario, Map<String, String> changes) {
        return kinds -> scenario.scripted(Parameters.with(scenario.defaults(), changes));
    }

    /** Within four standard errors of the mean here, and as much again for the figures' own. */
    private static <P extends Record> void check(
            LearningScenario<P> scenario,
            Map<String, String> changes,
            Function<Integer, List<Policy>> policies,
            List<Double> expected) {
        P parameters = Parameters.with(scenario.defaults(), changes);
        try (Arena arena = Arena.open(
                scenario.worlds(parameters, EPISODES), 11, Execution.defaults().withThreads(1))) {
            double[][] returns =
                    Episodes.play(arena, policies.apply(arena.batches().size()), EPISODES, 11);
            for (int kind = 0; kind < returns.length; kind++) {
                double mean = Arrays.stream(returns[kind]).average().orElseThrow();
                double squares = Arrays.stream(returns[kind])
                        .map(value -> (value - mean) * (value - mean))
                        .sum();
                double error = Math.sqrt(squares) / EPISODES;
                assertThat(mean)
                        .isBetween(expected.get(kind) - 6 * error - 0.05, expected.get(kind) + 6 * error + 0.05);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void theScaleNamesTheFigures(String name, List<Double> random, List<Double> scripted) {
        LearningScenario<?> scenario = ParticleScenarios.all().stream()
                .filter(named -> named.scenario().name().equals(name))
                .findFirst()
                .orElseThrow()
                .scenario();
        assertThat(scenario.scale()).contains("andom", "cripted");
        assertThat(scenario.scale()).contains(String.valueOf(scripted.getLast()));
    }
}
