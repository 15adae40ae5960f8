package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.net.ActionDistribution;
import io.throng.marl.net.Descent;
import io.throng.marl.net.Node;
import io.throng.marl.net.Parameters;
import io.throng.marl.net.Sequence;
import io.throng.marl.net.Sums;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.rollout.Batch;
import io.throng.marl.rollout.Minibatches;
import io.throng.marl.rollout.Samples;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Raises the mutual information of latent and action, given what an agent perceives, within a bound on the divergence from the
 * policy that gathered the samples: what it earned is given up no further.
 *
 * <p>With {@code m(o, z, a) = log pi(a | o, z) - log mean_y pi(a | o, y)}, y over the latents of z's population, the
 * information is the mean of m over what policies do, and its gradient is the policy gradient with m for an advantage:
 * that of the second factor has mean zero. A few steps down {@code -clipped(r (m - mean m))} are taken by an optimiser
 * of its own; then the way is halved until the bound holds.
 */
final class Diversity implements AutoCloseable {
    private static final String OLD = "old";
    private static final String DISTINCT = "distinct";
    private static final double CLIP = 0.2;
    private static final int MOST_HALVINGS = 10;

    private final MraSettings settings;
    private final int latents;
    private final Backend backend;
    private final long seed;
    private final List<LearningActor> sharing;
    private final List<Minibatches> minibatches = new ArrayList<>();
    private final Parameters parameters;
    private final Parameters before;
    private final Descent descent;

    /**
     * Of crews that share an actor.
     *
     * @param latents of all populations
     */
    Diversity(MraSettings settings, int latents, Assignment assignment, List<LearningActor> sharing) {
        this.settings = settings;
        this.latents = latents;
        this.backend = assignment.backend();
        this.seed = assignment.seed();
        this.sharing = sharing;
        int chunk = settings.ppo().actorCritic().chunkLength();
        for (LearningActor actor : sharing) {
            Samples samples = actor.rollout.samples();
            samples.add(OLD, actor.distribution().width());
            samples.add(DISTINCT, 1);
            minibatches.add(new Minibatches(
                    backend, actor.rollout, chunk, settings.ppo().minibatches()));
        }
        this.parameters = sharing.getFirst().actor.parameters();
        this.before = parameters.zerosLike();
        Rates rates = settings.ppo().actorCritic().rates();
        this.descent = new Descent(backend, parameters, rates.ofActor(), rates.gradientNorm(), assignment.workers());
    }

    /**
     * What was learned.
     *
     * @param information mutual information of what was gathered, in nats, of each crew
     * @param divergence of the policy now from the one that gathered, in nats, over all crews
     */
    record Learned(List<Double> information, double divergence) {}

    /** Learns from full rollouts. */
    Learned learn(double rateFactor, long update) {
        List<Double> information = sharing.stream().map(this::measure).toList();
        before.copyFrom(parameters);
        for (int epoch = 0; epoch < settings.diversityEpochs(); epoch++) {
            for (int i = 0; i < sharing.size(); i++) {
                long pass = update * settings.diversityEpochs() + epoch;
                minibatches.get(i).shuffle(~seed, sharing.get(i).index, pass);
            }
            for (int part = 0; part < settings.ppo().minibatches(); part++) {
                for (int i = 0; i < sharing.size(); i++) {
                    step(sharing.get(i), minibatches.get(i).take(part), rateFactor);
                }
            }
        }
        double divergence = divergence();
        for (int i = 1; i <= MOST_HALVINGS && divergence > settings.diversityBound(); i++) {
            parameters.approach(before, i < MOST_HALVINGS ? 0.5 : 1);
            divergence = divergence();
        }
        return new Learned(information, divergence);
    }

    private void step(LearningActor actor, Batch batch, double rateFactor) {
        descent.step(batch.tiles(), rateFactor, new Sums(), (tape, weights, tile, sums) -> {
            Node described = actor.describe(tape, weights, batch, tile);
            Node ratio = tape.exp(actor.logRatio(tape, described, batch, tile));
            Node loss = PolicyStep.clipped(tape, ratio, batch.get(tape, DISTINCT, tile), CLIP);
            return tape.scale(tape.multiply(loss, batch.get(tape, Samples.ALIVE, tile)), 1 / batch.weight());
        });
    }

