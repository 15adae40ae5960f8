package io.throng.marl.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.EntityGroup;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.Execution;
import io.throng.marl.MeetingGame;
import io.throng.marl.net.Layout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CriticViewTest {
    private static final ActionSpec MOVES = new ActionSpec.Discrete(List.of("stay", "go"));

    private static Kind kind(String name, int count, int features, EntityGroup... things) {
        List<Feature> row = Collections.nCopies(features, Feature.unbounded("x", ""));
        return new Kind(name, count, new ObservationSpec(row, List.of(things)), MOVES);
    }

    private static Crew crew(List<Kind> kinds, Sharing sharing, Integer... learned) {
        return Crew.divide(kinds, List.of(learned), sharing).getFirst();
    }

    @Test
    void otherAgentsFollowTheThingsThatTheAgentSees() {
        EntityGroup rocks = new EntityGroup("rocks", 1, 2, 1);
        List<Kind> kinds = List.of(kind("ant", 3, 4, rocks), kind("bee", 1, 2), kind("cat", 2, 5));
        assertThat(CriticView.WORLD.layout(kinds, crew(kinds, Sharing.BY_KIND, 0)))
                .isEqualTo(new Layout(
                        24,
                        List.of(
                                rocks,
                                new EntityGroup("others of ant", 4, 2, 4),
                                new EntityGroup("others of bee", 12, 1, 2),
                                new EntityGroup("others of cat", 14, 2, 5))));
        assertThat(CriticView.WORLD.layout(kinds, crew(kinds, Sharing.BY_KIND, 1)))
                .isEqualTo(new Layout(
                        24,
                        List.of(
                                new EntityGroup("others of ant", 2, 3, 4),
                                new EntityGroup("others of cat", 14, 2, 5))));
        assertThat(CriticView.OWN.layout(kinds, crew(kinds, Sharing.BY_KIND, 0)))
                .isEqualTo(new Layout(4, List.of(rocks)));
    }

    @Test
    void kindsThatShareAPolicyAreOneGroup() {
        List<Kind> kinds = List.of(kind("ant", 2, 3), kind("bee", 3, 3), kind("cat", 1, 5));
        assertThat(CriticView.WORLD
                        .layout(kinds, crew(kinds, Sharing.ALL, 0, 1))
                        .entities())
                .containsExactly(new EntityGroup("others of all", 3, 4, 3), new EntityGroup("others of cat", 15, 1, 5));
    }

    @Test
    void kindsThatShareAPolicyAroundAnotherThatSeesOtherwiseAreNoGroup() {
        List<Kind> kinds = List.of(kind("ant", 2, 3), kind("cat", 1, 5), kind("bee", 3, 3), kind("dog", 2, 1));
        assertThat(CriticView.WORLD
                        .layout(kinds, crew(kinds, Sharing.ALL, 0, 2))
                        .entities())
                .containsExactly(new EntityGroup("others of dog", 20, 2, 1));
    }

    @ParameterizedTest
    @EnumSource(names = {"BY_KIND", "NONE"})
    void theNumbersOfAGroupAreTheOthersObservations(Sharing sharing) {
        try (Arena arena = Arena.open(MeetingGame.worlds().apply(4), 3, Execution.defaults())) {
            arena.step();
            List<AgentBatch> batches = arena.batches();
            List<Kind> kinds = batches.stream().map(AgentBatch::kind).toList();
            for (Crew crew : Crew.divide(kinds, List.of(0, 1), sharing)) {
                Layout layout = CriticView.WORLD.layout(kinds, crew);
                float[] rows = new float[4 * crew.agentsPerWorld() * layout.size()];
                CriticView.WORLD.gather(batches, crew, AgentBatch::observations, rows);
                crew.forEachRow(
                        batches,
                        (row, batch, batchRow) -> assertThat(seen(layout, rows, row))
                                .containsExactlyElementsOf(othersOf(batches, batch, batchRow)));
            }
        }
    }

    /** The things of all groups of a row, each as a text. */
    private static List<String> seen(Layout layout, float[] rows, int row) {
        List<String> seen = new ArrayList<>();
        for (EntityGroup group : layout.entities()) {
            for (int i = 0; i < group.count(); i++) {
                int from = row * layout.size() + group.first() + i * group.width();
                seen.add(Arrays.toString(Arrays.copyOfRange(rows, from, from + group.width())));
            }
        }
        return seen;
    }

    private static List<String> othersOf(List<AgentBatch> batches, AgentBatch own, int ownRow) {
        List<String> others = new ArrayList<>();
        for (AgentBatch batch : batches) {
            for (int row = 0; row < batch.rows(); row++) {
                if (batch.worldOf(row) == own.worldOf(ownRow) && (batch != own || row != ownRow)) {
                    int width = batch.features();
                    others.add(
                            Arrays.toString(Arrays.copyOfRange(batch.observations(), row * width, (row + 1) * width)));
                }
            }
        }
        return others;
    }
}
