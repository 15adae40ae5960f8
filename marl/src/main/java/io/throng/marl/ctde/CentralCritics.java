package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.Assignment;
import io.throng.marl.net.Descent;
import io.throng.marl.net.Layout;
import io.throng.marl.net.Network;
import io.throng.marl.net.Node;
import io.throng.marl.net.ParameterShape;
import io.throng.marl.net.Parameters;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One or two critics of a crew that see the whole world and what everybody does, and slow copies of them. */
final class CentralCritics implements AutoCloseable {
    /** Weights of critics' start values are addressed after those of all actors. */
    private static final int FIRST_NETWORK = 1 << 20;

    private final List<Network> networks = new ArrayList<>();
    private final Parameters parameters;
    private final Parameters target;
    private final Descent descent;

    CentralCritics(Assignment assignment, ReplaySettings settings, int crew, int count, int inputs, int outputs) {
        List<ParameterShape> shapes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Network network = settings.architecture().network(Layout.flat(inputs), outputs, 1, "critic" + i + ".");
            networks.add(network);
            shapes.addAll(network.shapes());
        }
        this.parameters = new Parameters(assignment.backend(), shapes);
        for (int i = 0; i < count; i++) {
            Philox random = new Philox().reset(assignment.seed(), FIRST_NETWORK + crew, i, Streams.WEIGHTS);
            networks.get(i).initialize(parameters, random);
        }
        this.target = parameters.zerosLike();
        target.copyFrom(parameters);
        Rates rates = settings.rates();
        this.descent = new Descent(
                assignment.backend(), parameters, rates.ofCritic(), rates.gradientNorm(), assignment.workers());
    }

    int count() {
        return networks.size();
    }

    Descent descent() {
        return descent;
    }

    /** The critics' numbers, not to be learned: for an actor that learns from them. */
    Weights frozen() {
        return Weights.frozen(parameters);
    }

    /** The slow copies' numbers. */
    Weights slow() {
        return Weights.frozen(target);
    }

    Node value(Tape tape, Weights weights, int critic, Node input) {
        return networks.get(critic).forward(tape, weights, input);
    }

    /** The smallest of the critics' values, against overestimation (Fujimoto, van Hoof and Meger, ICML 2018). */
    Node smallest(Tape tape, Weights weights, Node input) {
        Node smallest = value(tape, weights, 0, input);
        for (int i = 1; i < networks.size(); i++) {
            smallest = tape.minimum(smallest, value(tape, weights, i, input));
        }
        return smallest;
    }

    void approach(double rate) {
        target.approach(parameters, rate);
    }

    void save(ArchiveWriter archive, String name) throws IOException {
        descent.save(archive, name);
        target.save(archive, name + ".target");
    }

    void load(ArchiveReader archive, String name) throws IOException {
        descent.load(archive, name);
        target.load(archive, name + ".target");
    }

    @Override
    public void close() {
        descent.close();
        target.close();
        parameters.close();
    }
}
