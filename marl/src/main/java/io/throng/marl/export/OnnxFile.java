package io.throng.marl.export;

import io.throng.agents.Kind;
import io.throng.agents.policy.Policy;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.marl.net.Mlp;
import io.throng.marl.net.MlpSpec;
import io.throng.marl.net.Network;
import io.throng.marl.net.Parameters;
import io.throng.marl.net.RecurrentNetwork;
import io.throng.marl.rollout.Actor;
import io.throng.marl.tensor.Activation;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A learned policy's network in the Open Neural Network Exchange format, for other runtimes: perceptrons and recurrent
 * networks.
 *
 * <p>Input {@code observation} and output {@code outputs} are {@code [batch, columns]} floats; recurrent networks take one
 * step, with {@code memory} in, zeros where an episode begins, and {@code next_memory} out. How outputs become actions is in
 * the metadata ({@code throng.action.N...}, one N for each part of the action in order, columns from inclusive to exclusive):
 *
 * <ul>
 *   <li>{@code choice}: columns are logits of the names; those of forbidden choices count as -1e10.
 *   <li>{@code normal}: columns are means; deviations are the exponentials of {@code log_deviations}. A drawn number d is
 *       sent as {@code clip((low + high) / 2 + d (high - low) / 2, low, high)}.
 *   <li>{@code mixture}: columns are the experts' means one expert after the other, then the logits of the experts.
 * </ul>
 */
public final class OnnxFile {
    /** The input that an agent's observation is given to. */
    public static final String OBSERVATION = "observation";

    /** The output that an agent's action is made of. */
    public static final String OUTPUTS = "outputs";

    /** The input of what a recurrent network remembers. */
    public static final String MEMORY = "memory";

    /** The output of what a recurrent network remembers after the step. */
    public static final String NEXT_MEMORY = "next_memory";

    private static final float LAYER_NORM_EPSILON = 1e-5f;
    private static final float LOWEST_LOG_STD = -5;
    private static final float HIGHEST_LOG_STD = 2;

    private OnnxFile() {}

    /**
     * Writes a network of a policy.
     *
     * @param policy a {@link io.throng.marl.rollout.LearnedPolicy} or a {@link SavedPolicy}
     * @param number of the network: 0 where all agents share one, else that of the agent
     * @param about where it comes from, for people
     * @throws IllegalArgumentException if it is a policy without networks, or of a kind of network that is not exported
     */
    public static void write(Path file, Policy policy, int number, Map<String, String> about) throws IOException {
        Policies.Learned learned = Policies.learned(policy);
        Actor actor = learned.actors().get(number);
        OnnxGraph graph = new OnnxGraph();
        int perceived = actor.network().inputs() - learned.constants().length;
        String observation = graph.input(OBSERVATION, perceived);
        add(graph, actor.network(), actor.acting(), followed(graph, observation, perceived, learned.constants()));
        SequencedMap<String, String> metadata = metadata(learned.kind(), actor);
        about.forEach((name, value) -> metadata.put("throng.about." + name, value));
        String description = "How an agent of kind " + learned.kind().name() + " acts by what it perceives.";
        Files.write(file, graph.model(about.getOrDefault("throng", ""), description, metadata));
    }

    /** Observations, each followed by constants. */
    private static String followed(OnnxGraph graph, String observation, int perceived, float[] constants) {
        if (constants.length == 0) {
            return observation;
        }
        int all = perceived + constants.length;
        try (Tensor copied = Tensor.zeros(perceived, all);
                Tensor added = Tensor.zeros(1, all)) {
            for (int i = 0; i < perceived; i++) {
                copied.set(i, i, 1);
            }
            for (int i = 0; i < constants.length; i++) {
                added.set(0, perceived + i, constants[i]);
            }
            String weights = graph.matrix("followed/copied", copied);
            String bias = graph.vector("followed/constants", added);
            return graph.node("Gemm", List.of(observation, weights, bias), "followed");
        }
    }

    private static void add(OnnxGraph graph, Network network, Parameters weights, String observation) {
        switch (network) {
            case Mlp mlp -> {
                String hidden = hidden(graph, mlp, weights, observation);
                String out = dense(graph, weights, mlp.name(mlp.spec().layers() - 1), hidden, Activation.IDENTITY);
                graph.output(OUTPUTS, out, mlp.outputs());
            }
            case RecurrentNetwork gru -> add(graph, gru, weights, observation);
            default ->
                throw new IllegalArgumentException("an exported network must be a perceptron or recurrent, got "
                        + network.getClass().getSimpleName() + "; write the policy in Throng's own format");
        }
    }

    private static String hidden(OnnxGraph graph, Mlp mlp, Parameters weights, String observation) {
        MlpSpec spec = mlp.spec();
        String x = spec.inputLayerNorm() ? norm(graph, weights, mlp.prefix() + "input", observation) : observation;
        for (int layer = 0; layer < spec.layers() - 1; layer++) {
            x = dense(graph, weights, mlp.name(layer), x, spec.activation());
            if (spec.layerNorm()) {
                x = norm(graph, weights, mlp.name(layer), x);
            }
        }
        return x;
    }

