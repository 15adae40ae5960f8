package io.throng.marl.ctde;

import io.throng.marl.net.Descent;
import io.throng.marl.net.Node;
import io.throng.marl.net.Sums;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.rollout.Batch;
import io.throng.marl.rollout.Samples;
import java.util.SequencedMap;

/**
 * One step of an actor along the natural gradient, as far as the trust region allows and the surrogate improves (Schulman et
 * al., "Trust region policy optimization", ICML 2015, appendix C).
 *
 * <p>The Fisher matrix times a vector is the central difference of the divergence's gradient along the vector: the same to
 * first order as differentiating twice, and no second derivative of any operation is needed.
 */
final class TrustRegion {
    /** How far parameters are moved for a difference of gradients. */
    private static final double DIFFERENCE = 0.02;

    private static final double RESIDUAL = 1e-10;

    private final LearningActor actor;
    private final HatrpoSettings settings;
    private final Batch batch;
    private final String advantages;
    private final Descent descent;
    private final float[] start;

    TrustRegion(LearningActor actor, HatrpoSettings settings, Batch batch, String advantages) {
        this.actor = actor;
        this.settings = settings;
        this.batch = batch;
        this.advantages = advantages;
        this.descent = actor.descent;
        this.start = descent.parameters().flat().toArray();
    }

    /** Takes the step, or none if no part of it helps; adds diagnostics. */
    void step(SequencedMap<String, Double> told) {
        Sums before = new Sums();
        double[] gradient = gradient(this::surrogate, before);
        double[] direction = conjugate(gradient);
        double curvature = dot(direction, fisher(direction));
        double scale = curvature > 0 ? Math.sqrt(2 * settings.trustRegion() / curvature) : 0;
        double expected = scale * dot(gradient, direction);
        double part = 1;
        boolean accepted = false;
        Sums after = new Sums();
        for (int i = 0; i < settings.lineSearchSteps() && expected > 0 && !accepted; i++) {
            move(direction, scale * part);
            after.clear();
            gradient(this::surrogate, after);
            double gain = (after.get("surrogate") - before.get("surrogate")) / batch.weight();
            double divergence = after.get("divergence") / batch.weight();
            accepted = divergence <= settings.trustRegion() && gain > settings.acceptRatio() * expected * part;
            part *= settings.backtrack();
        }
        if (!accepted) {
            move(direction, 0);
        }
        told.put("entropy", before.get("entropy") / batch.weight());
        told.put("divergence", accepted ? after.get("divergence") / batch.weight() : 0);
        told.put("accepted", accepted ? 1.0 : 0.0);
        told.put("actor_gradient_norm", Math.sqrt(dot(gradient, gradient)));
    }

    /** The mean over who took part of ratio times advantage. */
    private Node surrogate(Tape tape, Weights weights, int tile, Sums sums) {
        Node described = actor.describe(tape, weights, batch, tile);
        Node alive = batch.get(tape, Samples.ALIVE, tile);
        Node ratio = tape.exp(actor.logRatio(tape, described, batch, tile));
        Node gain = tape.multiply(tape.multiply(ratio, batch.get(tape, advantages, tile)), alive);
        sums.add("surrogate", tape, gain);
        sums.add("entropy", tape, tape.multiply(actor.distribution().entropy(tape, described), alive));
        sums.add("divergence", tape, divergence(tape, described, tile));
        return tape.scale(gain, 1 / batch.weight());
    }

    private Node divergence(Tape tape, Node described, int tile) {
        Node old = batch.get(tape, Samples.DESCRIBED, tile);
        Node divergence = actor.distribution().divergence(tape, old, described);
        return tape.multiply(divergence, batch.get(tape, Samples.ALIVE, tile));
    }

    private Node meanDivergence(Tape tape, Weights weights, int tile, Sums sums) {
        Node described = actor.describe(tape, weights, batch, tile);
        return tape.scale(divergence(tape, described, tile), 1 / batch.weight());
    }

    private double[] gradient(Descent.TileLoss loss, Sums sums) {
        descent.differentiate(batch.tiles(), sums, loss);
        float[] flat = descent.gradient().flat().toArray();
        double[] gradient = new double[flat.length];
        for (int i = 0; i < flat.length; i++) {
            gradient[i] = flat[i];
        }
        return gradient;
    }

    private void move(double[] direction, double by) {
        float[] moved = new float[start.length];
        for (int i = 0; i < start.length; i++) {
            moved[i] = (float) (start[i] + by * direction[i]);
        }
        descent.parameters().flat().copyFrom(moved);
    }

    /** The damped Fisher matrix times a vector. */
    private double[] fisher(double[] vector) {
        double size = Math.sqrt(dot(vector, vector));
        if (size == 0) {
            return new double[vector.length];
        }
        double by = DIFFERENCE / size;
        move(vector, by);
        double[] above = gradient(this::meanDivergence, new Sums());
        move(vector, -by);
        double[] below = gradient(this::meanDivergence, new Sums());
        move(vector, 0);
        double[] product = new double[vector.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = (above[i] - below[i]) / (2 * by) + settings.damping() * vector[i];
        }
        return product;
    }

    /** Solves Fisher x = gradient by conjugate gradients (Hestenes and Stiefel, 1952). */
    private double[] conjugate(double[] gradient) {
        double[] solution = new double[gradient.length];
        double[] residual = gradient.clone();
        double[] search = gradient.clone();
        double size = dot(residual, residual);
        for (int i = 0; i < settings.conjugateSteps() && size > RESIDUAL; i++) {
            double[] product = fisher(search);
            double step = size / dot(search, product);
            for (int j = 0; j < solution.length; j++) {
                solution[j] += step * search[j];
                residual[j] -= step * product[j];
            }
            double next = dot(residual, residual);
            for (int j = 0; j < search.length; j++) {
                search[j] = residual[j] + next / size * search[j];
            }
            size = next;
        }
        return solution;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
