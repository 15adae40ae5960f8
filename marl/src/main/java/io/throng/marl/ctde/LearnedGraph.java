package io.throng.marl.ctde;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.Assignment;
import io.throng.marl.net.Descent;
import io.throng.marl.net.Mlp;
import io.throng.marl.net.MlpSpec;
import io.throng.marl.net.Node;
import io.throng.marl.net.Parameters;
import io.throng.marl.net.Sums;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.CpuBackend;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Draws who knows whose choice in each world and step, from what all agents of the world perceive, and learns it by the
 * clipped policy gradient of what the team gained: a graph is an action like others.
 */
final class LearnedGraph implements ParentsActions.Graph, AutoCloseable {
    /** Above the networks of crews. */
    private static final long NETWORK = 1 << 20;

    private static final long NOTHING_DRAWN = -1;

    private final BnpgSettings settings;
    private final List<Kind> kinds;
    private final int worlds;
    private final OrderedGraphs graphs;
    private final int features;
    private final Backend backend;
    private final Backend actingBackend;
    private final Mlp network;
    private final Parameters parameters;
    private final Parameters acting;
    private final Descent descent;
    private final Tape tape;
    private final Philox random = new Philox();
    private final float[] states;
    private final float[] drawn;
    private int gathered;
    private long drawnStep = NOTHING_DRAWN;

    /** One that has learned nothing. */
    LearnedGraph(Assignment assignment, BnpgSettings settings) {
        this.settings = settings;
        this.kinds = assignment.kinds();
        this.worlds = assignment.worlds();
        int agents = kinds.stream().mapToInt(Kind::count).sum();
        if (agents < 2) {
            throw new IllegalArgumentException(
                    "graph=LEARNED needs at least 2 agents, got " + agents + "; set graph=FIXED");
        }
        this.graphs = new OrderedGraphs(agents);
        this.features = kinds.stream()
                .mapToInt(kind -> kind.count() * kind.observation().size())
                .sum();
        this.backend = assignment.backend();
        // With its small start values all orders are about equally likely at first, and half of the edges are there.
        this.network = new Mlp(
                MlpSpec.defaults(features, graphs.width()).withHidden(settings.graphWidth(), settings.graphWidth()),
                "graph.");
        this.parameters = new Parameters(backend, network.shapes());
        network.initialize(parameters, random.reset(assignment.seed(), NETWORK, 0, Streams.WEIGHTS));
        boolean here = backend instanceof CpuBackend;
        this.actingBackend = here ? backend : new CpuBackend();
        this.acting = here ? parameters : new Parameters(actingBackend, network.shapes());
        publish();
        Rates rates = settings.ppo().actorCritic().rates();
        this.descent = new Descent(backend, parameters, rates.ofActor(), rates.gradientNorm(), assignment.workers());
        this.tape = new Tape(actingBackend);
        int steps = settings.ppo().actorCritic().gathering().rolloutSteps();
        this.states = new float[steps * worlds * features];
        this.drawn = new float[steps * worlds * graphs.width()];
    }

    private void publish() {
        if (acting != parameters) {
            acting.copyFrom(parameters);
        }
    }

    /** Draws the graphs of a step, once, and keeps them to learn from. */
    @Override
    public void begin(List<AgentBatch> batches, long seed, long step) {
        if (step == drawnStep) {
            return;
        }
        drawnStep = step;
        int firstRow = gathered * worlds;
        gather(batches, firstRow);
        float[] described = new float[worlds * graphs.width()];
        for (int world = 0; world < worlds; world += actingBackend.tileRows()) {
            int count = Math.min(actingBackend.tileRows(), worlds - world);
            tape.clear();
            Node rows = tape.constant(count, features, states, (firstRow + world) * features);
            float[] said =
                    network.forward(tape, Weights.frozen(acting), rows).value().toArray();
            System.arraycopy(said, 0, described, world * graphs.width(), said.length);
        }
        float[] graph = new float[worlds * graphs.width()];
        for (int world = 0; world < worlds; world++) {
            random.reset(seed, world, step, Streams.GRAPH);
            graphs.draw(random, described, graph, world * graphs.width());
        }
        System.arraycopy(graph, 0, drawn, firstRow * graphs.width(), graph.length);
        gathered++;
    }