    private static void add(OnnxGraph graph, RecurrentNetwork gru, Parameters weights, String observation) {
        Mlp base = new Mlp(gru.spec(), gru.prefix());
        int width = gru.memory();
        String memory = graph.input(MEMORY, width);
        String hidden = hidden(graph, base, weights, observation);
        String ofInput = dense(graph, weights, gru.prefix() + "gates/input", hidden, Activation.IDENTITY);
        String ofMemory = dense(graph, weights, gru.prefix() + "gates/hidden", memory, Activation.IDENTITY);
        String reset = gate(graph, ofInput, ofMemory, 0, width, "reset");
        String update = gate(graph, ofInput, ofMemory, width, 2 * width, "update");
        String newInput = graph.columns(ofInput, 2 * width, 3 * width, "new/input");
        String newMemory = graph.columns(ofMemory, 2 * width, 3 * width, "new/memory");
        String kept = graph.node("Mul", List.of(reset, newMemory), "new/kept");
        String fresh = graph.node("Tanh", List.of(graph.node("Add", List.of(newInput, kept), "new/sum")), "new");
        String change = graph.node("Sub", List.of(memory, fresh), "memory/change");
        String part = graph.node("Mul", List.of(update, change), "memory/part");
        String next = graph.node("Add", List.of(fresh, part), "memory/next");
        String normal = norm(graph, weights, gru.prefix() + "memory", next);
        String last = base.name(gru.spec().layers() - 1);
        graph.output(OUTPUTS, dense(graph, weights, last, normal, Activation.IDENTITY), gru.outputs());
        graph.output(NEXT_MEMORY, next, width);
    }

    private static String gate(OnnxGraph graph, String ofInput, String ofMemory, int from, int to, String name) {
        String input = graph.columns(ofInput, from, to, name + "/input");
        String memory = graph.columns(ofMemory, from, to, name + "/memory");
        return graph.node("Sigmoid", List.of(graph.node("Add", List.of(input, memory), name + "/sum")), name);
    }

    private static String dense(OnnxGraph graph, Parameters weights, String name, String x, Activation activation) {
        String w = graph.matrix(name + "/weight", weights.get(name + "/weight"));
        String bias = graph.vector(name + "/bias", weights.get(name + "/bias"));
        String linear = graph.node("Gemm", List.of(x, w, bias), name);
        return switch (activation) {
            case IDENTITY -> linear;
            case TANH -> graph.node("Tanh", List.of(linear), name + "/tanh");
            case RELU -> graph.node("Relu", List.of(linear), name + "/relu");
        };
    }

    private static String norm(OnnxGraph graph, Parameters weights, String name, String x) {
        String scale = graph.vector(name + "/scale", weights.get(name + "/scale"));
        String shift = graph.vector(name + "/shift", weights.get(name + "/shift"));
        return graph.node(
                "LayerNormalization",
                List.of(x, scale, shift),
                name + "/norm",
                OnnxGraph.whole("axis", -1),
                OnnxGraph.real("epsilon", LAYER_NORM_EPSILON));
    }

    private static SequencedMap<String, String> metadata(Kind kind, Actor actor) {
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        metadata.put("throng.kind", kind.name());
        metadata.put("throng.observation", lines(kind.observation().features()));
        int experts = Policies.experts(actor.head());
        int column = 0;
        List<? extends ActionSpec> parts = kind.action().parts();
        for (int i = 0; i < parts.size(); i++) {
            String prefix = "throng.action." + i;
            int from = column;
            if (parts.get(i) instanceof ActionSpec.Continuous real) {
                column += experts == 1 ? real.columns() : experts * (real.columns() + 1);
                metadata.put(prefix, experts == 1 ? "normal" : "mixture");
                metadata.put(prefix + ".names", lines(real.features()));
                metadata.put(
                        prefix + ".low",
                        numbers(real.features().stream().map(Feature::low).toList()));
                metadata.put(
                        prefix + ".high",
                        numbers(real.features().stream().map(Feature::high).toList()));
                float[] deviations = actor.acting().get("logStd" + i).toArray();
                metadata.put(
                        prefix + ".log_deviations",
                        numbers(IntStream.range(0, deviations.length)
                                .mapToObj(d -> Math.clamp(deviations[d], LOWEST_LOG_STD, HIGHEST_LOG_STD))
                                .toList()));
                metadata.put(prefix + ".experts", Integer.toString(experts));
            } else if (parts.get(i) instanceof ActionSpec.Discrete choice) {
                column += choice.choices();
                metadata.put(prefix, "choice");
                metadata.put(prefix + ".names", String.join("\n", choice.names()));
            }
            metadata.put(prefix + ".columns", from + "," + column);
        }
        return metadata;
    }

    private static String lines(List<Feature> features) {
        return features.stream().map(Feature::name).collect(Collectors.joining("\n"));
    }

    private static String numbers(List<? extends Number> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
