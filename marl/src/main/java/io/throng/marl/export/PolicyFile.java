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
import io.throng.marl.net.Parameters;
import io.throng.marl.rollout.ActionHead;
import io.throng.marl.rollout.Actor;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
 * </pre>
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
    private static final long MOST_WEIGHTS = 1 << 27;
    private static final int MOST_BYTES = 1 << 30;
    private static final int MOST_EXPERTS = 1000;

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
        int experts = Policies.experts(first.head());
        try (ArchiveWriter archive = ArchiveWriter.create(file, KIND, VERSION)) {
            text(archive, ABOUT, Fields.write(about));
            text(archive, OF_KIND, learned.kind().name());
            text(archive, HEAD, Fields.write(Map.of("experts", experts)));
            archive.ints(ACTORS, new int[] {learned.actors().size()});
            SpaceBlocks.write(archive, learned.kind().observation());
            SpaceBlocks.write(archive, learned.kind().action());
            text(archive, NETWORK, Fields.write(NetworkFields.of(first.network())));
            if (learned.constants().length > 0) {
                archive.floats(CONSTANTS, learned.constants());
            }
            for (int i = 0; i < learned.actors().size(); i++) {
                writeWeights(archive, i, learned.actors().get(i).acting());
            }
            archive.commit();
        }
    }

    private static void writeWeights(ArchiveWriter archive, int actor, Parameters weights) throws IOException {
        for (ParameterShape shape : weights.shapes()) {
            float[] values = weights.get(shape.name()).toArray();
            archive.floats(block(actor, shape.name()), values, shape.rows(), shape.columns());
        }
    }

    private static String block(int actor, String matrix) {
        return "weights." + actor + "." + matrix;
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
        int experts = Fields.read("the policy's head", SpaceBlocks.text(archive, HEAD))
                .whole("experts", 1, MOST_EXPERTS);
        int count = count(archive);
        Kind kind = new Kind(name, 1, SpaceBlocks.readObservation(archive), SpaceBlocks.readAction(archive));
        ActionHead head = ActionHead.of(kind.action(), experts);
        Fields structure = Fields.read("the policy's network", SpaceBlocks.text(archive, NETWORK));
        float[] constants = constants(archive);
        Layout inputs = Layout.of(kind.observation()).followedBy(constants.length);
        Network network =
                NetworkFields.read(structure, inputs, head.distribution().outputs());
        requireWeights(archive, count, Policies.shapes(network, head));
        CpuBackend backend = new CpuBackend();
        List<Actor> actors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Actor actor = new Actor(backend, kind, head, outputs -> network, new Philox());
            readWeights(archive, i, actor.parameters());
            actors.add(actor);
        }
        return new SavedPolicy(kind, actors, constants, about.all());
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
            requireFinite(constant, CONSTANTS);
        }
        return constants;
    }

    private static void requireFinite(float value, String block) throws ArchiveException {
        if (!Float.isFinite(value)) {
            throw new ArchiveException(
                    "all weights must be finite, got " + value + " in " + block + "; train it again");
        }
    }

    private static int count(ArchiveReader archive) throws IOException {
        int[] count = archive.block(ACTORS).elements() == 1 ? archive.ints(ACTORS) : new int[0];
        if (count.length != 1 || count[0] < 1 || count[0] > MOST_ACTORS) {
            throw new ArchiveException("a policy must have 1 to " + MOST_ACTORS + " networks, got "
                    + (count.length == 1 ? count[0] : "no number"));
        }
        return count[0];
    }

    /** Before any memory is taken for them. */
    private static void requireWeights(ArchiveReader archive, int actors, List<ParameterShape> shapes)
            throws IOException {
        long all = 0;
        for (int actor = 0; actor < actors; actor++) {
            for (ParameterShape shape : shapes) {
                String block = block(actor, shape.name());
                List<Long> wanted = List.of((long) shape.rows(), (long) shape.columns());
                List<Long> got = archive.block(block).shape();
                if (!got.equals(wanted)) {
                    throw new ArchiveException(
                            "the policy's network needs " + block + " to be " + wanted + ", got " + got);
                }
                all += (long) shape.rows() * shape.columns();
            }
        }
        if (all > MOST_WEIGHTS) {
            throw new ArchiveException("a policy must have at most " + MOST_WEIGHTS + " weights, got " + all);
        }
    }

    private static void readWeights(ArchiveReader archive, int actor, Parameters weights) throws IOException {
        for (ParameterShape shape : weights.shapes()) {
            String block = block(actor, shape.name());
            float[] values = archive.floats(block);
            for (float value : values) {
                requireFinite(value, block);
            }
            Tensor matrix = weights.get(shape.name());
            matrix.copyFrom(values);
        }
    }
}
