package io.throng.scenarios.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.agents.arena.Arena;
import io.throng.agents.arena.Ending;
import io.throng.agents.arena.Episodes;
import io.throng.agents.arena.GameFactory;
import io.throng.agents.arena.GameWorld;
import io.throng.agents.policy.Policy;
import io.throng.agents.policy.RandomPolicy;
import io.throng.agents.spec.ActionSpec;
import io.throng.kernel.Execution;
import io.throng.kernel.SteppingMode;
import io.throng.scenarios.Catalogue;
import io.throng.scenarios.LearningScenario;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimpleSpreadTest {
    private static final SimpleSpread MPE2 = new SimpleSpread();
    private static final SimpleSpreadSummed MAPPO = SimpleSpreadSummed.mappo();

    static List<GameFactory> games() {
        return List.of(MPE2.game(MPE2.defaults()), MAPPO.game(MAPPO.defaults()));
    }

    @Test
    void bothScalesAreInTheCatalogue() {
        assertThat(Catalogue.load().named("simple_spread")).isInstanceOf(SimpleSpread.class);
        assertThat(Catalogue.load().named("simple_spread_mappo")).isInstanceOf(SimpleSpreadSummed.class);
    }

    @Test
    void observationsHaveEighteenNamedNumbersAndActionsFiveNames() {
        GameWorld worlds = MPE2.build(MPE2.defaults());
        var kind = worlds.batches().getFirst().kind();
        assertThat(kind.observation().size()).isEqualTo(18);
        assertThat(kind.observation().features().get(4).name()).isEqualTo("to landmark 0 x");
        assertThat(kind.action()).isEqualTo(new ActionSpec.Discrete(List.of("stay", "x-", "x+", "y-", "y+")));
    }

    /** The public code's mean over 3,000 episodes is -26.5 +- 0.3; the standard error here is 0.13. */
    @Test
    void randomPlayReturnsWhatItDoesInMpe2() {
        assertThat(meanReturn(MPE2, MPE2.defaults(), new RandomPolicy(), 4000)).isCloseTo(-26.5, Offset.offset(1.0));
    }

    /** The public code's mean over 3,000 episodes is -218.8 +- 1.6. */
    @Test
    void randomPlayReturnsWhatItDoesInTheMappoPapersCode() {
        assertThat(meanReturn(MAPPO, MAPPO.defaults(), new RandomPolicy(), 4000))
                .isCloseTo(-218.8, Offset.offset(6.0));
    }

    /** Scripts of this kind got -7.9 and -112.5 in the public code. */
    @Test
    void agentsThatShareOutTheLandmarksReturnWhatTheyDoInPublicCode() {
        Policy mpe2 = MPE2.scripted(MPE2.defaults()).getFirst();
        assertThat(meanReturn(MPE2, MPE2.defaults(), mpe2, 1000)).isBetween(-8.4, -7.2);
        Policy mappo = MAPPO.scripted(MAPPO.defaults()).getFirst();
        assertThat(meanReturn(MAPPO, MAPPO.defaults(), mappo, 1000)).isBetween(-115.0, -110.0);
    }

    private static <P extends Record> double meanReturn(
            LearningScenario<P> scenario, P parameters, Policy policy, int episodes) {
        try (Arena arena = Arena.open(
                scenario.worlds(parameters, 1000), 3, Execution.defaults().withThreads(1))) {
            double[] returns = Episodes.play(arena, List.of(policy), episodes, 3)[0];
            return Arrays.stream(returns).average().orElseThrow();
        }
    }

    @Test
    void theTimeLimitTruncatesAndTheLastObservationsAreKept() {
        try (ParticleArena spread = new ParticleArena(games().getFirst(), 2, 1)) {
            double[] before = spread.position();
            for (int step = 1; step < 25; step++) {
                spread.step(2, 2, 2);
                assertThat(spread.arena.ending(1)).isEqualTo(Ending.RUNNING);
            }
            float[] at24 = spread.batch().observations().clone();
            spread.step(2, 2, 2);
            assertThat(spread.arena.ending(1)).isEqualTo(Ending.TRUNCATED);
            float[] last = spread.batch().finalObservations();
            assertThat(last[2]).isEqualTo(at24[2] + 0.1f * at24[0], within(1e-5f));
            assertThat(last[0]).isEqualTo(0.75f * at24[0] + 0.5f, within(1e-5f));
            assertThat(spread.batch().observations()[0]).isZero();
            assertThat(spread.position()).isNotEqualTo(before);
            assertThat(spread.batch().observations()[2]).isEqualTo((float) spread.position()[0]);
        }
    }

    @ParameterizedTest
    @MethodSource("games")
    void aWorldIsTheSameAmongFewAndAmongMany(GameFactory game) {
        try (ParticleArena few = new ParticleArena(game, 2, 9);
                ParticleArena many = new ParticleArena(game, 40, 9)) {
            for (int step = 0; step < 60; step++) {
                few.arena.act(List.of(new RandomPolicy()), 4);
                many.arena.act(List.of(new RandomPolicy()), 4);
                few.arena.step();
                many.arena.step();
                assertThat(Arrays.copyOf(many.batch().observations(), 2 * 3 * 18))
                        .isEqualTo(few.batch().observations());
                assertThat(Arrays.copyOf(many.batch().rewards(), 6))
                        .isEqualTo(few.batch().rewards());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("games")
    void howAWorldIsExecutedDoesNotShow(GameFactory game) {
        Execution one = Execution.defaults().withThreads(1).withRegions(1);
        long expected = hashAfterRandomPlay(game, one);
        for (SteppingMode mode : SteppingMode.values()) {
            assertThat(hashAfterRandomPlay(
                            game, one.withThreads(2).withRegions(3).withMode(mode)))
                    .isEqualTo(expected);
        }
        assertThat(hashAfterRandomPlay(game, one.withRegions(8).shuffled(6))).isEqualTo(expected);
    }

    private static long hashAfterRandomPlay(GameFactory game, Execution execution) {
        try (Arena arena = Arena.open(new GameWorld("spread", 20, game), 9, execution)) {
            for (int step = 0; step < 40; step++) {
                arena.act(List.of(new RandomPolicy()), 4);
                arena.step();
            }
            return arena.hash();
        }
    }

    @Test
    void agentsAndLandmarksBeginWithinTheirSquares() {
        try (ParticleArena mpe2 = new ParticleArena(games().getFirst(), 500, 2);
                ParticleArena mappo = new ParticleArena(games().getLast(), 500, 2)) {
            assertThat(largest(mpe2.position())).isBetween(0.99, 1.0);
            assertThat(largest(mpe2.landmarks())).isBetween(0.99, 1.0);
            assertThat(largest(mappo.position())).isBetween(0.99, 1.0);
            assertThat(largest(mappo.landmarks())).isBetween(0.79, 0.8);
            assertThat(mpe2.velocity()).containsOnly(0);
        }
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }

    @Test
    void continuousPushesBeyondTheirBoundsAreTakenAsTheBounds() {
        try (ParticleArena spread = new ParticleArena(MPE2.game(new SimpleSpread.Parameters(1, 0.5, 25, true)), 1, 1)) {
            spread.step(0, -3, 7, 0.25, 0.5);
            assertThat(spread.velocity()).containsExactly(new double[] {0.5, 0.125}, within(1e-15));
        }
        try (ParticleArena spread =
                new ParticleArena(MAPPO.game(new SimpleSpreadSummed.Parameters(1, 25, true)), 1, 1)) {
            spread.step(-3, 0.25);
            assertThat(spread.velocity()).containsExactly(new double[] {-0.5, 0.125}, within(1e-15));
        }
    }

    @Test
    void actionsThatAreNoneAreReportedAsTheAgentsFailure() {
        assertThat(failure(MPE2.defaults(), 5)).hasMessage("an action must be a whole number in [0, 4], got 5.0");
        assertThat(failure(MPE2.defaults(), 0.5)).hasMessage("an action must be a whole number in [0, 4], got 0.5");
        assertThat(failure(new SimpleSpread.Parameters(3, 0.5, 25, true), Double.NaN))
                .hasMessage("an action must be a number in [0.0, 1.0], got NaN");
    }

    private static Throwable failure(SimpleSpread.Parameters parameters, double action) {
        try (ParticleArena spread = new ParticleArena(MPE2.game(parameters), 1, 1)) {
            spread.step(action);
            return spread.arena.simulation().failures().getFirst().cause();
        }
    }

    @Test
    void badParametersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimpleSpread.Parameters(0, 0.5, 25, false))
                .withMessage("agents must be in [1, 1000], got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimpleSpread.Parameters(3, 1.5, 25, false))
                .withMessage("localRatio must be in [0, 1], got 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimpleSpread.Parameters(3, Double.NaN, 25, false))
                .withMessage("localRatio must be in [0, 1], got NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimpleSpreadSummed.Parameters(3, 0, false))
                .withMessage("episodeSteps must be at least 1, got 0");
    }

    @Test
    void parametersAreSetByName() {
        var changed = io.throng.kernel.Parameters.with(
                MPE2.defaults(), Map.of("agents", "5", "localRatio", "0", "continuous", "true"));
        assertThat(changed).isEqualTo(new SimpleSpread.Parameters(5, 0, 25, true));
        assertThat(MPE2.withAgents(changed, 4)).isEqualTo(new SimpleSpread.Parameters(4, 0, 25, true));
        assertThat(MAPPO.withAgents(MAPPO.defaults(), 4)).isEqualTo(new SimpleSpreadSummed.Parameters(4, 25, false));
    }
}
