package io.throng.scenarios.warehouse;

import io.throng.agents.arena.GameFactory;
import io.throng.scenarios.LearningScenario;

/**
 * The multi-robot warehouse, rware (Papoudakis et al., NeurIPS 2021 datasets and benchmarks), as robotic-warehouse 2 plays
 * it. The field's task {@code rware-tiny-4ag-hard} is {@code size=tiny}, {@code agents=4}, {@code difficulty=hard}.
 */
public final class Warehouse implements LearningScenario<Warehouse.Parameters> {
    /** How large a warehouse is: rows of groups of shelves, and columns of them. */
    public enum Size {
        /** One row, three columns. */
        TINY(1, 3),
        /** Two rows, three columns. */
        SMALL(2, 3),
        /** Two rows, five columns. */
        MEDIUM(2, 5),
        /** Three rows, five columns. */
        LARGE(3, 5);

        final int rows;
        final int columns;

        Size(int rows, int columns) {
            this.rows = rows;
            this.columns = columns;
        }
    }

    /** How many shelves are requested at any time. */
    public enum Difficulty {
        /** Two a robot. */
        EASY(2),
        /** One a robot. */
        NORMAL(1),
        /** One for every two robots. */
        HARD(0.5);

        private final double requestsOfARobot;

        Difficulty(double requestsOfARobot) {
            this.requestsOfARobot = requestsOfARobot;
        }

        int requests(int robots) {
            return (int) (robots * requestsOfARobot);
        }
    }

    /** Who is paid for what. */
    public enum Reward {
        /** All robots 1 for each shelf delivered. */
        GLOBAL,
        /** The robot that delivers 1. */
        INDIVIDUAL,
        /** The robot that delivers one half, and another when it puts down the shelf. */
        TWO_STAGE
    }

    /**
     * What can be set.
     *
     * @param size of the warehouse
     * @param columnHeight shelves in a column of a group, 1 to 30
     * @param agents robots, 1 to 100, as many as there are cells at most
     * @param difficulty how many shelves are requested at any time
     * @param requests how many instead, fewer than there are shelves; 0 for what the difficulty says
     * @param reward who is paid for what
     * @param sensorRange how far robots see, 1 to 15
     * @param messageBits bits that a robot sends to those that see it, 0 to 16
     * @param view what robots see
     * @param inactivitySteps steps without a delivery that end an episode; 0 for never
     * @param episodeSteps steps until the time limit, at least 1
     */
    public record Parameters(
            Size size,
            int columnHeight,
            int agents,
            Difficulty difficulty,
            int requests,
            Reward reward,
            int sensorRange,
            int messageBits,
            View view,
            int inactivitySteps,
            int episodeSteps) {
        private static final int LONGEST = 1 << 20;

        /** Checks the ranges. */
        public Parameters {
            require("columnHeight", columnHeight, 1, 30);
            Layout layout = new Layout(size, columnHeight);
            require("agents", agents, 1, Math.min(100, layout.cells()));
            require("requests", requests, 0, layout.shelves() - 1);
            require("sensorRange", sensorRange, 1, 15);
            require("messageBits", messageBits, 0, 16);
            require("inactivitySteps", inactivitySteps, 0, LONGEST);
            require("episodeSteps", episodeSteps, 1, LONGEST);
            if (requests == 0 && difficulty.requests(agents) >= layout.shelves()) {
                throw new IllegalArgumentException("requests must be fewer than the " + layout.shelves()
                        + " shelves, got " + difficulty.requests(agents) + " by the difficulty; give fewer agents");
            }
        }

        private static void require(String name, int value, int low, int high) {
            if (value < low || value > high) {
                throw new IllegalArgumentException(name + " must be in [" + low + ", " + high + "], got " + value);
            }
        }

        /** How many shelves are requested at any time. */
        int requested() {
            return requests == 0 ? difficulty.requests(agents) : requests;
        }
    }

    /**
     * What robots see.
     *
     * @param imageObservation whether five layers of cells instead of a list of what is in each
     * @param directional whether the layers are turned so that the robot looks up
     * @param normalizeCoordinates whether a robot's place is in [0, 1] instead of in cells, where there are no layers
     */
    public record View(boolean imageObservation, boolean directional, boolean normalizeCoordinates) {}

    /** For the service loader. */
    public Warehouse() {}

    @Override
    public String name() {
        return "rware";
    }

    @Override
    public String description() {
        return "Robots carry requested shelves to where they are emptied, and back (Papoudakis et al. 2021).";
    }

    @Override
    public String scale() {
        return "Rewards summed over 500 steps, undiscounted, averaged over robots: shelves delivered over robots"
            + " (EPyMARL adds robots up). Summed, EPyMARL's MAPPO and IPPO after 40 million steps: tiny with 2 robots"
            + " 21.2 and 20.2, with 4 49.4 and 31.8, small with 4 27.0 and 19.8; QMIX and VDN below 1.";
    }

    /** The task rware-tiny-2ag. */
    @Override
    public Parameters defaults() {
        View view = new View(false, true, false);
        return new Parameters(Size.TINY, 8, 2, Difficulty.NORMAL, 0, Reward.INDIVIDUAL, 1, 0, view, 0, 500);
    }

    @Override
    public Parameters withAgents(Parameters p, int agents) {
        return new Parameters(
                p.size,
                p.columnHeight,
                agents,
                p.difficulty,
                p.requests,
                p.reward,
                p.sensorRange,
                p.messageBits,
                p.view,
                p.inactivitySteps,
                p.episodeSteps);
    }

    @Override
    public GameFactory game(Parameters parameters) {
        return (agents, worlds) -> new WarehouseGame(parameters, agents, worlds);
    }
}
