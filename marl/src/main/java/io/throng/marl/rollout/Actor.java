package io.throng.marl.rollout;

import io.throng.agents.Kind;
import io.throng.kernel.random.Philox;
import io.throng.marl.net.ActionDistribution;
import io.throng.marl.net.Layout;
import io.throng.marl.net.Network;
import io.throng.marl.net.ParameterShape;
import io.throng.marl.net.Parameters;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.CpuBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A decentralised policy: a network from observations to the parameters of an action distribution, and the numbers it runs
 * with. They learn on the backend given; agents act on the processor, with the same numbers or, where learning is elsewhere,
 * with a copy that {@link #publish} brings up to date.
 */
public final class Actor implements AutoCloseable {
    private final Kind kind;
    private final ActionHead head;
    private final Network network;
    private final Parameters parameters;
    private final Backend actingBackend;
    private final Parameters acting;
    private final boolean owner;

    /**
     * An actor with initial weights.
     *
     * @param network makes a network from the kind's observations, given how many outputs the head needs
     */
    public Actor(
            Backend backend, Kind kind, ActionHead head, IntFunction<Network> network, UniformRandomProvider random) {
        this.kind = kind;
        this.head = head;
        this.network = network.apply(head.distribution().outputs());
        List<ParameterShape> shapes = new ArrayList<>(this.network.shapes());
        shapes.addAll(head.distribution().shapes());
        this.parameters = new Parameters(backend, shapes);
        this.network.initialize(parameters, random);
        head.distribution().initialize(parameters);
        boolean here = backend instanceof CpuBackend;
        this.actingBackend = here ? backend : new CpuBackend();
        this.acting = here ? parameters : new Parameters(actingBackend, shapes);
        this.owner = true;
        publish();
    }

    private Actor(Actor origin, Kind kind, Network network) {
        this.kind = kind;
        this.head = origin.head;
        this.network = network;
        this.parameters = origin.parameters;
        this.actingBackend = origin.actingBackend;
        this.acting = origin.acting;
        this.owner = false;
    }

    /**
     * The same policy, with the same numbers for ever, for agents who perceive other numbers of alike things. They end with
     * this actor.
     *
     * @param follows numbers that follow the observation
     * @throws IllegalArgumentException if they act in another way, or the network's weights depend on how many there are
     */
    public Actor of(Kind otherKind, int follows) {
        if (!otherKind.action().equals(kind.action())) {
            throw new IllegalArgumentException(
                    "a policy for " + kind.action() + " cannot decide for agents that act by " + otherKind.action());
        }
        return new Actor(
                this, otherKind, network.over(Layout.of(otherKind.observation()).followedBy(follows)));
    }

    /** Another actor with the same numbers, which learns by itself from here on. */
    public Actor copy(Backend backend) {
        Actor copy = new Actor(backend, kind, head, outputs -> network, new Philox());
        copy.parameters.copyFrom(parameters);
        copy.publish();
        return copy;
    }

    /** Whose policy this is. */
    public Kind kind() {
        return kind;
    }

    /** Draws and translates actions. */
    public ActionHead head() {
        return head;
    }

    /** The distribution over actions. */
    public ActionDistribution distribution() {
        return head.distribution();
    }

    /** All learned numbers, those of the head included, where they are learned. */
    public Parameters parameters() {
        return parameters;
    }

    /** The network. */
    public Network network() {
        return network;
    }

    /** The backend agents act on. */
    Backend actingBackend() {
        return actingBackend;
    }

    /** The numbers agents act with. */
    public Parameters acting() {
        return acting;
    }

    /** Agents act with what has been learned so far; to be called after learning. */
    public void publish() {
        if (acting != parameters) {
            acting.copyFrom(parameters);
        }
    }

    @Override
    public void close() {
        if (!owner) {
            return;
        }
        parameters.close();
        if (acting != parameters) {
            acting.close();
        }
    }
}
