package io.throng.marl.net;

import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.tensor.Adam;
import io.throng.marl.tensor.AdamParameters;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.GradientClipping;
import io.throng.marl.tensor.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Lowers a loss over samples by gradient steps: the samples' tiles are divided among a fixed number of shards, each with a
 * tape and a gradient of its own; shards run on several threads, and their gradients are added in order. So the bits do not
 * depend on the number of threads. Steps are Adam's, with the gradient's norm clipped.
 */
public final class Descent implements AutoCloseable {
    private static final int SHARDS = 4;

    private final Backend backend;
    private final Parameters parameters;
    private final Adam adam;
    private final double largestNorm;
    private final Workers workers;
    private final List<Shard> shards = new ArrayList<>();
    private final Parameters gradient;

    /**
     * A descent at step 0.
     *
     * @param parameters what is learned; changed in place
     * @param largestNorm to which the gradient's norm is clipped, above 0
     */
    public Descent(Backend backend, Parameters parameters, AdamParameters adam, double largestNorm, Workers workers) {
        this.backend = backend;
        this.parameters = parameters;
        this.adam = new Adam(
                backend, adam, parameters.flat().rows(), parameters.flat().columns());
        this.largestNorm = largestNorm;
        this.workers = workers;
        this.gradient = parameters.zerosLike();
        for (int i = 0; i < SHARDS; i++) {
            shards.add(new Shard(new Tape(backend), parameters.zerosLike(), new Sums()));
        }
    }

    private record Shard(Tape tape, Parameters gradient, Sums sums) {}

    /** Part of a loss: that of one tile of samples. */
    @FunctionalInterface
    public interface TileLoss {
        /**
         * Computes on a cleared tape.
         *
         * @param weights the parameters with the shard's gradient
         * @param tile from 0
         * @param sums takes diagnostics
         * @return the tile's part of the loss; the whole loss is the sum of all elements of all tiles' parts
         */
        Node of(Tape tape, Weights weights, int tile, Sums sums);
    }

    /**
     * One step down.
     *
     * @param tiles how many
     * @param rateFactor what is left of the learning rate
     * @param diagnostics receives what the tiles reported, in their order
     * @return the norm of the gradient before it was clipped
     */
    public double step(int tiles, double rateFactor, Sums diagnostics, TileLoss loss) {
        differentiate(tiles, diagnostics, loss);
        double norm = GradientClipping.globalNorm(backend, gradient.flat());
        double factor = GradientClipping.factor(norm, largestNorm);
        adam.step(parameters.flat(), gradient.flat(), adam.settings().learningRate() * rateFactor, factor);
        return norm;
    }

    /** The gradient of a loss, in {@link #gradient()}; nothing is changed. */
    public void differentiate(int tiles, Sums diagnostics, TileLoss loss) {
        int used = Math.min(tiles, SHARDS);
        workers.run(used, index -> runShard(shards.get(index), index, tiles, loss));
        gradient.sumOf(shards.subList(0, used).stream().map(Shard::gradient).toList());
        shards.subList(0, used).forEach(shard -> diagnostics.add(shard.sums()));
    }

    private void runShard(Shard shard, int index, int tiles, TileLoss loss) {
        shard.gradient().clear();
        shard.sums().clear();
        for (int tile = index; tile < tiles; tile += SHARDS) {
            shard.tape().clear();
            Weights weights = new Weights(parameters, shard.gradient());
            shard.tape().backward(loss.of(shard.tape(), weights, tile, shard.sums()));
        }
    }

    /** The gradient of the latest step or differentiation. */
    public Parameters gradient() {
        return gradient;
    }

    /** What is learned. */
    public Parameters parameters() {
        return parameters;
    }

    /** Writes the parameters and the optimiser's state under names that start with {@code name}. */
    public void save(ArchiveWriter archive, String name) throws IOException {
        backend.finish();
        parameters.save(archive, name);
        archive.floats(name + ".first", adam.firstMoment().toArray());
        archive.floats(name + ".second", adam.secondMoment().toArray());
        archive.longs(name + ".steps", new long[] {adam.steps()});
    }

    /**
     * Takes over what {@link #save} wrote.
     *
     * @throws ArchiveException if it does not fit
     */
    public void load(ArchiveReader archive, String name) throws IOException {
        parameters.load(archive, name);
        Parameters.fill(archive, name + ".first", adam.firstMoment());
        Parameters.fill(archive, name + ".second", adam.secondMoment());
        long[] steps = archive.longs(name + ".steps");
        if (steps.length != 1 || steps[0] < 0) {
            throw new ArchiveException(name + ".steps must be one number from 0, got " + steps.length);
        }
        adam.restore(steps[0]);
    }

    /** Frees all but the parameters. */
    @Override
    public void close() {
        adam.close();
        gradient.close();
        for (Shard shard : shards) {
            shard.tape().close();
            shard.gradient().close();
        }
    }
}
