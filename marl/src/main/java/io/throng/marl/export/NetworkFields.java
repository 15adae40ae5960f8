package io.throng.marl.export;

import io.throng.kernel.archive.ArchiveException;
import io.throng.marl.net.Architecture;
import io.throng.marl.net.Layout;
import io.throng.marl.net.Mlp;
import io.throng.marl.net.MlpSpec;
import io.throng.marl.net.Network;
import io.throng.marl.net.Pooling;
import io.throng.marl.net.RecurrentNetwork;
import io.throng.marl.net.SetNetwork;
import io.throng.marl.tensor.Activation;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** The structure of a network in a few names and values; start values are left behind. */
final class NetworkFields {
    private static final String BODY = "body";
    private static final String PREFIX = "prefix";
    private static final int WIDEST = 1 << 16;
    private static final int DEEPEST = 100;
    private static final double ANY_GAIN = 1;

    private NetworkFields() {}

    /**
     * The structure of a network.
     *
     * @throws IllegalArgumentException if it is of a kind that this format does not know
     */
    static SequencedMap<String, Object> of(Network network) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        switch (network) {
            case Mlp mlp -> put(fields, Architecture.Body.MLP, mlp.prefix(), mlp.spec());
            case RecurrentNetwork gru -> put(fields, Architecture.Body.GRU, gru.prefix(), gru.spec());
            case SetNetwork sets -> put(fields, sets.prefix(), sets.architecture());
            default ->
                throw new IllegalArgumentException(
                        "a policy's network must be a perceptron, recurrent, or over sets, got "
                                + network.getClass().getSimpleName() + "; keep it in its checkpoint");
        }
        return fields;
    }

    private static void put(SequencedMap<String, Object> fields, Architecture.Body body, String prefix, MlpSpec spec) {
        fields.put(BODY, body);
        fields.put(PREFIX, prefix);
        fields.put("hidden", spec.hidden().stream().map(String::valueOf).collect(Collectors.joining(",")));
        fields.put("activation", spec.activation());
        fields.put("inputLayerNorm", spec.inputLayerNorm());
        fields.put("layerNorm", spec.layerNorm());
    }

    private static void put(SequencedMap<String, Object> fields, String prefix, Architecture sets) {
        fields.put(BODY, sets.network());
        fields.put(PREFIX, prefix);
        fields.put("width", sets.hiddenWidth());
        fields.put("layers", sets.hiddenLayers());
        fields.put("heads", sets.sets().heads());
        fields.put("pooling", sets.sets().pooling());
        fields.put("activation", sets.activation());
        fields.put("layerNorm", sets.layerNorm());
    }

    /**
     * The network that {@link #of} described.
     *
     * @param inputs what goes in
     * @param outputs width of what comes out
     */
    static Network read(Fields fields, Layout inputs, int outputs) throws ArchiveException {
        String prefix = fields.text(PREFIX);
        Architecture.Body body = fields.constant(BODY, Architecture.Body.class);
        try {
            return switch (body) {
                case MLP -> new Mlp(spec(fields, inputs, outputs), prefix);
                case GRU -> new RecurrentNetwork(spec(fields, inputs, outputs), prefix);
                case ATTENTION, DEEP_SETS, GRAPH -> sets(fields, body).network(inputs, outputs, ANY_GAIN, prefix);
            };
        } catch (IllegalArgumentException e) {
            throw new ArchiveException("the policy's network is impossible: " + e.getMessage(), e);
        }
    }

    private static Architecture sets(Fields fields, Architecture.Body body) throws ArchiveException {
        return new Architecture(
                body,
                fields.whole("width", 1, WIDEST),
                fields.whole("layers", 1, DEEPEST),
                fields.constant("activation", Activation.class),
                false,
                fields.flag("layerNorm"),
                new Architecture.Sets(fields.whole("heads", 1, WIDEST), fields.constant("pooling", Pooling.class)));
    }

    private static MlpSpec spec(Fields fields, Layout inputs, int outputs) throws ArchiveException {
        return new MlpSpec(
                inputs.size(),
                fields.wholes("hidden", 1, WIDEST),
                outputs,
                fields.constant("activation", Activation.class),
                fields.flag("inputLayerNorm"),
                fields.flag("layerNorm"),
                ANY_GAIN,
                ANY_GAIN);
    }
}
