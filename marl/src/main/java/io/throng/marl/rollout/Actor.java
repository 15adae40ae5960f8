package io.throng.marl.rollout;

import io.throng.agents.Kind;
import io.throng.marl.net.ActionDistribution;
import io.throng.marl.net.Mlp;
import io.throng.marl.net.MlpSpec;
import io.throng.marl.net.ParameterShape;
import io.throng.marl.net.Parameters;
import io.throng.marl.tensor.Backend;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** A decentralised policy's numbers: a network from observations to the parameters of an action distribution. */
public final class Actor implements AutoCloseable {
    private static final String NETWORK = "actor.";

    private final ActionHead head;
    private final Parameters parameters;
    private final Mlp network;

    /**
     * An actor with initial weights.
     *
     * @param spec a network from the kind's observations to as many outputs as the head has parameters
     */
    public Actor(Backend backend, Kind kind, MlpSpec spec, UniformRandomProvider random) {
        this.head = ActionHead.of(kind.action());
        List<ParameterShape> shapes = new ArrayList<>(Mlp.shapes(spec, NETWORK));
        shapes.addAll(head.distribution().shapes());
        this.parameters = new Parameters(backend, shapes);
        this.network = new Mlp(backend, spec, parameters, NETWORK);
        network.initialize(random);
        head.distribution().initialize(parameters);
    }

    /** How many outputs a network for this kind needs. */
    public static int outputs(Kind kind) {
        return ActionHead.of(kind.action()).distribution().parameters();
    }

    /** Draws and translates actions. */
    public ActionHead head() {
        return head;
    }

    /** The distribution over actions. */
    public ActionDistribution distribution() {
        return head.distribution();
    }

    /** All learned numbers, those of the head included. */
    public Parameters parameters() {
        return parameters;
    }

    /** The network. */
    public Mlp network() {
        return network;
    }

    @Override
    public void close() {
        parameters.close();
    }
}
