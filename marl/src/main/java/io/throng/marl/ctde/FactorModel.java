package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.Assignment;
import io.throng.marl.net.Descent;
import io.throng.marl.net.Layout;
import io.throng.marl.net.Network;
import io.throng.marl.net.Node;
import io.throng.marl.net.Parameters;
import io.throng.marl.net.Sums;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.tensor.AdamParameters;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Learns of episodes' returns what each agent's step was worth: {@code mean + scale f(factors)}, such that the worths of an
 * episode sum to its return (regression on sums; LaRe, eq. 5). The mean return of a step, and the scale on which f is of the
 * order of 1, are those of the episodes it has.
 */
final class FactorModel implements AutoCloseable {
    /** No agent has this number. */
    private static final long NO_AGENT = (1L << 40) - 2;

    private static final int TILE_EPISODES = 8;
    private static final double SMALLEST_SCALE = 1e-6;
    private static final double LARGEST_NORM = 10;

    private final LareSettings settings;
    private final long seed;
    private final int width;
    private final Network network;
    private final Parameters parameters;
    private final Descent descent;
    private final Tape tape;
    private final Deque<Episode> episodes = new ArrayDeque<>();
    private double mean;
    private double scale = SMALLEST_SCALE;

    FactorModel(Assignment assignment, LareSettings settings, int width) {
        this.settings = settings;
        this.seed = assignment.seed();
        this.width = width;
        this.network = settings.factorNetwork().network(Layout.flat(width), 1, 1, "factors.");
        this.parameters = new Parameters(assignment.backend(), network.shapes());
        network.initialize(parameters, new Philox().reset(seed, NO_AGENT, 0, Streams.WEIGHTS));
        AdamParameters adam = settings.ppo().actorCritic().rates().ofCritic().withLearningRate(settings.factorRate());
        this.descent = new Descent(assignment.backend(), parameters, adam, LARGEST_NORM, assignment.workers());
        this.tape = new Tape(assignment.backend());
    }

    /** Takes in an episode that ended. */
    void add(Episode episode) {
        episodes.addLast(episode);
        if (episodes.size() > settings.factorEpisodes()) {
            episodes.removeFirst();
        }
    }

    /**
     * Learns from the episodes it has.
     *
     * @return the mean of the squared errors, 1 for a model that knows nothing but the mean; not a number without episodes
     */
    double learn(long update) {
        if (episodes.isEmpty()) {
            return Double.NaN;
        }
        measure();
        List<Episode> all = new ArrayList<>(episodes);
        Sums sums = new Sums();
        for (int step = 0; step < settings.factorSteps(); step++) {
            List<Episode> batch = sample(all, update * settings.factorSteps() + step);
            int tiles = (batch.size() + TILE_EPISODES - 1) / TILE_EPISODES;
            descent.step(tiles, 1, sums, (on, weights, tile, ofTile) -> loss(on, weights, batch, tile, ofTile));
        }
        return sums.get("squares") / settings.factorSteps() / settings.factorBatch();
    }

    private void measure() {
        double sum = 0;
        double rows = 0;
        for (Episode episode : episodes) {
            sum += episode.sum();
            rows += episode.rows();
        }
        mean = sum / rows;
        double squares = 0;
        for (Episode episode : episodes) {
            double rest = episode.sum() - mean * episode.rows();
            squares += rest * rest / episode.rows();
        }
        scale = Math.max(SMALLEST_SCALE, Math.sqrt(squares / episodes.size()));
    }

    private List<Episode> sample(List<Episode> all, long step) {
        Philox random = new Philox().reset(seed, NO_AGENT, step, Streams.LEARN);
        List<Episode> batch = new ArrayList<>();
        for (int i = 0; i < settings.factorBatch(); i++) {
            batch.add(all.get(random.nextInt(all.size())));
        }
        return batch;
    }

    /** A tile's part of the mean over episodes of {@code ((return - mean L) / scale - sum of f)^2 / L}, L being its rows. */
    private Node loss(Tape on, Weights weights, List<Episode> batch, int tile, Sums sums) {
        List<Episode> part = batch.subList(tile * TILE_EPISODES, Math.min(batch.size(), (tile + 1) * TILE_EPISODES));
        int longest = part.stream().mapToInt(Episode::rows).max().orElseThrow();
        float[] rows = new float[part.size() * longest * width];
        float[] counts = new float[part.size() * longest];
        float[] targets = new float[part.size()];
        for (int i = 0; i < part.size(); i++) {
            Episode episode = part.get(i);
            double root = Math.sqrt(episode.rows());
            System.arraycopy(episode.factors(), 0, rows, i * longest * width, episode.rows() * width);
            for (int row = 0; row < episode.rows(); row++) {
                counts[i * longest + row] = (float) (1 / root);
            }
            targets[i] = (float) ((episode.sum() - mean * episode.rows()) / scale / root);
        }
        Node said = network.forward(on, weights, on.constant(part.size() * longest, width, rows, 0));
        Node counted = on.multiply(said, on.constant(part.size() * longest, 1, counts, 0));
        Node error = on.subtract(on.groupSums(counted, longest), on.constant(part.size(), 1, targets, 0));
        Node squares = on.square(error);
        sums.add("squares", on, squares);
        return on.scale(squares, 1.0 / batch.size());
    }

    /** What steps were worth; {@code factors} and {@code worths} are {@code [rows, width]} and {@code [rows]}. */
    void value(float[] factors, float[] worths) {
        int tileRows = tape.backend().tileRows();
        for (int from = 0; from < worths.length; from += tileRows) {
            int rows = Math.min(tileRows, worths.length - from);
            tape.clear();
            Node said = network.forward(
                    tape, Weights.frozen(parameters), tape.constant(rows, width, factors, from * width));
            tape.backend().finish();
            float[] values = said.value().toArray();
            for (int row = 0; row < rows; row++) {
                worths[from + row] = (float) (mean + scale * values[row]);
            }
        }
    }

    void save(ArchiveWriter archive, String name) throws IOException {
        descent.save(archive, name);
        EpisodeBlocks.write(archive, name + ".episodes", List.copyOf(episodes), width);
        archive.doubles(name + ".scale", new double[] {mean, scale});
    }

    void load(ArchiveReader archive, String name) throws IOException {
        descent.load(archive, name);
        episodes.clear();
        EpisodeBlocks.read(archive, name + ".episodes", width).forEach(this::add);
        double[] saved = archive.doubles(name + ".scale");
        if (saved.length != 2) {
            throw new ArchiveException(name + ".scale must be 2 numbers, got " + saved.length);
        }
        mean = saved[0];
        scale = saved[1];
    }

    @Override
    public void close() {
        tape.close();
        descent.close();
        parameters.close();
    }
}
