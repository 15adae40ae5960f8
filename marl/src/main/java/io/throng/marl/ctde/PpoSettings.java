package io.throng.marl.ctde;

import io.throng.marl.rollout.GeneralizedAdvantageEstimation;
import io.throng.marl.rollout.Sharing;
import io.throng.marl.tensor.Activation;

/**
 * Settings of the proximal policy optimisation family.
 *
 * <p>The defaults start from the MAPPO paper's published code for the particle world (Yu et al., NeurIPS 2022) and depart from it
 * where a measurement said so: an episode cut off by the time limit is valued here by its last state, so values reach beyond the
 * episode, and with a discount of 0.99 they took 100,000s of steps to get there; 0.95, as in Lowe et al. (2017), no value clipping
 * and four minibatches learn simple_spread several times faster (see the module's README).
 *
 * @param worlds worlds stepped together, at least 1
 * @param rolloutSteps steps in every world between two updates, at least 1
 * @param epochs passes over a batch, at least 1
 * @param minibatches parts of a batch, each one gradient step; at least 1
 * @param clip epsilon: how far the probability ratio may matter, above 0
 * @param entropy weight of the entropy bonus, at least 0
 * @param discount gamma, in [0, 1]
 * @param lambda of generalized advantage estimation, in [0, 1]
 * @param actorRate Adam's learning rate for actors, above 0
 * @param criticRate Adam's learning rate for critics, above 0
 * @param decaySteps environment steps over which both rates fall linearly to 0; 0 keeps them
 * @param adamEpsilon Adam's epsilon, above 0
 * @param gradientNorm largest norm of an actor's or a critic's gradient, above 0
 * @param valueClip how far a value may move from its old one before the loss stops rewarding it; 0 switches it off
 * @param huber where the value loss turns from square to linear, above 0
 * @param hiddenWidth units of each hidden layer, at least 1
 * @param hiddenLayers hidden layers, at least 0
 * @param activation of the hidden layers
 * @param normalizeInputs whether observations are layer-normalised first; they must have at least 3 numbers then
 * @param layerNorm whether hidden layers are layer-normalised
 * @param normalizeValues whether value targets are normalised
 * @param sharing which agents learn one policy together
 */
public record PpoSettings(
        int worlds,
        int rolloutSteps,
        int epochs,
        int minibatches,
        double clip,
        double entropy,
        double discount,
        double lambda,
        double actorRate,
        double criticRate,
        long decaySteps,
        double adamEpsilon,
        double gradientNorm,
        double valueClip,
        double huber,
        int hiddenWidth,
        int hiddenLayers,
        Activation activation,
        boolean normalizeInputs,
        boolean layerNorm,
        boolean normalizeValues,
        Sharing sharing) {
    private static final int MOST_WORLDS = 1 << 16;
    private static final int LARGEST = 1 << 20;

    /** Checks the ranges. */
    public PpoSettings {
        requireCount("worlds", worlds, 1, MOST_WORLDS);
        requireCount("rolloutSteps", rolloutSteps, 1, LARGEST);
        requireCount("epochs", epochs, 1, LARGEST);
        requireCount("minibatches", minibatches, 1, LARGEST);
        requirePositive("clip", clip);
        requireAtLeastZero("entropy", entropy);
        requirePositive("actorRate", actorRate);
        requirePositive("criticRate", criticRate);
        requireAtLeastZero("decaySteps", decaySteps);
        requirePositive("adamEpsilon", adamEpsilon);
        requirePositive("gradientNorm", gradientNorm);
        requireAtLeastZero("valueClip", valueClip);
        requirePositive("huber", huber);
        requireCount("hiddenWidth", hiddenWidth, 1, LARGEST);
        requireCount("hiddenLayers", hiddenLayers, 0, 100);
        if (activation == Activation.IDENTITY) {
            throw new IllegalArgumentException("activation must be TANH or RELU, got IDENTITY");
        }
        if (minibatches > (long) worlds * rolloutSteps) {
            throw new IllegalArgumentException("minibatches must be at most worlds * rolloutSteps = "
                    + (long) worlds * rolloutSteps + ", got " + minibatches);
        }
        new GeneralizedAdvantageEstimation(discount, lambda);
    }

    /** See the class. */
    public static PpoSettings defaults() {
        return new PpoSettings(
                128,
                25,
                10,
                4,
                0.2,
                0.005,
                0.95,
                0.95,
                7e-4,
                7e-4,
                0,
                1e-5,
                10,
                0,
                10,
                64,
                2,
                Activation.TANH,
                true,
                true,
                true,
                Sharing.BY_KIND);
    }

    /** What is left of the learning rates after so many environment steps, in [0, 1]. */
    double rateFactor(long environmentSteps) {
        return decaySteps == 0 ? 1 : Math.max(0, 1 - (double) environmentSteps / decaySteps);
    }

    /** How advantages are estimated. */
    GeneralizedAdvantageEstimation advantages() {
        return new GeneralizedAdvantageEstimation(discount, lambda);
    }

    private static void requireCount(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(name + " must be in [" + low + ", " + high + "], got " + value);
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be above 0, got " + value);
        }
    }

    private static void requireAtLeastZero(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be at least 0, got " + value);
        }
    }
}
