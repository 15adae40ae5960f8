package io.throng.marl.export;

import io.throng.agents.Kind;
import io.throng.agents.policy.Policy;
import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.random.Philox;
import io.throng.marl.net.Layout;
import io.throng.marl.net.Network;
import io.throng.marl.net.ParameterShape;
import io.throng.marl.rollout.ActionHead;
import io.throng.marl.rollout.Actor;
import io.throng.marl.rollout.StateValue;
import io.throng.marl.tensor.CpuBackend;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A learned policy of one kind of agents in a file: what it perceives and does, its networks, their weights, and where it
 * comes from. An archive ({@code kernel.archive}) of kind {@code policy}:
 *
 * <pre>
 * about                texts, name=value a line: where the policy comes from; for people
 * kind, head, actors   its kind, how actions are drawn, how many networks: 1, or one for each agent in order
 * observation...       names, units and bounds of what is perceived, and which runs of it are about alike things
 * action...            names, units and bounds of what is done
 * network              structure, name=value a line
 * constants            what follows every observation where networks see it; mostly missing
 * weights.A.NAME       matrix NAME of network A, [rows, columns]; a layer is rows times weights [inputs, outputs]
 * critic.A...          the critic of network A, where one says what states are worth; not needed to act
 * </pre>
 *
 * <p>Critics, and a head's {@code actionValues}, came after the first files of this version: files without them are read as
 * ever, and whoever does not know them reads the rest.
 *
 * <p>Reading never executes anything that the file says, and takes no more memory than a small multiple of its size: any
 * file that is not a whole policy is refused with an {@link ArchiveException} that says what is wrong.
 */
public final class PolicyFile {
    /** The most bytes of a text in a policy. */
    static final int MOST_TEXT = 1 << 20;

    private static final String KIND = "policy";
    private static final int VERSION = 1;
    private static final String ABOUT = "about";
    private static final String OF_KIND = "kind";
    private static final String HEAD = "head";
    private static final String ACTORS = "actors";
    private static final String NETWORK = "network";
    private static final String CONSTANTS = "constants";
    private static final int MOST_CONSTANTS = 1 << 16;
    private static final int MOST_ACTORS = 10_000;
    private static final int MOST_BYTES = 1 << 30;
    private static final int MOST_EXPERTS = 1000;
    private static final String EXPERTS = "experts";
    private static final String ACTION_VALUES = "actionValues";

    private PolicyFile() {}

    /**
     * Writes so that after a crash at any moment the file is either the old one or the new one.
     *
     * @param policy a {@link io.throng.marl.rollout.LearnedPolicy}, as trainers give it, or a {@link SavedPolicy}
     * @param about where it comes from, for people: algorithm, scenario, steps; texts without line breaks
     * @throws IllegalArgumentException if it is a policy of another class, or has parts that the format does not know
     * @throws IOException if it cannot be written; the old file is untouched
     */
    public static void write(Path file, Policy policy, Map<String, String> about) throws IOException {
        Policies.Learned learned = Policies.learned(policy);
        Actor first = learned.actors().getFirst();
        try (ArchiveWriter archive = ArchiveWriter.create(file, KIND, VERSION)) {
            text(archive, ABOUT, Fields.write(about));
            text(archive, OF_KIND, learned.kind().name());
            text(archive, HEAD, Fields.write(head(learned)));
            archive.ints(ACTORS, new int[] {learned.actors().size()});
            SpaceBlocks.write(archive, learned.kind().observation());
            SpaceBlocks.write(archive, learned.kind().action());
            text(archive, NETWORK, Fields.write(NetworkFields.of(first.network())));
            if (learned.constants().length > 0) {
                archive.floats(CONSTANTS, learned.constants());
            }
            for (int i = 0; i < learned.actors().size(); i++) {
                WeightBlocks.write(archive, weights(i), learned.actors().get(i).acting());
            }
            for (int i = 0; i < learned.values().size(); i++) {
                CriticBlocks.write(archive, i, learned.values().get(i));
            }
            archive.commit();
        }
    }

    /** How actions follow from outputs. */
    private static SequencedMap<String, Object> head(Policies.Learned learned) {
        SequencedMap<String, Object> head = new LinkedHashMap<>();
        head.put(EXPERTS, Policies.experts(learned.actors().getFirst().head()));
        if (learned.ofActionValues()) {
            head.put(ACTION_VALUES, true);
        }
        return head;
    }

