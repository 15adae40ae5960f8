package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.Assignment;
import io.throng.marl.net.Descent;
import io.throng.marl.net.Mlp;
import io.throng.marl.net.MlpSpec;
import io.throng.marl.net.Network;
import io.throng.marl.net.Node;
import io.throng.marl.net.ParameterShape;
import io.throng.marl.net.Parameters;
import io.throng.marl.net.Sums;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.rollout.Crew;
import io.throng.marl.tensor.Activation;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a crew's agents make of their own steps: an attention encoder, learned so that two views of a trajectory are told
 * from views of others ({@link InfoNce}), and its slow copy, whose embeddings agents act by and which makes the keys (He et
 * al., "Momentum contrast", CVPR 2020).
 */
final class AgentModel implements AutoCloseable {
    /** Pairs of views differentiated together. */
    private static final int TILE_PAIRS = 16;

    /** Addresses of views, below those that stand for no agent. */
    private static final long FIRST_VIEW = (1L << 40) - (1L << 16);

    private static final double LARGEST_NORM = 10;

    private final ClamSettings settings;
    private final int[] columns;
    private final StepTokens tokens;
    private final int crew;
    private final long seed;
    private final Backend backend;
    private final Network encoder;
    private final Network projector;
    private final Parameters parameters;
    private final Parameters slow;
    private final Backend actingBackend;
    private final Parameters acting;
    private final Descent descent;
    private final Tape tape;
    private final Tape actingTape;
    private final Trajectories trajectories;

    /**
     * A model that has learned nothing.
     *
     * @param index of the crew among those of the learner
     */
    AgentModel(Assignment assignment, ClamSettings settings, Crew crew, int index) {
        this.settings = settings;
        this.crew = index;
        this.seed = assignment.seed();
        this.backend = assignment.backend();
        this.columns = settings.columns(crew.kind().observation());
        int width = OwnHistory.stepWidth(crew, columns.length);
        this.tokens = new StepTokens(settings.window(), width);
        this.encoder = settings.encoder().network(tokens.layout(), settings.embedding(), 1, "encoder.");
        this.projector = new Mlp(
                new MlpSpec(
                        settings.embedding(),
                        settings.projectionHidden(),
                        settings.projection(),
                        Activation.RELU,
                        false,
                        false,
                        Math.sqrt(2),
                        1),
                "projection.");
        List<ParameterShape> shapes = new ArrayList<>(encoder.shapes());
        shapes.addAll(projector.shapes());
        this.parameters = new Parameters(backend, shapes);
        Philox random = new Philox().reset(seed, FIRST_VIEW - 1 - index, 0, Streams.WEIGHTS);
        encoder.initialize(parameters, random);
        projector.initialize(parameters, random);
        this.slow = parameters.zerosLike();
        slow.copyFrom(parameters);
        boolean here = backend instanceof CpuBackend;
        this.actingBackend = here ? backend : new CpuBackend();
        this.acting = here ? slow : new Parameters(actingBackend, shapes);
        publish();
        this.descent = new Descent(
                backend,
                parameters,
                settings.ppo().actorCritic().rates().ofCritic().withLearningRate(settings.encoderRate()),
                LARGEST_NORM,
                assignment.workers());
        this.tape = new Tape(backend);
        this.actingTape = new Tape(actingBackend);
        this.trajectories = new Trajectories(settings.trajectories(), settings.window(), width);
    }

    private void publish() {
        if (acting != slow) {
            acting.copyFrom(slow);
        }
    }

    /** How steps are laid out. */
    StepTokens tokens() {
        return tokens;
    }

    /** The columns of an observation that it sees. */
    int[] columns() {
        return columns;
    }

    /** Numbers of an embedding. */
    int width() {
        return settings.embedding();
    }

    /** What is learned from. */
    Trajectories trajectories() {
        return trajectories;
    }

    /**
     * Embeddings in (-1, 1), each of one agent's steps alone. Agents of several arenas may ask, one after the other.
     *
     * @param steps {@code [rows, window, step width]}
     * @param counts how many of them are there, {@code [rows]}
     * @param into receives {@code [rows, embedding]}
     */
    synchronized void embed(float[] steps, float[] counts, float[] into) {
        int tileRows = actingBackend.tileRows();
        int stride = tokens.window() * tokens.width();
        for (int from = 0; from < counts.length; from += tileRows) {
            int rows = Math.min(tileRows, counts.length - from);
            float[] seen = new float[rows * tokens.rowWidth()];
            for (int i = 0; i < rows; i++) {
                tokens.write(steps, (from + i) * stride, (int) counts[from + i], seen, i * tokens.rowWidth());
            }
            actingTape.clear();
            Node told = embedding(
                    actingTape, Weights.frozen(acting), actingTape.constant(rows, tokens.rowWidth(), seen, 0));
            float[] values = told.value().toArray();
            System.arraycopy(values, 0, into, from * width(), values.length);
        }
    }

    private Node embedding(Tape on, Weights weights, Node rows) {
        return on.tanh(encoder.forward(on, weights, rows));
    }

    private Node compared(Tape on, Weights weights, Node rows) {
        return InfoNce.unit(on, projector.forward(on, weights, embedding(on, weights, rows)));
    }

