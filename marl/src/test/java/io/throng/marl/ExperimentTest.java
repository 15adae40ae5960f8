package io.throng.marl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.agents.policy.RandomPolicy;
import io.throng.kernel.Execution;
import io.throng.marl.evaluate.EpisodeReturns;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExperimentTest {
    private static final List<RandomPolicy> POLICIES = List.of(new RandomPolicy(), new RandomPolicy());

    private static EpisodeReturns play(int episodes, long seed) {
        return Experiment.play(MeetingGame.worlds(), POLICIES, episodes, seed, Execution.defaults());
    }

    @Test
    void asManyEpisodesArePlayedAsAskedFor() {
        for (int episodes : new int[] {1, 32, 100, 150, 320}) {
            assertThat(play(episodes, 1).mean()).hasSize(episodes);
        }
    }

    @Test
    void returnsByKindStandBesideTheMeanOverAllAgents() {
        var metrics = play(8, 2).metrics();
        assertThat(metrics.sequencedKeySet()).containsExactly("return", "return.walker", "return.pilot");
        for (int episode = 0; episode < 8; episode++) {
            double mean = (2 * metrics.get("return.walker")[episode] + metrics.get("return.pilot")[episode]) / 3;
            assertThat(metrics.get("return")[episode]).isEqualTo(mean, within(1e-12));
        }
        assertThat(metrics.get("return.walker")).isNotEqualTo(metrics.get("return.pilot"));
    }

    @Test
    void oneKindHasNoMetricOfItsOwn() {
        var returns = new EpisodeReturns(List.of("agent"), new int[] {3}, new double[][] {{1, 2}});
        assertThat(returns.metrics().sequencedKeySet()).containsExactly("return");
        assertThat(returns.mean()).containsExactly(1, 2);
    }

    @Test
    void sameSeedGivesTheSameEpisodes() {
        assertThat(play(16, 3).mean())
                .isEqualTo(play(16, 3).mean())
                .isNotEqualTo(play(16, 4).mean());
    }
}
