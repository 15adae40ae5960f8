package io.throng.scenarios.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.agents.arena.GameFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadRewardTest {
    /** In the first step nobody moves: distances 0 and 0.8, one contact each. */
    @ParameterizedTest
    @CsvSource({"0, -0.8", "0.5, -0.9", "1, -1"})
    void localRatioMixesDistancesAndOwnContacts(double localRatio, double reward) {
        GameFactory game = placed(
                new SimpleSpread().game(new SimpleSpread.Parameters(2, localRatio, 25, false)),
                0,
                0,
                0.2,
                0,
                0,
                0,
                1,
                0);
        try (ParticleArena spread = new ParticleArena(game, 1, 1)) {
            spread.step(0, 0);
            assertThat(spread.batch().rewards()).containsExactly(new double[] {reward, reward}, within(1e-15));
        }
    }

    /** Pushed apart to x = -0.1 and 0.3, the agents touch nobody but themselves: 2 * (-0.1 - 0.7 - 1). */
    @Test
    void inTheMappoPapersWorldEverybodyGetsTheSumAndTouchesItself() {
        GameFactory game = placed(SimpleSpreadSummed.mappo().game(mappo(2)), 0, 0, 0.2, 0, 0, 0, 1, 0);
        try (ParticleArena spread = new ParticleArena(game, 1, 1)) {
            spread.step(0, 0);
            assertThat(spread.batch().rewards()).containsExactly(new double[] {-3.6, -3.6}, within(1e-15));
        }
    }

    /** The agents lie still in this step: 0.15 + 0.15 is the distance, and what is no closer does not touch. */
    @ParameterizedTest
    @CsvSource({"0.3, 0", "0.29999999999999993, -1", "-0.3, 0", "-0.29999999999999993, -1"})
    void touchingIsBeingCloserThanTheSumOfSizes(double x, double reward) {
        GameFactory game =
                placed(new SimpleSpread().game(new SimpleSpread.Parameters(2, 1, 25, false)), 0, 0, x, 0, 0, 0, 1, 0);
        try (ParticleArena spread = new ParticleArena(game, 1, 1)) {
            spread.step(0, 0);
            assertThat(spread.batch().rewards()).containsExactly(reward, reward);
        }
    }

    /** For three agents and 25 steps of the same states: mean = (S + 75) / 6. */
    @ParameterizedTest
    @CsvSource({"-30, 0, 0, 0", "-12.5, 1, 1, 0", "-1, 2, 1, 1", "-0.3, 2, 2, 2"})
    void theScalesOfBothVariantsAreOneOfTheOther(double cover, int first, int second, int third) {
        double[] mixed = {-first, -second, -third};
        double[] team = mixed.clone();
        SpreadReward.mixed(0.5, false).pay(cover, mixed, 0, 3);
        SpreadReward.team().pay(cover, team, 0, 3);
        double mean = Arrays.stream(mixed).sum() / 3;
        assertThat(team[0]).isEqualTo(team[1]).isEqualTo(team[2]);
        assertThat(25 * mean).isEqualTo((25 * team[0] + 75) / 6, within(1e-12));
    }

    private static SimpleSpreadSummed.Parameters mappo(int agents) {
        return new SimpleSpreadSummed.Parameters(agents, 25, false);
    }

    /** Two agents, then two landmarks, each x, y. */
    private static GameFactory placed(GameFactory game, double... points) {
        return Placed.in(game, (world, agents, landmarks, goals) -> {
            System.arraycopy(points, 0, agents, 0, 4);
            System.arraycopy(points, 4, landmarks, 0, 4);
        });
    }
}
