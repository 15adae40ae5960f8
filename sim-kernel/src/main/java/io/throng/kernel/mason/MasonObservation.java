package io.throng.kernel.mason;

import io.throng.kernel.SteeredRun;
import java.util.Arrays;
import java.util.function.IntFunction;
import sim.app.cto.CooperativeObservation;
import sim.util.Double2D;

/**
 * MASON's demo of cooperative target observation, {@code sim.app.cto.CooperativeObservation}, with observers that are led
 * from outside: ten observers are to keep as many of forty moving targets as they can within the range of their sensors.
 *
 * <p>Observers that are not led follow the controller that comes with the model: every 20 steps it clusters all targets
 * by k-means, starting from the observers' places, and moves each observer's goal a quarter of the way to its cluster's
 * mean. The sensors' range is no part of MASON's demo; that of the paper behind it (Luke, Sullivan, Panait and Balan,
 * "Tunably decentralized algorithms for cooperative target observation", AAMAS 2005) was 5 to 25 in a field of 150.
 *
 * <p>A decision is a direction to make for, one of eight, or to stay. Each target observed is worth 1 over the number of
 * decisions, in equal parts for the observers that have it within their range; what falls to observers that are not led is
 * for all that are. So the mean over the led observers of what they earn in an episode is the mean number of targets
 * observed at the decisions' ends, by whomever.
 *
 * @param led how many of the ten observers are led, the first ones, in [1, 10]
 * @param range of the sensors, above 0, in MASON's unit: the field is 400 by 400
 * @param warmUpSteps MASON's steps before an episode, in which its controller leads everybody; at least 0
 * @param stepsPerDecision MASON's steps between two decisions, at least 1
 * @param decisions in an episode, at least 1
 * @param shipped whether MASON's controller goes on leading everybody, whatever the actions: what to compare with
 */
public record MasonObservation(
        int led, double range, int warmUpSteps, int stepsPerDecision, int decisions, boolean shipped) {
    /** How many observers there are. */
    public static final int OBSERVERS = CooperativeObservation.NUM_AGENTS;

    /** How many targets there are. */
    public static final int TARGETS = CooperativeObservation.NUM_TARGETS;

    /** How many targets an observer perceives: the nearest ones. */
    public static final int TARGETS_SEEN = 10;

    /** How many other observers an observer perceives: the nearest ones. */
    public static final int OBSERVERS_SEEN = 3;

    /** Numbers for each target perceived: where it is from the observer, along x and y, and how many others have it. */
    public static final int NUMBERS_A_TARGET = 3;

    /** The length of an observation. */
    public static final int FEATURES = 2 + NUMBERS_A_TARGET * TARGETS_SEEN + 2 * OBSERVERS_SEEN;

    /** How many directions an observer may choose from, staying among them. */
    public static final int DIRECTIONS = 9;

    private static final double HALF_FIELD = CooperativeObservation.XMAX / 2;

    /** What makes distances numbers of the order of 1. */
    private static final double SCALE = 100;

    /** Checks the ranges. */
    public MasonObservation {
        if (led < 1 || led > OBSERVERS) {
            throw new IllegalArgumentException("led must be in [1, " + OBSERVERS + "], got " + led);
        }
        if (!(range > 0)) {
            throw new IllegalArgumentException("range must be above 0, got " + range);
        }
        if (warmUpSteps < 0) {
            throw new IllegalArgumentException("warmUpSteps must be at least 0, got " + warmUpSteps);
        }
        if (decisions < 1) {
            throw new IllegalArgumentException("decisions must be at least 1, got " + decisions);
        }
        if (stepsPerDecision < 1) {
            throw new IllegalArgumentException("stepsPerDecision must be at least 1, got " + stepsPerDecision);
        }
    }

    /** A fresh model after its warm-up. */
    public SteeredRun start(int masonSeed) {
        return new Steering<>(
                        seed -> new LedObservation(seed, warmUpSteps),
                        stepsPerDecision,
                        this::observe,
                        this::act,
                        this::reward,
                        model -> false)
                .start(masonSeed);
    }

    private void act(LedObservation model, int observer, double[] action, int from) {
        if (!shipped) {
            int direction = (int) action[from];
            double reach = 2.0 * stepsPerDecision;
            Double2D here = model.observer(observer);
            model.lead(observer, here.x + reach * (direction % 3 - 1), here.y + reach * (direction / 3 - 1));
        }
    }

    private void reward(LedObservation model, double[] into, int from) {
        double[] shares = shares(model);
        double ofOthers = 0;
        for (int observer = led; observer < OBSERVERS; observer++) {
            ofOthers += shares[observer];
        }
        for (int observer = 0; observer < led; observer++) {
            into[from + observer] = (led * shares[observer] + ofOthers) / decisions;
        }
    }

    /** The part of the targets that falls to each observer; together, the number of targets observed. */
    private double[] shares(LedObservation model) {
        double[] shares = new double[OBSERVERS];
        for (int target = 0; target < TARGETS; target++) {
            Double2D place = model.target(target);
            int watchers = watchers(model, place);
            for (int observer = 0; observer < OBSERVERS && watchers > 0; observer++) {
                shares[observer] += hasInRange(model.observer(observer), place) ? 1.0 / watchers : 0;
            }
        }
        return shares;
    }

    private int watchers(LedObservation model, Double2D place) {
        int watchers = 0;
        for (int observer = 0; observer < OBSERVERS; observer++) {
            watchers += hasInRange(model.observer(observer), place) ? 1 : 0;
        }
        return watchers;
    }

    private boolean hasInRange(Double2D observer, Double2D target) {
        return observer.distanceSq(target) <= range * range;
    }

    private void observe(LedObservation model, int observer, float[] into, int from) {
        Double2D here = model.observer(observer);
        into[from] = (float) (here.x / HALF_FIELD - 1);
        into[from + 1] = (float) (here.y / HALF_FIELD - 1);
        int at = from + 2;
        for (Double2D target : nearest(here, TARGETS, TARGETS_SEEN, model::target)) {
            int others = watchers(model, target) - (hasInRange(here, target) ? 1 : 0);
            into[at++] = (float) ((target.x - here.x) / SCALE);
            into[at++] = (float) ((target.y - here.y) / SCALE);
            into[at++] = others;
        }
        IntFunction<Double2D> others = other -> model.observer(other < observer ? other : other + 1);
        for (Double2D other : nearest(here, OBSERVERS - 1, OBSERVERS_SEEN, others)) {
            into[at++] = (float) ((other.x - here.x) / SCALE);
            into[at++] = (float) ((other.y - here.y) / SCALE);
        }
    }

    /** The nearest few places in order of distance; of two at the same distance the first. */
    private static Double2D[] nearest(Double2D here, int count, int few, IntFunction<Double2D> places) {
        Double2D[] found = new Double2D[few];
        double[] distances = new double[few];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        for (int i = 0; i < count; i++) {
            Double2D place = places.apply(i);
            double distance = here.distanceSq(place);
            int rank = few;
            while (rank > 0 && distance < distances[rank - 1]) {
                rank--;
            }
            if (rank < few) {
                System.arraycopy(found, rank, found, rank + 1, few - rank - 1);
                System.arraycopy(distances, rank, distances, rank + 1, few - rank - 1);
                found[rank] = place;
                distances[rank] = distance;
            }
        }
        return found;
    }
}