    /**
     * Learns from the trajectories there are, if there are two.
     *
     * @param rateFactor what is left of the learning rate
     * @return {@code loss}, in nats, {@code right}, the share of views found among the keys, and {@code steps}; empty if
     *     nothing was learned
     */
    Sums learn(double rateFactor, long update) {
        Sums told = new Sums();
        List<float[]> all = trajectories.all();
        if (all.size() < 2) {
            return told;
        }
        for (int step = 0; step < settings.contrastSteps(); step++) {
            learn(all, rateFactor, update * settings.contrastSteps() + step, told);
            told.add("steps", 1);
        }
        publish();
        return told;
    }

    private void learn(List<float[]> all, double rateFactor, long step, Sums told) {
        List<float[]> batch = sample(all, step);
        float[] first = views(batch, step, 0, settings.maskShare());
        float[] second = views(batch, step, 1, 0);
        int count = batch.size();
        try (Tensor firstKeys = keys(first, count);
                Tensor secondKeys = keys(second, count);
                Tensor zeros = backend.zeros(1, count)) {
            int tiles = (count + TILE_PAIRS - 1) / TILE_PAIRS;
            descent.step(tiles, rateFactor, told, (on, weights, tile, sums) -> {
                int from = tile * TILE_PAIRS;
                int rows = Math.min(TILE_PAIRS, count - from);
                Node one = loss(on, weights, first, secondKeys, zeros, from, rows, sums);
                Node other = loss(on, weights, second, firstKeys, zeros, from, rows, sums);
                return on.scale(on.add(one, other), 0.5 / count);
            });
        }
        slow.approach(parameters, 1 - settings.momentum());
    }

    /** Different trajectories: of two views of one, which is the other's could not be told. */
    private List<float[]> sample(List<float[]> all, long step) {
        Philox random = new Philox().reset(seed, FIRST_VIEW - 1 - crew, step, Streams.LEARN);
        List<float[]> left = new ArrayList<>(all);
        int count = Math.min(settings.contrastBatch(), left.size());
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(left.size() - i);
            float[] chosen = left.get(other);
            left.set(other, left.get(i));
            left.set(i, chosen);
        }
        return left.subList(0, count);
    }

    /** A view of the first or the second half of each trajectory of a batch, {@code [trajectories, row width]}. */
    private float[] views(List<float[]> batch, long step, int which, double hidden) {
        float[] rows = new float[batch.size() * tokens.rowWidth()];
        Philox random = new Philox();
        for (int i = 0; i < batch.size(); i++) {
            float[] trajectory = batch.get(i);
            int steps = trajectory.length / tokens.width();
            int half = steps / 2;
            random.reset(seed, FIRST_VIEW + 2L * i + which, address(step), Streams.LEARN);
            tokens.view(
                    random,
                    trajectory,
                    which == 0 ? 0 : half,
                    which == 0 ? half : steps,
                    settings.shortestView(),
                    hidden,
                    rows,
                    i * tokens.rowWidth());
        }
        return rows;
    }

    /** Crews draw apart. */
    private long address(long step) {
        return (step << 10) + crew;
    }

    /** What the slow encoder makes of views, {@code [projection, views]}. */
    private Tensor keys(float[] views, int count) {
        Tensor keys = backend.zeros(settings.projection(), count);
        float[] columns = new float[settings.projection() * count];
        for (int from = 0; from < count; from += backend.tileRows()) {
            int rows = Math.min(backend.tileRows(), count - from);
            tape.clear();
            Node input = tape.constant(rows, tokens.rowWidth(), views, from * tokens.rowWidth());
            Node said = compared(tape, Weights.frozen(slow), input);
            backend.finish();
            float[] values = said.value().toArray();
            for (int i = 0; i < values.length; i++) {
                columns[i % settings.projection() * count + from + i / settings.projection()] = values[i];
            }
        }
        keys.copyFrom(columns);
        return keys;
    }

    /** Losses of a tile's queries against all keys, {@code [rows, 1]}. */
    private Node loss(
            Tape on, Weights weights, float[] views, Tensor keys, Tensor zeros, int from, int rows, Sums sums) {
        Node input = on.constant(rows, tokens.rowWidth(), views, from * tokens.rowWidth());
        Node log = InfoNce.logProbabilities(on, compared(on, weights, input), keys, zeros, settings.temperature());
        Node losses = InfoNce.losses(on, log, from);
        double share = 0.5 / keys.columns();
        on.backend().finish();
        sums.add("right", share * right(log.value(), from));
        Sums whole = new Sums();
        whole.add("loss", on, losses);
        sums.add("loss", share * whole.get("loss"));
        return losses;
    }

    private static int right(Tensor log, int first) {
        int right = 0;
        for (int row = 0; row < log.rows(); row++) {
            int best = 0;
            for (int key = 1; key < log.columns(); key++) {
                best = log.get(row, key) > log.get(row, best) ? key : best;
            }
            right += best == first + row ? 1 : 0;
        }
        return right;
    }

    void save(ArchiveWriter archive, String name) throws IOException {
        descent.save(archive, name);
        slow.save(archive, name + ".slow");
        trajectories.save(archive, name + ".trajectories");
    }

    void load(ArchiveReader archive, String name) throws IOException {
        descent.load(archive, name);
        slow.load(archive, name + ".slow");
        trajectories.load(archive, name + ".trajectories");
        publish();
    }

    @Override
    public void close() {
        actingTape.close();
        tape.close();
        descent.close();
        if (acting != slow) {
            acting.close();
        }
        slow.close();
        parameters.close();
    }
}
