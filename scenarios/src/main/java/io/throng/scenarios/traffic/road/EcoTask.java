package io.throng.scenarios.traffic.road;

import io.throng.agents.Kind;
import io.throng.agents.arena.GameFactory;
import io.throng.agents.arena.SteeredGame;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.scenarios.traffic.emission.CarbonDioxide;
import java.util.List;

/**
 * Vehicles that learn to drive up to signals so as to emit little, on many approaches: after IntersectionZoo (Jayawardana et al.,
 * "IntersectionZoo: Eco-driving for benchmarking multi-agent contextual reinforcement learning", ICLR 2025). The approach is
 * drawn for each episode; those with even numbers are for learning, those with odd ones for tests.
 *
 * @param vehicles most that are controlled at the same time, at least 1; others that could be drive by themselves
 * @param approaches how many there are, at least 2
 * @param which of them are drawn
 * @param share of vehicles that are controlled, in (0, 1]
 * @param seconds of an episode, at least 50
 * @param control what an action means
 * @param reward what they earn
 * @param human whether they drive as people do, whatever they choose
 * @param emission what vehicles emit
 */
public record EcoTask(
        int vehicles,
        int approaches,
        Which which,
        double share,
        double seconds,
        EcoControl control,
        EcoReward reward,
        boolean human,
        CarbonDioxide emission) {
    static final double STEP = 0.5;
    static final int STEPS_PER_DECISION = 2;
    static final int FEATURES = 19;
    private static final double DECISION = STEP * STEPS_PER_DECISION;

    /** Approaches to draw from. */
    public enum Which {
        /** Those with even numbers. */
        TRAIN,
        /** Those with odd numbers. */
        TEST
    }

    /** Checks the ranges. */
    public EcoTask {
        if (vehicles < 1) {
            throw new IllegalArgumentException("agents must be at least 1, got " + vehicles);
        }
        if (approaches < 2) {
            throw new IllegalArgumentException("approaches must be at least 2, got " + approaches);
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be in (0, 1], got " + share);
        }
        if (!(seconds >= 50 && seconds <= 1e6)) {
            throw new IllegalArgumentException("seconds must be in [50, 1e6], got " + seconds);
        }
    }

    /** The rules for learning. */
    public GameFactory game() {
        Kind kind = new Kind("vehicle", vehicles, perceived(), choices());
        return SteeredGame.of(
                kind,
                decisions(),
                seed -> new EcoRun(this, seed),
                run -> ((EcoRun) run.get()).camera(() -> ((EcoRun) run.get()).traffic()));
    }

    private ActionSpec choices() {
        return switch (control) {
            case COAST -> new ActionSpec.Discrete(List.of("drive", "coast"));
            case ADVICE, GLIDE -> new ActionSpec.Continuous(List.of(new Feature("advice", "", -1, 1)));
            case ACCELERATION -> new ActionSpec.Continuous(List.of(new Feature("acceleration", "", -1, 1)));
        };
    }

    int decisions() {
        return (int) Math.ceil(seconds / DECISION);
    }

    EcoContext context(int seed) {
        int half = Math.max(1, approaches / 2);
        int number = 2 * Math.floorMod(seed, half) + (which == Which.TRAIN ? 0 : 1);
        return EcoContext.of(number, share);
    }

    private static ObservationSpec perceived() {
        return new ObservationSpec(List.of(
                new Feature("speed", "15 m/s", 0, 4),
                Feature.unbounded("to the line", "250 m"),
                new Feature("green", "", 0, 1),
                Feature.unbounded("until green", "30 s"),
                Feature.unbounded("until yellow", "30 s"),
                Feature.unbounded("speed to arrive at green", "15 m/s"),
                Feature.unbounded("speed to arrive before yellow", "15 m/s"),
                new Feature("leader", "", 0, 1),
                Feature.unbounded("gap to leader", "50 m"),
                Feature.unbounded("leader's speed", "15 m/s"),
                new Feature("follower", "", 0, 1),
                Feature.unbounded("gap to follower", "50 m"),
                Feature.unbounded("vehicles ahead", "10"),
                Feature.unbounded("share controlled", ""),
                Feature.unbounded("speed limit", "15 m/s"),
                Feature.unbounded("green time", "50 s"),
                Feature.unbounded("red time", "50 s"),
                Feature.unbounded("temperature", "100 F"),
                Feature.unbounded("humidity", "100 %")));
    }
}
