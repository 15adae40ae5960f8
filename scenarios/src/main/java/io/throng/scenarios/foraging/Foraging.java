package io.throng.scenarios.foraging;

import io.throng.agents.arena.GameFactory;
import io.throng.scenarios.LearningScenario;

/**
 * Level-based foraging (Albrecht and Ramamoorthy, AAMAS 2013; Papoudakis et al., NeurIPS 2021 datasets and benchmarks), as
 * lb-foraging 3 plays it. A task of the field is one parameter: {@code task=2s-10x10-3p-3f-coop}, see {@link Task}.
 */
public final class Foraging implements LearningScenario<Foraging.Parameters> {
    private static final int LARGEST = 100;

    /** The task 8x8-2p-2f-coop. */
    private static final Parameters DEFAULTS =
            new Parameters("", 8, 2, 2, new Levels(1, 2, 1, 0), 0, true, 0, true, new View(false, true, false), 50);

    /**
     * What can be set.
     *
     * @param task the field's name of a task, in place of the parameters it names; empty for none, and once they are set
     * @param size rows and columns of the field, 5 to 100
     * @param agents players, 1 to 100, a third of the cells at most
     * @param foods how much food there is at first, 1 to 100; less where there is no room
     * @param levels of players and food
     * @param sight how far players see, at least 1; 0 for the whole field
     * @param forceCoop whether all food has the highest level
     * @param penalty what a failed attempt costs each who took part, at least 0
     * @param normalizeRewards whether the rewards of an episode add up to at most 1
     * @param view what players are shown
     * @param episodeSteps steps until the time limit, at least 1
     */
    public record Parameters(
            String task,
            int size,
            int agents,
            int foods,
            Levels levels,
            int sight,
            boolean forceCoop,
            double penalty,
            boolean normalizeRewards,
            View view,
            int episodeSteps) {
        /** Sets what the task names, and checks the ranges. */
        public Parameters {
            if (!task.isEmpty()) {
                Task named = Task.named(task);
                size = named.inPlaceOf("size", size, DEFAULTS.size, named.size());
                agents = named.inPlaceOf("agents", agents, DEFAULTS.agents, named.players());
                foods = named.inPlaceOf("foods", foods, DEFAULTS.foods, named.foods());
                forceCoop = named.coop();
                sight = named.sight() > 0 ? named.inPlaceOf("sight", sight, 0, named.sight()) : sight;
                penalty = named.pen() ? named.inPlaceOf("penalty", penalty, 0.0, 0.1) : penalty;
                levels = named.ind() ? levels.withHighestFood(named) : levels;
                view = new View(view.gridObservation || named.grid(), view.observeLevels, view.masks);
                task = "";
            }
            require("size", size, 5, LARGEST);
            require("agents", agents, 1, Math.min(LARGEST, size * size / 3));
            require("foods", foods, 1, LARGEST);
            require("sight", sight, 0, LARGEST);
            require("episodeSteps", episodeSteps, 1, 1 << 20);
            if (!(penalty >= 0) || Double.isInfinite(penalty)) {
                throw new IllegalArgumentException("penalty must be at least 0, got " + penalty);
            }
        }

        /** How far players see in cells. */
        int reach() {
            return sight == 0 ? size : sight;
        }

        /** The highest level that food can have. */
        int highestFood() {
            return levels.maxFoodLevel == 0 ? Math.min(3, agents) * levels.maxPlayerLevel : levels.maxFoodLevel;
        }
    }

    /**
     * The ranges that levels are drawn from, all the same chance.
     *
     * @param minPlayerLevel lowest level of players, at least 1
     * @param maxPlayerLevel highest level of players, at least the lowest
     * @param minFoodLevel lowest level of food, at least 1
     * @param maxFoodLevel highest level of food; 0 for the sum of the three lowest levels of players
     */
    public record Levels(int minPlayerLevel, int maxPlayerLevel, int minFoodLevel, int maxFoodLevel) {
        /** Checks the ranges. */
        public Levels {
            require("minPlayerLevel", minPlayerLevel, 1, LARGEST);
            require("maxPlayerLevel", maxPlayerLevel, minPlayerLevel, LARGEST);
            require("minFoodLevel", minFoodLevel, 1, LARGEST);
            require("maxFoodLevel", maxFoodLevel, maxFoodLevel == 0 ? 0 : minFoodLevel, 3 * LARGEST);
        }

        private Levels withHighestFood(Task named) {
            int highest = named.inPlaceOf("maxFoodLevel", maxFoodLevel, 0, 1);
            return new Levels(minPlayerLevel, maxPlayerLevel, minFoodLevel, highest);
        }
    }

    /**
     * What players are shown.
     *
     * @param gridObservation whether three layers of cells instead of a list of things
     * @param observeLevels whether the levels of players
     * @param masks whether choices that would do nothing are forbidden
     */
    public record View(boolean gridObservation, boolean observeLevels, boolean masks) {}

    private static void require(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(name + " must be in [" + low + ", " + high + "], got " + value);
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
                + " 0.10, 0.31, 0.51 after 50, 101, 201, 252 thousand steps, 1 in the end. In the end, summed (MAPPO,"
                + " QMIX): 2s-8x8-2p-2f-coop 0.85, 1.00; 10x10-3p-3f 0.99, 0.84; 2s-10x10-3p-3f 0.72, 0.90;"
                + " 15x15-3p-5f 0.77, 0.09; 15x15-4p-3f 0.96, 0.15; 15x15-4p-5f 0.70, 0.25.";
    }

    @Override
    public Parameters defaults() {
        return DEFAULTS;
    }

    @Override
    public Parameters withAgents(Parameters p, int agents) {
        return new Parameters(
                p.task,
                p.size,
                agents,
                p.foods,
                p.levels,
                p.sight,
                p.forceCoop,
                p.penalty,
                p.normalizeRewards,
                p.view,
                p.episodeSteps);
    }

    @Override
    public GameFactory game(Parameters parameters) {
        return (agents, worlds) -> new ForagingGame(parameters, agents, worlds);
    }
}
