package io.throng.scenarios.grid;

/** Sizes of square grids, and checks of what is given for them. */
final class Squares {
    /** The most cells along a side. */
    static final int LONGEST = 16_000;

    private Squares() {}

    /** The side of the smallest square, at least {@code least} long, on which agents are not denser than asked for. */
    static int side(int agents, double density, int least) {
        int side = (int) Math.ceil(Math.sqrt(agents / density) - 1e-9);
        return Math.max(least, side);
    }

    static void requireAgents(int agents) {
        if (agents < 1) {
            throw new IllegalArgumentException("agents must be at least 1, got " + agents);
        }
    }

    static void requireDensity(int agents, double density) {
        requireAgents(agents);
        if (!(density > 0 && density < 1)) {
            throw new IllegalArgumentException(
                    "density must be in (0, 1), got " + density + "; give agents per cell, and leave room to move");
        }
        if (side(agents, density, 1) > LONGEST) {
            throw new IllegalArgumentException("agents at density " + density + " must fit on " + LONGEST + " x "
                    + LONGEST + " cells, got " + agents + " agents; raise the density");
        }
    }

    static void requireRange(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(name + " must be in [" + low + ", " + high + "], got " + value);
        }
    }

    static void requireRange(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(name + " must be in [" + low + ", " + high + "], got " + value);
        }
    }
}
