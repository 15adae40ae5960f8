package io.throng.marl.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.agents.Kind;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.GameWorld;
import io.throng.agents.policy.Policy;
import io.throng.agents.policy.RandomPolicy;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.EntityGroup;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Algorithm;
import io.throng.marl.CrowdGame;
import io.throng.marl.Experiment;
import io.throng.marl.MeetingGame;
import io.throng.marl.Trainer;
import io.throng.marl.ctde.Bnpg;
import io.throng.marl.ctde.Mappo;
import io.throng.marl.ctde.Mra;
import io.throng.marl.ctde.PpoSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {
    private static final Map<String, String> ABOUT = Map.of("algorithm", "mappo", "scenario", "meeting");

    @TempDir
    Path folder;

    static List<Map<String, String>> structures() {
        return List.of(
                Map.of(),
                Map.of("sharing", "NONE"),
                Map.of("network", "GRU", "chunk", "5"),
                Map.of("experts", "3", "activation", "RELU"),
                Map.of("valueHead", "HL_GAUSS", "valueBins", "11", "normalizeValues", "false"),
                Map.of("hiddenLayers", "0", "layerNorm", "false"));
    }

    private static Trainer trainer(Map<String, String> options) {
        Map<String, String> settings = new HashMap<>(
                Map.of("worlds", "8", "rolloutSteps", "10", "hiddenWidth", "16", "normalizeInputs", "false"));
        settings.putAll(options);
        PpoSettings all = Parameters.with(PpoSettings.defaults(), settings);
        return new Mappo().create(all, MeetingGame.worlds(), 3, Execution.defaults());
    }

    private List<Path> write(Trainer trainer) throws IOException {
        List<Path> files = List.of(folder.resolve("walker.policy"), folder.resolve("pilot.policy"));
        for (int kind = 0; kind < 2; kind++) {
            PolicyFile.write(files.get(kind), trainer.policies(true).get(kind), ABOUT);
        }
        return files;
    }

    private static double[] played(List<? extends Policy> policies, int threads) {
        return Experiment.evaluate(
                MeetingGame.worlds(), policies, 60, 5, Execution.defaults().withThreads(threads));
    }

    @ParameterizedTest
    @MethodSource("structures")
    void whatIsLoadedPlaysToTheBitAsWhatWasWritten(Map<String, String> options) throws IOException {
        try (Trainer trainer = trainer(options)) {
            trainer.learn();
            List<Path> files = write(trainer);
            List<SavedPolicy> loaded = List.of(PolicyFile.load(files.get(0)), PolicyFile.load(files.get(1)));
            assertThat(played(loaded, 2)).isEqualTo(played(trainer.policies(true), 1));
            List<SavedPolicy> drawing =
                    loaded.stream().map(SavedPolicy::drawing).toList();
            assertThat(played(drawing, 1)).isEqualTo(played(trainer.policies(false), 2));
        }
    }

    @ParameterizedTest
    @MethodSource("structures")
    void whatIsLoadedIsWrittenAsTheSameBytes(Map<String, String> options) throws IOException {
        try (Trainer trainer = trainer(options)) {
            trainer.learn();
            for (Path file : write(trainer)) {
                Path again = folder.resolve("again");
                SavedPolicy loaded = PolicyFile.load(file);
                PolicyFile.write(again, loaded, loaded.about());
                assertThat(again).hasSameBinaryContentAs(file);
                assertThat(loaded.about()).isEqualTo(ABOUT);
            }
        }
    }

    private static <S extends Record> Trainer small(
            Algorithm<S> algorithm, IntFunction<GameWorld> worlds, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("worlds", "8", "rolloutSteps", "10", "hiddenWidth", "16"));
        settings.putAll(more);
        return algorithm.create(Parameters.with(algorithm.defaults(), settings), worlds, 3, Execution.defaults());
    }

    /** What a policy of a latent, or one whose parents are cut off, is told beside what it perceives is kept with it. */
    @Test
    void whatIsToldAlwaysIsKept() throws IOException {
        IntFunction<GameWorld> crowd = CrowdGame.worlds(3);
        try (Trainer bnpg = small(new Bnpg(), crowd, Map.of());
                Trainer mra = small(new Mra(), crowd, Map.of())) {
            for (Trainer trainer : List.of(bnpg, mra)) {
                trainer.learn();
                Policy learned = trainer.policies(true).getFirst();
                Path file = folder.resolve("told.policy");
                PolicyFile.write(file, learned, ABOUT);
                SavedPolicy loaded = PolicyFile.load(file);
                assertThat(loaded.constants()).isNotEmpty();
                assertThat(Experiment.evaluate(crowd, List.of(loaded), 60, 5, Execution.defaults()))
                        .isEqualTo(Experiment.evaluate(crowd, List.of(learned), 60, 5, Execution.defaults()));
                Path again = folder.resolve("again");
                PolicyFile.write(again, loaded, loaded.about());
                assertThat(again).hasSameBinaryContentAs(file);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ATTENTION", "DEEP_SETS", "GRAPH"})
    void aPolicyOverSetsPlaysInWorldsOfOtherSizes(String network) throws IOException {
        IntFunction<GameWorld> larger = CrowdGame.worlds(5);
        List<Kind> kinds = larger.apply(1).game().kinds();
        try (Trainer trainer = small(new Mappo(), CrowdGame.worlds(3), Map.of("network", network))) {
            trainer.learn();
            Path file = folder.resolve("sets.policy");
            PolicyFile.write(file, trainer.policies(true).getFirst(), ABOUT);
            SavedPolicy loaded = PolicyFile.load(file);
            assertThat(Experiment.evaluate(CrowdGame.worlds(3), List.of(loaded), 60, 5, Execution.defaults()))
                    .isEqualTo(Experiment.evaluate(
                            CrowdGame.worlds(3), trainer.policies(true), 60, 5, Execution.defaults()));
            List<Policy> learned = trainer.candidates(kinds, true).getFirst();
            assertThat(Experiment.evaluate(larger, List.of(loaded.another()), 60, 5, Execution.defaults()))
                    .isEqualTo(Experiment.evaluate(larger, learned, 60, 5, Execution.defaults()));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> loaded.requireFit(
                            MeetingGame.worlds().apply(1).game().kinds().getFirst()))
                    .withMessageContaining("cannot follow the policy");
        }
    }

    @Test
    void aRecurrentPolicyGoesOnWithWhatItRemembered() throws IOException {
        try (Trainer trainer = trainer(Map.of("network", "GRU", "chunk", "5"))) {
            List<Path> files = write(trainer);
            List<SavedPolicy> whole = List.of(PolicyFile.load(files.get(0)), PolicyFile.load(files.get(1)));
            List<SavedPolicy> resumed = whole.stream().map(SavedPolicy::another).toList();
            try (Arena arena = arena()) {
                play(arena, whole, 4);
                try (Arena other = Arena.restore(MeetingGame.worlds().apply(4), arena.snapshot(), threads(1))) {
                    for (int kind = 0; kind < 2; kind++) {
                        resumed.get(kind)
                                .recall(
                                        other.batches().get(kind),
                                        whole.get(kind).remembered());
                    }
                    play(arena, whole, 4);
                    play(other, resumed, 4);
                    assertThat(other.hash()).isEqualTo(arena.hash());
                    assertThat(resumed.get(0).remembered())
                            .isEqualTo(whole.get(0).remembered());
                    assertThatIllegalArgumentException()
                            .isThrownBy(
                                    () -> resumed.get(0).recall(other.batches().get(0), new float[3]))
                            .withMessageContaining("of 8 agents must be 136 numbers, got 3");
                }
            }
        }
    }

    private static Arena arena() {
        return Arena.open(MeetingGame.worlds().apply(4), 9, threads(2));
    }

    private static Execution threads(int threads) {
        return Execution.defaults().withThreads(threads);
    }

    private static void play(Arena arena, List<? extends Policy> policies, int steps) {
        for (int i = 0; i < steps; i++) {
            arena.act(policies, 1);
            arena.step();
        }
    }

    private static ObservationSpec sees(String... names) {
        return new ObservationSpec(
                Arrays.stream(names).map(name -> Feature.unbounded(name, "m")).toList());
    }

    @Test
    void agentsThatAreOthersAreNamed() throws IOException {
        try (Trainer trainer = trainer(Map.of("sharing", "NONE"))) {
            SavedPolicy walker = PolicyFile.load(write(trainer).get(0));
            ActionSpec steps = walker.kind().action();
            walker.requireFit(new Kind("walker", 2, sees("place", "beacon"), steps));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> walker.requireFit(new Kind("walker", 3, sees("place", "beacon"), steps)))
                    .withMessageContaining("they are 3")
                    .withMessageContaining("each of 2; train with sharing=BY_KIND");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> walker.requireFit(new Kind("wolf", 2, sees("place", "sheep"), steps)))
                    .withMessageContaining("kind wolf cannot follow the policy of kind walker")
                    .withMessageContaining("number 1 of what they perceive is \"sheep\"");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> walker.requireFit(new Kind("wolf", 2, sees("place"), steps)))
                    .withMessageContaining("they perceive 1 numbers, it 2");
            ActionSpec other = new ActionSpec.Discrete(List.of("stay", "right", "left"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> walker.requireFit(new Kind("wolf", 2, sees("place", "beacon"), other)))
                    .withMessageContaining("they act by");
        }
    }

    @Test
    void whatHasNoNetworkIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolicyFile.write(folder.resolve("x"), new RandomPolicy(), ABOUT))
                .withMessageContaining("must consist of networks to be written, got")
                .withMessageContaining("RandomPolicy");
        assertThatThrownBy(() -> PolicyFile.load(PolicyFileTest.class, "none.policy"))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("there is no resource none.policy");
    }

    @Test
    void spacesOfAllFormsComeBack() throws IOException {
        ActionSpec.Discrete gear = new ActionSpec.Discrete(List.of("first", "", "reverse"));
        ActionSpec.Continuous push =
                new ActionSpec.Continuous(List.of(new Feature("x", "N", -1, 2), new Feature("turn", "", 0, 1)));
        ObservationSpec sees = new ObservationSpec(
                sees("own", "a x", "a y", "b x", "b y").features(), List.of(new EntityGroup("others", 1, 2, 2)));
        for (ActionSpec action : List.of(
                gear,
                push,
                new ActionSpec.MultiDiscrete(List.of(gear)),
                new ActionSpec.MultiDiscrete(List.of(gear, gear)),
                new ActionSpec.Mixed(List.of(push, gear, push)))) {
            Path file = folder.resolve("spaces");
            try (ArchiveWriter archive = ArchiveWriter.create(file, "spaces", 1)) {
                SpaceBlocks.write(archive, sees);
                SpaceBlocks.write(archive, action);
                archive.commit();
            }
            try (ArchiveReader archive = ArchiveReader.open(file)) {
                assertThat(SpaceBlocks.readObservation(archive)).isEqualTo(sees);
                assertThat(SpaceBlocks.readAction(archive)).isEqualTo(action);
            }
        }
    }

    @Test
    void truncatedAndFlippedFilesAreRefused() throws IOException {
        try (Trainer trainer = trainer(Map.of())) {
            byte[] whole = Files.readAllBytes(write(trainer).get(0));
            Random random = new Random(4);
            for (int i = 0; i < 200; i++) {
                byte[] cut = Arrays.copyOf(whole, random.nextInt(whole.length));
                byte[] flipped = whole.clone();
                flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
                assertThatThrownBy(() -> PolicyFile.load(cut)).isInstanceOf(ArchiveException.class);
                assertThatThrownBy(() -> PolicyFile.load(flipped)).isInstanceOf(ArchiveException.class);
            }
        }
    }

    /** Writes a file with a block of its own in place of the policy's, with right checksums. */
    private byte[] with(byte[] policy, String block, Content content) throws IOException {
        Path file = Files.write(folder.resolve("good"), policy);
        Path changed = folder.resolve("changed");
        try (ArchiveReader from = ArchiveReader.open(file);
                ArchiveWriter to = ArchiveWriter.create(changed, "policy", 1)) {
            for (var each : from.blocks()) {
                String name = each.name();
                long[] shape = each.shape().stream().mapToLong(Long::longValue).toArray();
                if (name.equals(block)) {
                    content.write(to, name);
                } else {
                    switch (each.type()) {
                        case TEXT -> to.text(name, from.text(name));
                        case INTS -> to.ints(name, from.ints(name), shape);
                        case FLOATS -> to.floats(name, from.floats(name), shape);
                        case DOUBLES -> to.doubles(name, from.doubles(name), shape);
                        default -> throw new IllegalStateException(name);
                    }
                }
            }
            to.commit();
        }
        return Files.readAllBytes(changed);
    }

    @FunctionalInterface
    private interface Content {
        void write(ArchiveWriter archive, String name) throws IOException;

        static Content text(String text) {
            return (archive, name) -> archive.text(name, text);
        }

        static Content ints(int... numbers) {
            return (archive, name) -> archive.ints(name, numbers);
        }
    }

    @Test
    void forgedFilesAreRefusedBeforeMemoryIsTaken() throws IOException {
        byte[] policy;
        try (Trainer trainer = trainer(Map.of())) {
            policy = Files.readAllBytes(write(trainer).get(0));
        }
        String network = "body=%s\nprefix=actor.\nhidden=%s\nactivation=TANH\ninputLayerNorm=false\nlayerNorm=true\n";
        Map<String, Content> forged = new HashMap<>();
        forged.put("network: body", Content.text(network.formatted("ORACLE", "16,16")));
        forged.put("network: to be [2, 65536], got [2, 16]", Content.text(network.formatted("MLP", "65536,65536")));
        forged.put("network: hidden", Content.text(network.formatted("MLP", "16,99999999999")));
        forged.put(
                "network: inputLayerNorm",
                Content.text(network.formatted("MLP", "16,16").replace("=false", "=no")));
        forged.put("network: has no block \"weights.0.actor.gates", Content.text(network.formatted("GRU", "16,16")));
        forged.put("network: lines of name=value", Content.text("rm -rf"));
        forged.put("actors: 1 to 10000 networks", Content.ints(Integer.MAX_VALUE));
        forged.put("actors: has no block \"weights.1", Content.ints(2));
        forged.put("head: experts", Content.text("experts=0\n"));
        forged.put("action.parts: impossible part", Content.ints(0, Integer.MAX_VALUE));
        forged.put("action.parts: must have 2 entries, got 3", Content.ints(0, 2));
        forged.put("action.form: form of the policy's action", Content.text("CONTORTED"));
        forged.put("action.form: do not make one", Content.text("CONTINUOUS"));
        forged.put("observation.names: observation.units must have 1 entries, got 2", Content.text("place\n"));
        forged.put("observation.entities: entries", Content.ints(0, 1 << 20, 1 << 20));
        forged.put("kind: at most 1048576 bytes", Content.text("x".repeat((1 << 20) + 1)));
        forged.put(
                "weights.0.actor.layer0/weight: to be [2, 16], got [32]",
                (archive, name) -> archive.floats(name, new float[32]));
        forged.put(
                "weights.0.actor.layer0/bias: must be finite, got NaN",
                (archive, name) -> archive.floats(name, nan(16), 1, 16));
        forged.put("critic.0: view of the policy's critic", Content.text("view=ALL\ninputs=6\nnormalized=true\n"));
        forged.put("critic.0: must see 6 numbers, got 7", Content.text("view=WORLD\ninputs=7\nnormalized=true\n"));
        forged.put("critic.0: must see 2 numbers, got 5", Content.text("view=OWN\ninputs=5\nnormalized=true\n"));
        forged.put(
                "critic.0: bins of the policy's critic",
                Content.text("view=WORLD\ninputs=6\nnormalized=true\nbins=99999999\nrange=1\n"));
        forged.put(
                "critic.0: range of the policy's critic",
                Content.text("view=WORLD\ninputs=6\nnormalized=true\nbins=9\nrange=NaN\n"));
        forged.put(
                "critic.0: critic.0.weights.critic.layer2/weight to be [16, 9], got [16, 1]",
                Content.text("view=WORLD\ninputs=6\nnormalized=true\nbins=9\nrange=10\n"));
        forged.put("critic.0.kinds: at least 1 agent", Content.ints(2, -1, 1, 1));
        forged.put("critic.0.kinds: must have 4 entries, got 2", Content.ints(2, 2));
        forged.put(
                "critic.0.kinds: must see 4294967294 numbers",
                Content.ints(Integer.MAX_VALUE, 1, Integer.MAX_VALUE, 1));
        forged.put("critic.0.entities: entries", Content.ints(0, 1 << 20, 1 << 20));
        forged.put(
                "critic.0.network: to be [6, 65536], got [6, 16]",
                Content.text(network.formatted("MLP", "65536,65536").replace("actor.", "critic.")));
        forged.put(
                "critic.0.scale: must have 3 entries, got 2", (archive, name) -> archive.doubles(name, new double[2]));
        forged.put(
                "critic.0.scale: must be finite, got Infinity",
                (archive, name) -> archive.doubles(name, new double[] {1, Double.POSITIVE_INFINITY, 1}));
        forged.put(
                "critic.0.weights.critic.layer0/bias: must be finite, got NaN",
                (archive, name) -> archive.floats(name, nan(16), 1, 16));
        forged.put("head: actionValues of the policy's head", Content.text("experts=1\nactionValues=perhaps\n"));
        for (var entry : forged.entrySet()) {
            int cut = entry.getKey().indexOf(": ");
            byte[] bytes = with(policy, entry.getKey().substring(0, cut), entry.getValue());
            assertThatThrownBy(() -> PolicyFile.load(bytes))
                    .as(entry.getKey())
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining(entry.getKey().substring(cut + 2));
        }
    }

    private static float[] nan(int size) {
        float[] numbers = new float[size];
        numbers[3] = Float.NaN;
        return numbers;
    }
}
