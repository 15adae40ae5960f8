package io.throng.agents.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.agents.Kind;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.EntityGroup;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerceivedAgentsTest {
    private static final EntityGroup ALL = new EntityGroup("others", 0, 4, 1).ofAgents("ant", "bee");
    private static final EntityGroup BEES = new EntityGroup("bees", 0, 2, 1).ofAgents("bee");

    private static Kind kind(String name, int count, EntityGroup... groups) {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            features.add(Feature.unbounded("n" + i, ""));
        }
        return new Kind(
                name,
                count,
                new ObservationSpec(features, List.of(groups)),
                new ActionSpec.Discrete(List.of("stay", "go")));
    }

    /** Three ants and two bees in each of two worlds. */
    private static List<AgentBatch> batches() {
        return List.of(new AgentBatch(kind("ant", 3, ALL), 2, 0, 5), new AgentBatch(kind("bee", 2), 2, 3, 5));
    }

    @Test
    void theyAreAllOthersOfTheirKindsInTheSameWorldInOrder() {
        List<AgentBatch> batches = batches();
        AgentBatch ants = batches.getFirst();
        AgentBatch bees = batches.getLast();
        assertThat(PerceivedAgents.ids(ALL, ants, 1, batches)).containsExactly(0L, 2L, 3L, 4L);
        assertThat(PerceivedAgents.ids(ALL, ants, 3, batches)).containsExactly(6L, 7L, 8L, 9L);
        assertThat(PerceivedAgents.ids(ALL, bees, 1, batches)).containsExactly(0L, 1L, 2L, 3L);
        assertThat(PerceivedAgents.ids(BEES, ants, 3, batches)).containsExactly(8L, 9L);
        assertThat(PerceivedAgents.ids(new EntityGroup("rocks", 0, 2, 1), ants, 0, batches))
                .isEmpty();
    }

    @Test
    void asManyAsAreSaidToBePerceivedThereMustBe() {
        PerceivedAgents.requireAll(List.of(kind("ant", 3, ALL), kind("bee", 2, ALL)));
        PerceivedAgents.requireAll(List.of(kind("ant", 3, BEES), kind("bee", 2)));
        PerceivedAgents.requireAll(List.of(kind("ant", 3, new EntityGroup("rocks", 0, 2, 1))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PerceivedAgents.requireAll(List.of(kind("ant", 3), kind("bee", 2, BEES))))
                .withMessage("\"bees\" of kind bee must be all other agents of [bee], which are 1, got 2; name no kinds"
                        + " where not all are perceived, always in their order");
    }
}
