package io.throng.marl.ctde;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.agents.arena.Arena;
import io.throng.kernel.Execution;
import io.throng.marl.MeetingGame;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.Supplement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LatentsTest {
    private static final int WORLDS = 40;

    private static Set<Integer> begun(Supplement.Maker maker) {
        Set<Integer> seen = new TreeSet<>();
        try (Arena arena = Arena.open(MeetingGame.worlds().apply(WORLDS), 1, Execution.defaults())) {
            Crew walkers = new Crew(
                    "walkers",
                    List.of(new Crew.Member(0, arena.batches().getFirst().kind(), 0, 2)));
            Supplement latents = maker.of(walkers, WORLDS);
            latents.begin(arena.batches(), 9, 0);
            float[] rows = latents.rows();
            for (int row = 0; row < 2 * WORLDS; row++) {
                int latent = latentOf(rows, row, latents.width());
                seen.add(latent);
                assertThat(latent).isEqualTo(latentOf(rows, row / 2 * 2, latents.width()));
            }
        }
        return seen;
    }

    private static int latentOf(float[] rows, int row, int width) {
        int latent = -1;
        for (int i = 0; i < width; i++) {
            float flag = rows[row * width + i];
            assertThat(flag).isIn(0f, 1f);
            if (flag == 1) {
                assertThat(latent).isEqualTo(-1);
                latent = i;
            }
        }
        return latent;
    }

    @Test
    void aPopulationDrawsOfItsOwnForAllOfAWorld() {
        assertThat(begun(Latents.drawn(6, 3, 3))).containsExactly(3, 4, 5);
        assertThat(begun(Latents.drawn(3, 0, 3))).containsExactly(0, 1, 2);
    }

    @Test
    void oneThatIsFixedIsTheOnlyOne() {
        assertThat(begun(Latents.fixed(6, 4))).containsExactly(4);
    }
}
