package io.throng.scenarios.foraging;

import io.throng.agents.arena.GameFactory;
import io.throng.scenarios.LearningScenario;

/**
 * Level-based foraging (Albrecht and Ramamoorthy, 2013; Papoudakis et al., NeurIPS 2021 datasets and benchmarks), as
 * lb-foraging 3 plays it. The field's task name {@code Foraging-2s-10x10-3p-3f-coop} is {@code size=10}, {@code agents=3},
 * {@code foods=3}, {@code sight=2}, {@code forceCoop=true}; without {@code 2s} the sight is the whole field, without
 * {@code coop} food is of any level, and {@code ind} is {@code maxFoodLevel=1}.
 */
public final class Foraging implements LearningScenario<Foraging.Parameters> {
    /**
     * What can be set.
     *
     * @param size rows and columns of the field, 5 to 100
     * @param agents players, 1 to 100, a third of the cells at most
     * @param foods how much food there is at first, 1 to 100; less where there is no room
     * @param minPlayerLevel lowest level of players, at least 1
     * @param maxPlayerLevel highest level of players, at least the lowest
     * @param minFoodLevel lowest level of food, at least 1
     * @param maxFoodLevel highest level of food; 0 for the sum of the three lowest levels of players
     * @param sight how far players see, at least 1; 0 for the whole field
     * @param forceCoop whether all food has the highest level
     * @param penalty what a failed attempt costs each who took part, at least 0
     * @param normalizeRewards whether the rewards of an episode add up to at most 1
     * @param gridObservation whether players see three layers of cells instead of a list of things
     * @param masks whether choices that would do nothing are forbidden
     * @param episodeSteps steps until the time limit, at least 1
     */
    public record Parameters(
            int size,
            int agents,
            int foods,
            int minPlayerLevel,
            int maxPlayerLevel,
            int minFoodLevel,
            int maxFoodLevel,
            int sight,
            boolean forceCoop,
            double penalty,
            boolean normalizeRewards,
            boolean gridObservation,
            boolean masks,
            int episodeSteps) {
        private static final int LARGEST = 100;

        /** Checks the ranges. */
        public Parameters {
            require("size", size, 5, LARGEST);
            require("agents", agents, 1, Math.min(LARGEST, size * size / 3));
            require("foods", foods, 1, LARGEST);
            require("minPlayerLevel", minPlayerLevel, 1, LARGEST);
            require("maxPlayerLevel", maxPlayerLevel, minPlayerLevel, LARGEST);
            require("minFoodLevel", minFoodLevel, 1, LARGEST);
            require("maxFoodLevel", maxFoodLevel, maxFoodLevel == 0 ? 0 : minFoodLevel, 3 * LARGEST);
            require("sight", sight, 0, LARGEST);
            require("episodeSteps", episodeSteps, 1, 1 << 20);
            if (!(penalty >= 0) || Double.isInfinite(penalty)) {
                throw new IllegalArgumentException("penalty must be at least 0, got " + penalty);
            }
        }

        private static void require(String name, int value, int low, int high) {
            if (value < low || value > high) {
                throw new IllegalArgumentException(name + " must be in [" + low + ", " + high + "], got " + value);
            }
        }

        /** How far players see in cells. */
        int reach() {
            return sight == 0 ? size : sight;
        }
    }

    /** For the service loader. */
    public Foraging() {}

    @Override
    public String name() {
        return "foraging";
    }

    @Override
    public String description() {
        return "Players of different levels collect food that takes several of them to lift (Papoudakis et al. 2021).";
    }

    @Override
    public String scale() {
        return "Rewards summed over an episode, undiscounted, averaged over players: all food collected is 1 over the"
                + " number of players (EPyMARL adds players up: 1). EPyMARL's MAPPO on 8x8-2p-2f-coop, summed: 0.005,"
                + " 0.10, 0.31, 0.51 after 50, 101, 201, 252 thousand steps, 1 in the end.";
    }

    /** The task 8x8-2p-2f-coop. */
    @Override
    public Parameters defaults() {
        return new Parameters(8, 2, 2, 1, 2, 1, 0, 0, true, 0, true, false, false, 50);
    }

    @Override
    public Parameters withAgents(Parameters p, int agents) {
        return new Parameters(
                p.size,
                agents,
                p.foods,
                p.minPlayerLevel,
                p.maxPlayerLevel,
                p.minFoodLevel,
                p.maxFoodLevel,
                p.sight,
                p.forceCoop,
                p.penalty,
                p.normalizeRewards,
                p.gridObservation,
                p.masks,
                p.episodeSteps);
    }

    @Override
    public GameFactory game(Parameters parameters) {
        return (agents, worlds) -> new ForagingGame(parameters, agents, worlds);
    }
}
