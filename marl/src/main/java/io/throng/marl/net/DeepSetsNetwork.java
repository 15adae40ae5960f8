package io.throng.marl.net;

import io.throng.agents.spec.EntityGroup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A perceptron of the agent itself and of what the things of each group are taken together, {@code rho(self, pool phi_1(x),
 * pool phi_2(x), ...)}: Zaheer et al., "Deep sets", NeurIPS 2017, theorem 2, with a set for each group.
 *
 * @param spec sizes; phi and rho have so many hidden layers each
 * @param prefix of the names of its matrices
 */
record DeepSetsNetwork(SetSpec spec, String prefix) implements SetNetwork {
    @Override
    public Architecture.Body body() {
        return Architecture.Body.DEEP_SETS;
    }

    private Things things() {
        return new Things(spec.inputs(), prefix);
    }

    private Mlp rho() {
        int width = spec.width() * (1 + spec.inputs().entities().size());
        List<Integer> hidden = Collections.nCopies(spec.layers(), spec.width());
        return new Mlp(
                new MlpSpec(
                        width,
                        hidden,
                        spec.outputs(),
                        spec.activation(),
                        false,
                        spec.layerNorm(),
                        spec.hiddenGain(),
                        spec.outputGain()),
                prefix + "rho/");
    }

    /** The name of a layer of phi from 1; layer 0 is that of {@link Things}. */
    private String phi(EntityGroup group, int layer) {
        return prefix + "phi/" + group.name() + "/" + layer;
    }

    @Override
    public int inputs() {
        return spec.inputs().size();
    }

    @Override
    public int outputs() {
        return spec.outputs();
    }

    @Override
    public int memory() {
        return 0;
    }

    @Override
    public Network over(Layout rows) {
        return new DeepSetsNetwork(spec.over(rows), prefix);
    }

    @Override
    public List<ParameterShape> shapes() {
        List<ParameterShape> shapes = new ArrayList<>(things().shapes(spec.width()));
        for (EntityGroup group : spec.inputs().entities()) {
            for (int layer = 1; layer < spec.layers(); layer++) {
                shapes.addAll(Layers.denseShapes(phi(group, layer), spec.width(), spec.width()));
            }
        }
        shapes.addAll(rho().shapes());
        return shapes;
    }

    @Override
    public void initialize(Parameters parameters, UniformRandomProvider random) {
        things().initialize(parameters, spec.hiddenGain(), random);
        for (EntityGroup group : spec.inputs().entities()) {
            for (int layer = 1; layer < spec.layers(); layer++) {
                Layers.initializeDense(parameters, phi(group, layer), spec.hiddenGain(), random);
            }
        }
        rho().initialize(parameters, random);
    }

    @Override
    public Output forward(Tape tape, Weights weights, Sequence input) {
        List<Node> parts = new ArrayList<>();
        parts.add(things().self(tape, weights, input.rows(), spec.activation()));
        for (EntityGroup group : spec.inputs().entities()) {
            Node each = things().each(tape, weights, input.rows(), group, spec.activation());
            for (int layer = 1; layer < spec.layers(); layer++) {
                each = Layers.dense(tape, weights, phi(group, layer), each, spec.activation());
            }
            parts.add(spec.pooling().pool(tape, each, group.count()));
        }
        return rho().forward(tape, weights, Sequence.of(tape.concat(parts.toArray(Node[]::new))));
    }
}
