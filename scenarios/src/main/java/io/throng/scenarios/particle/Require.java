package io.throng.scenarios.particle;

/** Checks of parameters. */
final class Require {
    private static final int MOST_AGENTS = 1000;

    private Require() {}

    static void between(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(name + " must be in [" + low + ", " + high + "], got " + value);
        }
    }

    static void agents(String name, int value) {
        between(name, value, 1, MOST_AGENTS);
    }

    static void episodeSteps(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("episodeSteps must be at least 1, got " + value);
        }
    }

    static void ratio(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be in [0, 1], got " + value);
        }
    }

    /** For scenarios whose agents each have a part of their own. */
    static void exactly(int agents, int got) {
        if (got != agents) {
            throw new IllegalArgumentException(
                    "agents must be " + agents + ", got " + got + "; each has a part of its own in this scenario");
        }
    }

    /** For scenarios of two teams. */
    static void bothTeams(int agents) {
        if (agents < 2) {
            throw new IllegalArgumentException("agents must be at least 2, one of each team, got " + agents);
        }
    }
}
