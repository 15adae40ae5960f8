package io.throng.marl.export;

import io.throng.marl.log.ProtocolBuffer;
import io.throng.marl.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A computation in the Open Neural Network Exchange format, operator set {@value #OPERATORS}, put together node after node;
 * field numbers are those of {@code onnx/onnx.proto}. Values go by name; matrices have rows for a batch.
 */
final class OnnxGraph {
    private static final int INTERMEDIATE_REPRESENTATION = 8;
    private static final int OPERATORS = 17;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final List<ProtocolBuffer> nodes = new ArrayList<>();
    private final List<ProtocolBuffer> initializers = new ArrayList<>();
    private final List<ProtocolBuffer> inputs = new ArrayList<>();
    private final List<ProtocolBuffer> outputs = new ArrayList<>();

    /** An input {@code [batch, columns]}. */
    String input(String name, int columns) {
        inputs.add(value(name, columns));
        return name;
    }

    /** Makes a value an output {@code [batch, columns]} under a name of its own. */
    void output(String name, String value, int columns) {
        node("Identity", List.of(value), name);
        outputs.add(value(name, columns));
    }

    private static ProtocolBuffer value(String name, int columns) {
        ProtocolBuffer shape = new ProtocolBuffer()
                .message(1, new ProtocolBuffer().string(2, "batch"))
                .message(1, new ProtocolBuffer().varint(1, columns));
        ProtocolBuffer tensor = new ProtocolBuffer().varint(1, FLOAT).message(2, shape);
        return new ProtocolBuffer().string(1, name).message(2, new ProtocolBuffer().message(1, tensor));
    }

    /** Weights {@code [rows, columns]} under their own name. */
    String matrix(String name, Tensor weights) {
        return weights(new ProtocolBuffer().varint(1, weights.rows()).varint(1, weights.columns()), name, weights);
    }

    /** Weights {@code [1, columns]} as a vector under their own name. */
    String vector(String name, Tensor weights) {
        return weights(new ProtocolBuffer().varint(1, weights.columns()), name, weights);
    }

    private String weights(ProtocolBuffer shaped, String name, Tensor weights) {
        float[] values = weights.toArray();
        ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        initializers.add(shaped.varint(2, FLOAT).string(8, name).bytes(9, raw.array()));
        return name;
    }

    private String constant(String name, long... numbers) {
        ByteBuffer raw = ByteBuffer.allocate(Long.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(numbers);
        initializers.add(new ProtocolBuffer()
                .varint(1, numbers.length)
                .varint(2, INT64)
                .string(8, name)
                .bytes(9, raw.array()));
        return name;
    }

    /** A node of one output, whose name it returns. */
    String node(String operator, List<String> of, String name, ProtocolBuffer... attributes) {
        ProtocolBuffer node = new ProtocolBuffer();
        of.forEach(input -> node.string(1, input));
        node.string(2, name).string(3, name).string(4, operator);
        for (ProtocolBuffer attribute : attributes) {
            node.message(5, attribute);
        }
        nodes.add(node);
        return name;
    }

    /** The columns {@code [from, to)} of a matrix. */
    String columns(String value, int from, int to, String name) {
        String first = constant(name + "/from", from);
        String last = constant(name + "/to", to);
        return node("Slice", List.of(value, first, last, constant(name + "/axis", 1)), name);
    }

    /** An attribute that is a real number. */
    static ProtocolBuffer real(String name, float number) {
        return new ProtocolBuffer().string(1, name).fixed32(2, number).varint(20, 1);
    }

    /** An attribute that is a whole number. */
    static ProtocolBuffer whole(String name, long number) {
        return new ProtocolBuffer().string(1, name).varint(3, number).varint(20, 2);
    }

    /**
     * The bytes of a model file.
     *
     * @param metadata names and values that consumers can read beside the graph
     */
    byte[] model(String producerVersion, String description, Map<String, String> metadata) {
        ProtocolBuffer graph = new ProtocolBuffer();
        nodes.forEach(node -> graph.message(1, node));
        graph.string(2, "policy");
        initializers.forEach(initializer -> graph.message(5, initializer));
        inputs.forEach(input -> graph.message(11, input));
        outputs.forEach(output -> graph.message(12, output));
        ProtocolBuffer model = new ProtocolBuffer()
                .varint(1, INTERMEDIATE_REPRESENTATION)
                .string(2, "Throng")
                .string(3, producerVersion)
                .string(6, description)
                .message(7, graph)
                .message(8, new ProtocolBuffer().string(1, "").varint(2, OPERATORS));
        metadata.forEach((name, value) ->
                model.message(14, new ProtocolBuffer().string(1, name).string(2, value)));
        return model.bytes();
    }
}
