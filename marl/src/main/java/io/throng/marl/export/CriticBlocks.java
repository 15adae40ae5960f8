package io.throng.marl.export;

import io.throng.agents.Kind;
import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.random.Philox;
import io.throng.marl.net.HlGaussValue;
import io.throng.marl.net.Layout;
import io.throng.marl.net.Network;
import io.throng.marl.net.ScalarValue;
import io.throng.marl.net.SetNetwork;
import io.throng.marl.net.ValueHead;
import io.throng.marl.rollout.Critic;
import io.throng.marl.rollout.CriticView;
import io.throng.marl.rollout.StateValue;
import io.throng.marl.rollout.ValueNormalizer;
import io.throng.marl.tensor.CpuBackend;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What a critic says of states, as blocks of an archive; what it learned by is left behind.
 *
 * <pre>
 * critic.A             what it sees, and how it says values, name=value a line
 * critic.A.kinds...    names of the kinds of the game it learned in; of each how many agents, and how much they perceive
 * critic.A.entities... which runs of what it sees are about alike things
 * critic.A.network     structure, name=value a line
 * critic.A.scale       from the scale of values to that of rewards, as a ValueNormalizer keeps it
 * critic.A.weights.NAME
 * </pre>
 */
final class CriticBlocks {
    private static final String VIEW = "view";
    private static final String INPUTS = "inputs";
    private static final String BINS = "bins";
    private static final String RANGE = "range";
    private static final String NORMALIZED = "normalized";
    private static final int WIDEST = 1 << 22;
    private static final int MOST_BINS = 1 << 16;
    private static final int PAIR = 2;
    private static final int SCALE = 3;
    private static final double SMOOTHING = 0.75;
    private static final double HUBER = 1;

    private CriticBlocks() {}

    private static String block(int actor) {
        return "critic." + actor;
    }

    static void write(ArchiveWriter archive, int actor, StateValue value) throws IOException {
        Critic critic = value.critic();
        Network network = critic.network();
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put(VIEW, value.view());
        fields.put(INPUTS, network.inputs());
        fields.put(NORMALIZED, critic.normalizer().isActive());
        if (critic.head() instanceof HlGaussValue histogram) {
            fields.put(BINS, histogram.bins());
            fields.put(RANGE, histogram.range());
        }
        String block = block(actor);
        PolicyFile.text(archive, block, Fields.write(fields));
        writeSeen(archive, block + ".kinds", value.seen());
        SpaceBlocks.writeEntities(
                archive,
                block + ".entities",
                network instanceof SetNetwork sets ? sets.spec().inputs().entities() : List.of());
        PolicyFile.text(archive, block + ".network", Fields.write(NetworkFields.of(network)));
        archive.doubles(block + ".scale", critic.normalizer().save());
        WeightBlocks.write(archive, block + ".weights.", critic.parameters());
    }

    private static void writeSeen(ArchiveWriter archive, String of, List<StateValue.Seen> seen) throws IOException {
        SpaceBlocks.writeNames(
                archive, of, seen.stream().map(StateValue.Seen::name).toList());
        int[] sizes = new int[PAIR * seen.size()];
        for (int i = 0; i < seen.size(); i++) {
            sizes[PAIR * i] = seen.get(i).agents();
            sizes[PAIR * i + 1] = seen.get(i).numbers();
        }
        archive.ints(of, sizes, seen.size(), PAIR);
    }

    /** One for each actor, or none. */
    static List<StateValue> read(ArchiveReader archive, Kind kind, int actors) throws IOException {
        List<StateValue> values = new ArrayList<>();
        if (!archive.has(block(0))) {
            return values;
        }
        List<Critical> critics = new ArrayList<>();
        long all = 0;
        for (int i = 0; i < actors; i++) {
            Critical critic = Critical.read(archive, block(i), kind);
            all += WeightBlocks.require(
                    archive, block(i) + ".weights.", critic.network().shapes());
            critics.add(critic);
        }
        WeightBlocks.requireFew(all);
        for (int i = 0; i < actors; i++) {
            values.add(critics.get(i).whole(archive, block(i)));
        }
        return values;
    }

    /** A critic whose numbers are still to be read. */
    private record Critical(
            CriticView view, List<StateValue.Seen> seen, Network network, ValueHead head, boolean normalized) {
        static Critical read(ArchiveReader archive, String block, Kind kind) throws IOException {
            Fields fields = Fields.read("the policy's critic", SpaceBlocks.text(archive, block));
            CriticView view = fields.constant(VIEW, CriticView.class);
            int inputs = fields.whole(INPUTS, 1, WIDEST);
            List<StateValue.Seen> seen = readSeen(archive, block + ".kinds");
            long wanted = view == CriticView.OWN ? kind.observation().size() : everything(seen);
            if (inputs != wanted) {
                throw new ArchiveException("the policy's critic must see " + wanted + " numbers, got " + inputs);
            }
            Layout layout;
            try {
                layout = new Layout(inputs, SpaceBlocks.readEntities(archive, block + ".entities"));
            } catch (IllegalArgumentException e) {
                throw new ArchiveException("what the policy's critic sees is impossible: " + e.getMessage(), e);
            }
            ValueHead head = fields.has(BINS)
                    ? new HlGaussValue(
                            fields.whole(BINS, 2, MOST_BINS),
                            fields.number(RANGE, Double.MIN_NORMAL, Float.MAX_VALUE),
                            SMOOTHING)
                    : new ScalarValue(0, HUBER);
            Fields structure =
                    Fields.read("the network of the policy's critic", SpaceBlocks.text(archive, block + ".network"));
            Network network = NetworkFields.read(structure, layout, head.outputs());
            return new Critical(view, seen, network, head, fields.flag(NORMALIZED));
        }

        StateValue whole(ArchiveReader archive, String block) throws IOException {
            double[] scale = archive.doubles(block + ".scale");
            SpaceBlocks.requireSize(block + ".scale", scale.length, SCALE);
            for (double number : scale) {
                WeightBlocks.requireFinite(number, block + ".scale");
            }
            ValueNormalizer normalizer = new ValueNormalizer(normalized);
            normalizer.load(scale);
            Critic critic = new Critic(new CpuBackend(), network, head, normalizer, new Philox());
            WeightBlocks.read(archive, block + ".weights.", critic.parameters());
            return new StateValue(critic, view, seen);
        }
    }

    private static long everything(List<StateValue.Seen> seen) {
        return seen.stream()
                .mapToLong(kind -> (long) kind.agents() * kind.numbers())
                .sum();
    }

    private static List<StateValue.Seen> readSeen(ArchiveReader archive, String of) throws IOException {
        List<String> names = SpaceBlocks.readNames(archive, of);
        int[] sizes = archive.ints(of);
        SpaceBlocks.requireSize(of, sizes.length, (long) PAIR * names.size());
        List<StateValue.Seen> seen = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int agents = sizes[PAIR * i];
            int numbers = sizes[PAIR * i + 1];
            if (agents < 1 || numbers < 1) {
                throw new ArchiveException("kind " + names.get(i) + " of the policy's critic must have at least 1 agent"
                        + " that perceives at least 1 number, got " + agents + " and " + numbers);
            }
            seen.add(new StateValue.Seen(names.get(i), agents, numbers));
        }
        return seen;
    }
}