    private void gather(List<AgentBatch> batches, int firstRow) {
        int at = 0;
        for (int kind = 0; kind < kinds.size(); kind++) {
            int width = kinds.get(kind).count() * kinds.get(kind).observation().size();
            float[] observations = batches.get(kind).observations();
            for (int world = 0; world < worlds; world++) {
                int into = (firstRow + world) * features + at;
                System.arraycopy(observations, world * width, states, into, width);
            }
            at += width;
        }
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    /** In the step that was drawn last. */
    @Override
    public boolean isParent(int world, int agent, int ofAgent) {
        int from = ((gathered - 1) * worlds + world) * graphs.width();
        return graphs.hasEdge(drawn, from, agent, ofAgent);
    }

    /**
     * Learns from the graphs of a rollout, and forgets them.
     *
     * @param advantages what the team gained after each of them, {@code [steps * worlds]}, on one scale
     * @return {@code graph_edges}, the share of pairs that had an edge, and {@code graph_approx_kl}
     */
    SequencedMap<String, Double> learn(float[] advantages, double rateFactor) {
        int rows = gathered * worlds;
        float[] before = new float[rows];
        forEachTile(rows, (from, count) -> {
            tape.clear();
            float[] log = logProbabilities(tape, Weights.frozen(acting), from, count)
                    .value()
                    .toArray();
            System.arraycopy(log, 0, before, from, count);
        });
        int tileRows = backend.tileRows();
        Sums sums = new Sums();
        for (int epoch = 0; epoch < settings.ppo().epochs(); epoch++) {
            descent.step((rows + tileRows - 1) / tileRows, rateFactor, sums, (on, weights, tile, ofTile) -> {
                int from = tile * tileRows;
                int count = Math.min(tileRows, rows - from);
                Node described = network.forward(on, weights, on.constant(count, features, states, from * features));
                int first = from * graphs.width();
                Node log = graphs.logProbabilities(on, described, drawn, first);
                Node change = on.subtract(log, on.constant(count, 1, before, from));
                ofTile.add("change", on, change);
                Node loss = PolicyStep.clipped(
                        on,
                        on.exp(change),
                        on.constant(count, 1, advantages, from),
                        settings.ppo().policyStep().clip());
                Node entropy = graphs.edgeEntropy(on, described, drawn, first);
                loss = on.subtract(loss, on.scale(entropy, settings.ppo().entropy()));
                return on.scale(loss, 1.0 / rows);
            });
        }
        publish();
        SequencedMap<String, Double> told = new LinkedHashMap<>();
        told.put("graph_edges", edges(rows));
        told.put("graph_approx_kl", -sums.get("change") / rows / settings.ppo().epochs());
        restart();
        return told;
    }

    /** For how many steps of a rollout there are graphs. */
    int gathered() {
        return gathered;
    }

    private void restart() {
        gathered = 0;
        drawnStep = NOTHING_DRAWN;
    }

    private double edges(int rows) {
        int agents = graphs.agents();
        double edges = 0;
        for (int row = 0; row < rows; row++) {
            for (int pair = agents; pair < graphs.width(); pair++) {
                edges += drawn[row * graphs.width() + pair];
            }
        }
        return edges / (rows * agents * (agents - 1) / 2.0);
    }

    private Node logProbabilities(Tape on, Weights weights, int from, int count) {
        Node described = network.forward(on, weights, on.constant(count, features, states, from * features));
        return graphs.logProbabilities(on, described, drawn, from * graphs.width());
    }

    private void forEachTile(int rows, TileRows visitor) {
        for (int from = 0; from < rows; from += actingBackend.tileRows()) {
            visitor.visit(from, Math.min(actingBackend.tileRows(), rows - from));
        }
    }

    @FunctionalInterface
    private interface TileRows {
        void visit(int from, int count);
    }

    void save(ArchiveWriter archive, String name) throws IOException {
        descent.save(archive, name);
        archive.floats(name + ".states", Arrays.copyOf(states, gathered * worlds * features));
        archive.floats(name + ".drawn", Arrays.copyOf(drawn, gathered * worlds * graphs.width()));
    }

    void load(ArchiveReader archive, String name) throws IOException {
        descent.load(archive, name);
        publish();
        restart();
        float[] savedStates = archive.floats(name + ".states");
        float[] savedDrawn = archive.floats(name + ".drawn");
        int steps = savedDrawn.length / (worlds * graphs.width());
        if (steps * worlds * graphs.width() != savedDrawn.length
                || steps * worlds * features != savedStates.length
                || savedDrawn.length > drawn.length) {
            throw new ArchiveException(name + ".drawn must be graphs of " + worlds + " worlds in fewer than "
                    + drawn.length / (worlds * graphs.width()) + " steps, got " + savedDrawn.length + " numbers and "
                    + savedStates.length + " of states");
        }
        for (int row = 0; row < steps * worlds; row++) {
            requireGraph(savedDrawn, row * graphs.width(), name);
        }
        System.arraycopy(savedStates, 0, states, 0, savedStates.length);
        System.arraycopy(savedDrawn, 0, drawn, 0, savedDrawn.length);
        gathered = steps;
    }

    private void requireGraph(float[] saved, int from, String name) throws ArchiveException {
        boolean[] seen = new boolean[graphs.agents()];
        for (int place = 0; place < seen.length; place++) {
            float agent = saved[from + place];
            if (!(agent >= 0 && agent < seen.length) || agent != Math.rint(agent) || seen[(int) agent]) {
                throw new ArchiveException(name + ".drawn must hold each agent once in an order, got " + agent);
            }
            seen[(int) agent] = true;
        }
    }

    @Override
    public void close() {
        tape.close();
        descent.close();
        if (acting != parameters) {
            acting.close();
        }
        parameters.close();
    }
}
