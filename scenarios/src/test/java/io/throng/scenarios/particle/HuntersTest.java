package io.throng.scenarios.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.policy.Policy;
import io.throng.kernel.Execution;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HuntersTest {
    private static final int WORLDS = 64;
    private static final long SEED = 3;

    private final SimpleTag scenario = new SimpleTag();

    private SimpleTag.Parameters hunting(Hunt hunt) {
        return new SimpleTag.Parameters(1, 3, 2, 25, false, false, Nearsight.none(), hunt);
    }

    private Arena open(SimpleTag.Parameters parameters) {
        return Arena.open(scenario.worlds(parameters, WORLDS), SEED, Execution.defaults());
    }

    private static void step(Arena arena, List<Policy> policies) {
        for (int kind = 0; kind < policies.size(); kind++) {
            policies.get(kind).act(arena.batches().get(kind), SEED, arena.steps());
        }
        arena.step();
    }

    /** What adversaries of all worlds did in an episode. */
    private float[] episode(Hunt hunt) {
        SimpleTag.Parameters parameters = hunting(hunt);
        List<Policy> policies = scenario.scripted(parameters);
        float[] actions = new float[25 * WORLDS * 3];
        try (Arena arena = open(parameters)) {
            AgentBatch adversaries = arena.batches().getFirst();
            for (int i = 0; i < 25; i++) {
                step(arena, policies);
                System.arraycopy(adversaries.actions(), 0, actions, i * WORLDS * 3, WORLDS * 3);
            }
        }
        return actions;
    }

    @ParameterizedTest
    @EnumSource(value = Hunt.class, mode = EnumSource.Mode.EXCLUDE, names = "CHASE")
    void everyWayIsAnother(Hunt hunt) {
        assertThat(episode(hunt)).isNotEqualTo(episode(Hunt.CHASE));
    }

    @Test
    void aTypeIsDrawnForEachWorldAndKeptForItsEpisode() {
        SimpleTag.Parameters parameters = hunting(Hunt.DRAWN);
        List<Policy> policies = scenario.scripted(parameters);
        Hunters hunters = (Hunters) policies.getFirst();
        assertThat(hunters.types()).isEqualTo(5);
        try (Arena arena = open(parameters)) {
            step(arena, policies);
            int[] first = hunters.typesOfWorlds();
            Set<Integer> seen = new TreeSet<>();
            Arrays.stream(first).forEach(seen::add);
            assertThat(seen).containsExactly(0, 1, 2, 3, 4);
            for (int i = 1; i < 25; i++) {
                step(arena, policies);
                assertThat(hunters.typesOfWorlds()).isEqualTo(first);
            }
            step(arena, policies);
            assertThat(hunters.typesOfWorlds()).isNotEqualTo(first);
        }
    }

    @Test
    void oneThatIsGivenIsTheOnlyType() {
        SimpleTag.Parameters parameters = hunting(Hunt.AMBUSH);
        List<Policy> policies = scenario.scripted(parameters);
        Hunters hunters = (Hunters) policies.getFirst();
        assertThat(hunters.types()).isEqualTo(1);
        assertThat(hunters.typesOfWorlds()).isEmpty();
        try (Arena arena = open(parameters)) {
            step(arena, policies);
            assertThat(hunters.typesOfWorlds()).isEqualTo(new int[WORLDS]);
        }
    }

    @Test
    void whatIsRememberedIsTakenUpAndNothingElse() {
        SimpleTag.Parameters parameters = hunting(Hunt.DRAWN);
        List<Policy> policies = scenario.scripted(parameters);
        Hunters hunters = (Hunters) policies.getFirst();
        Hunters others = (Hunters) scenario.scripted(parameters).getFirst();
        try (Arena arena = open(parameters)) {
            AgentBatch batch = arena.batches().getFirst();
            step(arena, policies);
            others.recall(batch, hunters.remembered());
            assertThat(others.typesOfWorlds()).isEqualTo(hunters.typesOfWorlds());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> others.recall(batch, new float[] {1}))
                    .withMessageContaining("must be as many numbers, got 1");
            float[] wrong = hunters.remembered();
            wrong[0] = 5;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> others.recall(batch, wrong))
                    .withMessageContaining("[0, 4], got 5");
        }
    }
}
