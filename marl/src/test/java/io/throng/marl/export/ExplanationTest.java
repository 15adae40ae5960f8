package io.throng.marl.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.GameWorld;
import io.throng.agents.policy.Explanation;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.marl.Algorithm;
import io.throng.marl.CrowdGame;
import io.throng.marl.MeetingGame;
import io.throng.marl.Trainer;
import io.throng.marl.ctde.Coma;
import io.throng.marl.ctde.Happo;
import io.throng.marl.ctde.Hatrpo;
import io.throng.marl.ctde.Ia2c;
import io.throng.marl.ctde.Ippo;
import io.throng.marl.ctde.Iql;
import io.throng.marl.ctde.Maa2c;
import io.throng.marl.ctde.Mappo;
import io.throng.marl.ctde.Vdn;
import io.throng.marl.net.Network;
import io.throng.marl.net.Node;
import io.throng.marl.net.Sequence;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.LearnedPolicy;
import io.throng.marl.rollout.StateValue;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {
    private static final Execution ALONE = Execution.defaults().withThreads(1);

    @TempDir
    Path folder;

    private static <S extends Record> Trainer learned(
            Algorithm<S> algorithm, IntFunction<GameWorld> worlds, Map<String, String> more) {
        Map<String, String> settings =
                new HashMap<>(Map.of("worlds", "8", "hiddenWidth", "16", "normalizeInputs", "false"));
        settings.putAll(more);
        Trainer trainer = algorithm.create(Parameters.with(algorithm.defaults(), settings), worlds, 3, ALONE);
        trainer.learn();
        return trainer;
    }

    private static Trainer ppo(Algorithm<?> algorithm, IntFunction<GameWorld> worlds, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("rolloutSteps", "10");
        return learned(algorithm, worlds, settings);
    }

    private List<SavedPolicy> saved(Trainer trainer) throws IOException {
        List<SavedPolicy> saved = new ArrayList<>();
        for (var policy : trainer.policies(true)) {
            Path file = folder.resolve("kind" + saved.size());
            PolicyFile.write(file, policy, Map.of());
            saved.add(PolicyFile.load(file));
        }
        return saved;
    }

    private static Arena arena(IntFunction<GameWorld> worlds) {
        return Arena.open(worlds.apply(4), 9, ALONE);
    }

    private static void explainAll(List<SavedPolicy> policies, Arena arena) {
        for (int kind = 0; kind < policies.size(); kind++) {
            AgentBatch batch = arena.batches().get(kind);
            for (int row = 0; row < batch.rows(); row++) {
                policies.get(kind).explain(batch, row);
            }
        }
    }

    private static void step(List<SavedPolicy> policies, Arena arena) {
        arena.act(policies, 1);
        arena.step();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MLP", "GRU"})
    void explainingChangesNothing(String network) throws IOException {
        try (Trainer trainer = ppo(new Mappo(), MeetingGame.worlds(), Map.of("network", network, "chunk", "5"))) {
            List<SavedPolicy> told = new ArrayList<>();
            List<SavedPolicy> silent = new ArrayList<>();
            for (SavedPolicy policy : saved(trainer)) {
                told.add(policy.drawing());
                silent.add(policy.drawing());
            }
            try (Arena one = arena(MeetingGame.worlds());
                    Arena other = arena(MeetingGame.worlds())) {
                told.forEach(policy -> policy.among(one.batches()));
                silent.forEach(policy -> policy.among(other.batches()));
                for (int i = 0; i < 12; i++) {
                    explainAll(told, one);
                    explainAll(told, one);
                    step(told, one);
                    step(silent, other);
                }
                assertThat(one.hash()).isEqualTo(other.hash());
                for (int kind = 0; kind < told.size(); kind++) {
                    assertThat(told.get(kind).remembered())
                            .isEqualTo(silent.get(kind).remembered());
                }
            }
        }
    }

    /** What is called the likeliest is what a greedy policy does, with what it remembers, also where some are forbidden. */
    @ParameterizedTest
    @ValueSource(strings = {"MLP", "GRU"})
    void theLikeliestIsDoneNext(String network) throws IOException {
        try (Trainer trainer = ppo(new Ippo(), MeetingGame.worlds(), Map.of("network", network, "chunk", "5"))) {
            List<SavedPolicy> policies = saved(trainer);
            int forbidden = 0;
            try (Arena arena = arena(MeetingGame.worlds())) {
                AgentBatch walkers = arena.batches().getFirst();
                AgentBatch pilots = arena.batches().getLast();
                for (int i = 0; i < 20; i++) {
                    List<Explanation.Choice> next = new ArrayList<>();
                    List<Explanation.Spread> flown = new ArrayList<>();
                    for (int row = 0; row < walkers.rows(); row++) {
                        next.add((Explanation.Choice) part(policies.getFirst(), walkers, row));
                    }
                    for (int row = 0; row < pilots.rows(); row++) {
                        flown.add(((Explanation.Numbers) part(policies.getLast(), pilots, row))
                                .numbers()
                                .getFirst());
                    }
                    arena.act(policies, 1);
                    for (int row = 0; row < walkers.rows(); row++) {
                        assertThat(walkers.actions()[row])
                                .isEqualTo(next.get(row).likeliest());
                        List<Double> chances = next.get(row).probabilities();
                        assertThat(chances.stream().mapToDouble(p -> p).sum()).isCloseTo(1, within(1e-5));
                        for (int choice = 0; choice < chances.size(); choice++) {
                            if (walkers.masks()[row * chances.size() + choice] == 0) {
                                assertThat(chances.get(choice)).isZero();
                                forbidden++;
                            }
                        }
                    }
                    for (int row = 0; row < pilots.rows(); row++) {
                        assertThat((double) pilots.actions()[row])
                                .isCloseTo(flown.get(row).mean(), within(1e-5));
                        assertThat(flown.get(row).deviation()).isPositive();
                    }
                    arena.step();
                }
            }
            assertThat(forbidden).isPositive();
        }
    }

    private static Explanation.Part part(SavedPolicy policy, AgentBatch batch, int row) {
        return policy.explain(batch, row).parts().getFirst();
    }

    @Test
    void probabilitiesAreThoseThatActionsAreDrawnBy() throws IOException {
        try (Trainer trainer = ppo(new Ippo(), MeetingGame.worlds(), Map.of())) {
            SavedPolicy walking = saved(trainer).getFirst().drawing();
            try (Arena arena = arena(MeetingGame.worlds())) {
                AgentBatch walkers = arena.batches().getFirst();
                List<Double> chances = ((Explanation.Choice) part(walking, walkers, 3)).probabilities();
                int[] drawn = new int[chances.size()];
                for (int seed = 0; seed < 4000; seed++) {
                    walking.act(walkers, seed, 0);
                    drawn[(int) walkers.actions()[3]]++;
                }
                for (int choice = 0; choice < drawn.length; choice++) {
                    assertThat(chances.get(choice)).isCloseTo(drawn[choice] / 4000.0, within(0.03));
                }
            }
        }
    }

    /** Every value is what the critic that learned says of all it saw of the episode so far, one step after the other. */
    @ParameterizedTest
    @ValueSource(strings = {"MLP", "GRU"})
    void valuesAreThoseOfTheCriticThatLearned(String network) throws IOException {
        for (Algorithm<?> algorithm : List.of(new Ippo(), new Mappo())) {
            try (Trainer trainer = ppo(algorithm, MeetingGame.worlds(), Map.of("network", network, "chunk", "5"))) {
                List<SavedPolicy> policies = saved(trainer);
                try (Arena arena = Arena.open(MeetingGame.worlds().apply(1), 9, ALONE)) {
                    policies.forEach(policy -> policy.among(arena.batches()));
                    for (int kind = 0; kind < 2; kind++) {
                        LearnedPolicy learned =
                                (LearnedPolicy) trainer.policies(true).get(kind);
                        assertThat(learned.values()).hasSize(1);
                    }
                    List<float[]> memories = new ArrayList<>();
                    memories.add(null);
                    memories.add(null);
                    for (int i = 0; i < 6; i++) {
                        for (int kind = 0; kind < 2; kind++) {
                            LearnedPolicy learned =
                                    (LearnedPolicy) trainer.policies(true).get(kind);
                            AgentBatch batch = arena.batches().get(kind);
                            Reference reference = new Reference(learned.values().getFirst(), kind, arena);
                            boolean begins = batch.begins()[0] == 1;
                            memories.set(kind, reference.run(begins ? null : memories.get(kind)));
                            assertThat(policies.get(kind)
                                            .explain(batch, batch.rows() - 1)
                                            .value()
                                            .orElseThrow())
                                    .isCloseTo(reference.lastValue, within(1e-5));
                        }
                        step(policies, arena);
                    }
                }
            }
        }
    }

    /** A critic run forward by hand over all rows of a kind. */
    private static final class Reference {
        private final StateValue value;
        private final Tensor rows;
        private double lastValue;

        Reference(StateValue value, int kind, Arena arena) {
            this.value = value;
            AgentBatch batch = arena.batches().get(kind);
            Crew crew = new Crew(
                    "c",
                    List.of(new Crew.Member(kind, batch.kind(), 0, batch.kind().count())));
            float[] numbers = new float[batch.rows() * value.critic().network().inputs()];
            value.view().gather(arena.batches(), crew, AgentBatch::observations, numbers);
            this.rows = Tensor.of(batch.rows(), value.critic().network().inputs(), numbers);
        }

        float[] run(float[] memory) {
            Network network = value.critic().network();
            try (Tape tape = new Tape(new CpuBackend())) {
                Node input = tape.constant(rows);
                int remembered = network.memory();
                float[] before = memory == null ? new float[rows.rows() * remembered] : memory;
                Sequence sequence = remembered == 0
                        ? Sequence.of(input)
                        : new Sequence(
                                input,
                                1,
                                tape.constant(rows.rows(), remembered, before, 0),
                                tape.filled(rows.rows(), 1, 1));
                Network.Output output =
                        network.forward(tape, Weights.frozen(value.critic().parameters()), sequence);
                float said =
                        value.critic().head().value(tape, output.rows()).value().get(rows.rows() - 1, 0);
                lastValue = value.critic().normalizer().denormalize(said);
                return remembered == 0 ? null : output.memory().value().toArray();
            }
        }
    }

    @Test
    void aRecurrentCriticGoesOnWithWhatItRemembered() throws IOException {
        try (Trainer trainer = ppo(new Mappo(), MeetingGame.worlds(), Map.of("network", "GRU", "chunk", "5"))) {
            List<SavedPolicy> whole = saved(trainer);
            List<SavedPolicy> resumed = whole.stream().map(SavedPolicy::another).toList();
            try (Arena arena = arena(MeetingGame.worlds())) {
                whole.forEach(policy -> policy.among(arena.batches()));
                for (int i = 0; i < 5; i++) {
                    step(whole, arena);
                }
                try (Arena other = Arena.restore(MeetingGame.worlds().apply(4), arena.snapshot(), ALONE)) {
                    for (int kind = 0; kind < 2; kind++) {
                        AgentBatch batch = other.batches().get(kind);
                        resumed.get(kind).among(other.batches());
                        resumed.get(kind).recall(batch, whole.get(kind).remembered());
                        for (int row = 0; row < batch.rows(); row++) {
                            assertThat(resumed.get(kind).explain(batch, row))
                                    .isEqualTo(whole.get(kind)
                                            .explain(arena.batches().get(kind), row));
                        }
                    }
                }
            }
        }
    }

    @Test
    void valuesAreKnownWhereTheCriticSeesWhatItKnows() throws IOException {
        Map<String, String> sets = Map.of("network", "ATTENTION");
        try (Trainer alone = ppo(new Ippo(), CrowdGame.worlds(3), sets);
                Trainer together = ppo(new Mappo(), CrowdGame.worlds(3), sets);
                Arena same = arena(CrowdGame.worlds(3));
                Arena larger = arena(CrowdGame.worlds(5))) {
            for (Arena arena : List.of(same, larger)) {
                SavedPolicy own = saved(alone).getFirst();
                SavedPolicy world = saved(together).getFirst();
                AgentBatch batch = arena.batches().getFirst();
                own.among(arena.batches());
                world.among(arena.batches());
                assertThat(own.explain(batch, 0).value()).isPresent();
                assertThat(world.explain(batch, 0).value().isPresent()).isEqualTo(arena == same);
            }
            assertThat(saved(alone)
                            .getFirst()
                            .explain(same.batches().getFirst(), 0)
                            .value())
                    .as("a critic that was shown nobody")
                    .isEmpty();
        }
    }

    /** With a network, and a critic, for each agent too. */
    @ParameterizedTest
    @ValueSource(strings = {"BY_KIND", "NONE"})
    void allWhoseCriticSaysWhatStatesAreWorthKeepIt(String sharing) throws IOException {
        for (Algorithm<?> algorithm : List.of(new Happo(), new Hatrpo(), new Ia2c(), new Maa2c(), new Mappo())) {
            try (Trainer trainer = ppo(algorithm, MeetingGame.worlds(), Map.of("sharing", sharing));
                    Arena arena = arena(MeetingGame.worlds())) {
                List<SavedPolicy> policies = saved(trainer);
                AgentBatch walkers = arena.batches().getFirst();
                policies.forEach(policy -> policy.among(arena.batches()));
                List<StateValue> values = policies.getFirst().learned().values();
                assertThat(values).as(algorithm.name()).hasSize(sharing.equals("NONE") ? 2 : 1);
                for (int row = 0; row < walkers.rows(); row++) {
                    StateValue own = values.get(values.size() == 1 ? 0 : row % 2);
                    float[] seen =
                            new float[walkers.rows() * own.critic().network().inputs()];
                    Crew crew = new Crew("all", List.of(new Crew.Member(0, walkers.kind(), 0, 2)));
                    own.view().gather(arena.batches(), crew, AgentBatch::observations, seen);
                    assertThat(policies.getFirst().explain(walkers, row).value().orElseThrow())
                            .as(algorithm.name())
                            .isCloseTo(said(own, seen, row), within(1e-5));
                }
            }
        }
        try (Trainer coma = ppo(new Coma(), MeetingGame.worldsOfChoices(), Map.of())) {
            assertThat(saved(coma).getFirst().learned().values()).isEmpty();
        }
    }

    private static double said(StateValue value, float[] seen, int row) {
        int inputs = value.critic().network().inputs();
        try (Tape tape = new Tape(new CpuBackend())) {
            Node rows = tape.constant(1, inputs, seen, row * inputs);
            Weights weights = Weights.frozen(value.critic().parameters());
            Node said =
                    value.critic().head().value(tape, value.critic().network().forward(tape, weights, rows));
            return value.critic().normalizer().denormalize(said.value().get(0, 0));
        }
    }

    @Test
    void attentionIsDividedAmongItselfAndAllThings() throws IOException {
        try (Trainer trainer = ppo(new Ippo(), CrowdGame.worlds(3), Map.of("network", "ATTENTION"));
                Arena larger = arena(CrowdGame.worlds(5))) {
            AgentBatch batch = larger.batches().getFirst();
            List<Double> attention = saved(trainer).getFirst().explain(batch, 7).attention();
            assertThat(attention).hasSize(5).allMatch(weight -> weight > 0);
            assertThat(attention.stream().mapToDouble(weight -> weight).sum()).isCloseTo(1, within(1e-5));
        }
        try (Trainer trainer = ppo(new Ippo(), CrowdGame.worlds(3), Map.of("network", "GRAPH"));
                Arena arena = arena(CrowdGame.worlds(3))) {
            assertThat(saved(trainer)
                            .getFirst()
                            .explain(arena.batches().getFirst(), 0)
                            .attention())
                    .isEmpty();
        }
    }

    @Test
    void whoLearnedWhatActionsAreWorthTellsThat() throws IOException {
        Map<String, String> soon = Map.of("warmup", "50", "batchSize", "32", "reportEvery", "50");
        for (Algorithm<?> algorithm : List.of(new Iql(), new Vdn())) {
            try (Trainer trainer = learned(algorithm, MeetingGame.worldsOfChoices(), soon);
                    Arena arena = arena(MeetingGame.worldsOfChoices())) {
                SavedPolicy policy = saved(trainer).getFirst();
                AgentBatch walkers = arena.batches().getFirst();
                policy.among(arena.batches());
                for (int row = 0; row < walkers.rows(); row++) {
                    Explanation explanation = policy.explain(walkers, row);
                    Explanation.Choice choice =
                            (Explanation.Choice) explanation.parts().getFirst();
                    assertThat(explanation.value()).isEmpty();
                    assertThat(choice.probabilities()).isEmpty();
                    for (int i = 0; i < choice.values().size(); i++) {
                        if (walkers.masks()[row * walkers.choices() + i] == 1) {
                            assertThat(choice.values().get(i))
                                    .isLessThanOrEqualTo(choice.values().get(choice.likeliest()));
                        }
                    }
                    assertThat(((Explanation.Choice) part(policy.drawing(), walkers, row)).probabilities())
                            .hasSize(choice.values().size());
                }
                Path again = folder.resolve("again");
                PolicyFile.write(again, policy, Map.of());
                assertThat(again).hasSameBinaryContentAs(folder.resolve("kind0"));
            }
        }
    }

    @Test
    void anotherArenaIsRefused() throws IOException {
        try (Trainer trainer = ppo(new Ippo(), CrowdGame.worlds(3), Map.of());
                Arena one = arena(CrowdGame.worlds(3));
                Arena other = arena(CrowdGame.worlds(3))) {
            SavedPolicy policy = saved(trainer).getFirst();
            policy.act(one.batches().getFirst(), 1, 0);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> policy.explain(other.batches().getFirst(), 0))
                    .withMessageContaining("in the arena it plays in");
        }
    }
}