    private static String weights(int actor) {
        return "weights." + actor + ".";
    }

    static void text(ArchiveWriter archive, String name, String text) throws IOException {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_TEXT) {
            throw new IllegalArgumentException(
                    "a policy's " + name + " must have at most " + MOST_TEXT + " bytes, got " + bytes);
        }
        archive.text(name, text);
    }

    /**
     * The policy in a file, which takes the most likely action; see {@link SavedPolicy#drawing} for one that draws.
     *
     * @throws ArchiveException if the file is missing, damaged, cut short or no policy
     */
    public static SavedPolicy load(Path file) throws IOException {
        try (ArchiveReader archive = ArchiveReader.open(file, KIND, VERSION)) {
            return read(archive);
        }
    }

    /** The policy in the bytes of a file. */
    public static SavedPolicy load(byte[] bytes) throws IOException {
        Path copy = Files.createTempFile("throng", ".policy");
        try {
            Files.write(copy, bytes);
            return load(copy);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /**
     * The policy in a resource of the class path.
     *
     * @param owner whose package the name starts from
     * @param name as in {@link Class#getResourceAsStream}
     */
    public static SavedPolicy load(Class<?> owner, String name) throws IOException {
        try (InputStream resource = owner.getResourceAsStream(name)) {
            if (resource == null) {
                throw new ArchiveException(
                        "there is no resource " + name + " of " + owner.getName() + "; check the name");
            }
            return load(resource.readNBytes(MOST_BYTES));
        }
    }

    private static SavedPolicy read(ArchiveReader archive) throws IOException {
        String name = SpaceBlocks.text(archive, OF_KIND);
        Fields about = Fields.read("what the policy says about itself", SpaceBlocks.text(archive, ABOUT));
        Fields says = Fields.read("the policy's head", SpaceBlocks.text(archive, HEAD));
        int experts = says.whole(EXPERTS, 1, MOST_EXPERTS);
        boolean ofActionValues = says.has(ACTION_VALUES) && says.flag(ACTION_VALUES);
        int count = count(archive);
        Kind kind = new Kind(name, 1, SpaceBlocks.readObservation(archive), SpaceBlocks.readAction(archive));
        ActionHead head = ActionHead.of(kind.action(), experts);
        Fields structure = Fields.read("the policy's network", SpaceBlocks.text(archive, NETWORK));
        float[] constants = constants(archive);
        Layout inputs = Layout.of(kind.observation()).followedBy(constants.length);
        Network network =
                NetworkFields.read(structure, inputs, head.distribution().outputs());
        requireWeights(archive, count, Policies.shapes(network, head));
        List<StateValue> values = CriticBlocks.read(archive, kind, count);
        CpuBackend backend = new CpuBackend();
        List<Actor> actors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Actor actor = new Actor(backend, kind, head, outputs -> network, new Philox());
            WeightBlocks.read(archive, weights(i), actor.parameters());
            actors.add(actor);
        }
        Policies.Learned learned = new Policies.Learned(kind, List.copyOf(actors), constants, ofActionValues, values);
        return new SavedPolicy(learned, about.all());
    }

    private static float[] constants(ArchiveReader archive) throws IOException {
        if (!archive.has(CONSTANTS)) {
            return new float[0];
        }
        if (archive.block(CONSTANTS).elements() > MOST_CONSTANTS) {
            throw new ArchiveException("a policy must have at most " + MOST_CONSTANTS + " constants, got "
                    + archive.block(CONSTANTS).elements());
        }
        float[] constants = archive.floats(CONSTANTS);
        for (float constant : constants) {
            WeightBlocks.requireFinite(constant, CONSTANTS);
        }
        return constants;
    }

    private static int count(ArchiveReader archive) throws IOException {
        int[] count = archive.block(ACTORS).elements() == 1 ? archive.ints(ACTORS) : new int[0];
        if (count.length != 1 || count[0] < 1 || count[0] > MOST_ACTORS) {
            throw new ArchiveException("a policy must have 1 to " + MOST_ACTORS + " networks, got "
                    + (count.length == 1 ? count[0] : "no number"));
        }
        return count[0];
    }

    private static void requireWeights(ArchiveReader archive, int actors, List<ParameterShape> shapes)
            throws IOException {
        long all = 0;
        for (int actor = 0; actor < actors; actor++) {
            all += WeightBlocks.require(archive, weights(actor), shapes);
        }
        WeightBlocks.requireFew(all);
    }
}