    /** The mean divergence of the policy now from the one that gathered, of all crews. */
    private double divergence() {
        Weights weights = Weights.frozen(parameters);
        Sums sums = new Sums();
        double samples = 0;
        try (Tape tape = new Tape(backend)) {
            for (LearningActor actor : sharing) {
                Batch batch = actor.rollout.soFar();
                samples += batch.weight();
                for (int tile = 0; tile < batch.tiles(); tile++) {
                    tape.clear();
                    Node now = actor.describe(tape, weights, batch, tile);
                    Node apart = actor.distribution().divergence(tape, batch.get(tape, OLD, tile), now);
                    sums.add("divergence", tape, tape.multiply(apart, batch.get(tape, Samples.ALIVE, tile)));
                }
            }
        }
        return sums.get("divergence") / samples;
    }

    /** Writes the distributions drawn from, and m less its mean, to the samples; returns the mean. */
    private double measure(LearningActor actor) {
        Batch batch = actor.rollout.soFar();
        Sums sums = new Sums();
        try (Tape tape = new Tape(backend)) {
            for (int tile = 0; tile < batch.tiles(); tile++) {
                tape.clear();
                measure(actor, tape, batch, tile, sums);
            }
        }
        double mean = sums.get("information") / batch.weight();
        Tensor distinct = actor.rollout.samples().get(DISTINCT);
        backend.affine(1, (float) -mean, distinct, distinct);
        backend.finish();
        return mean;
    }

    private void measure(LearningActor actor, Tape tape, Batch batch, int tile, Sums sums) {
        Weights weights = Weights.frozen(actor.actor.parameters());
        Node actions = batch.get(tape, Samples.ACTIONS, tile);
        ActionDistribution distribution = actor.distribution();
        Node described = actor.describe(tape, weights, batch, tile);
        Node log = distribution.logProbability(tape, described, actions);
        // In parts of the policy's own probability, which may underflow where the ratios do not.
        Node ratios = null;
        int firstLatent = actor.population() * settings.latents();
        for (int latent = firstLatent; latent < firstLatent + settings.latents(); latent++) {
            Sequence input = as(tape, batch.actorInput(tape, tile), latent);
            Node outputs = actor.actor.network().forward(tape, weights, input).rows();
            Node other = distribution.describe(tape, weights, outputs, batch.mask(tile));
            Node ratio = tape.exp(tape.subtract(distribution.logProbability(tape, other, actions), log));
            ratios = ratios == null ? ratio : tape.add(ratios, ratio);
        }
        Node distinct = tape.negate(tape.log(tape.scale(ratios, 1.0 / settings.latents())));
        sums.add("information", tape, tape.multiply(distinct, batch.get(tape, Samples.ALIVE, tile)));
        int from = batch.from(tile);
        Samples samples = batch.samples();
        samples.get(OLD, from, from + log.rows()).copyFrom(described.value());
        samples.get(DISTINCT, from, from + log.rows()).copyFrom(distinct.value());
    }

    /** The same inputs with another latent. */
    private Sequence as(Tape tape, Sequence input, int latent) {
        int own = input.rows().columns() - latents;
        float[] row = new float[latents];
        row[latent] = 1;
        Node told =
                tape.spread(tape.constant(1, row.length, row, 0), input.rows().rows(), row.length);
        Node rows = tape.concat(tape.columns(input.rows(), 0, own), told);
        return new Sequence(rows, input.steps(), input.memory(), input.kept());
    }

    void save(ArchiveWriter archive) throws IOException {
        descent.save(archive, sharing.getFirst().block("diversity"));
    }

    void load(ArchiveReader archive) throws IOException {
        descent.load(archive, sharing.getFirst().block("diversity"));
    }

    @Override
    public void close() {
        descent.close();
        before.close();
        minibatches.forEach(Minibatches::close);
    }
}
