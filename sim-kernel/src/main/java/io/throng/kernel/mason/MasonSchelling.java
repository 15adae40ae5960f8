package io.throng.kernel.mason;

import java.util.LinkedHashMap;
import java.util.Map;
import sim.app.schelling.Schelling;
import sim.field.grid.IntGrid2D;

/**
 * MASON's demo {@code sim.app.schelling.Schelling} as it ships, stepped by its own schedule on the calling thread and
 * without a display.
 *
 * <p>An agent moves to a random empty cell unless those of its colour among the eight cells around count at least
 * {@code threshold}, each weighted by one over its distance. MASON visits every cell in a step, empty ones too; the time
 * is divided among the agents.
 */
public final class MasonSchelling {
    private final Schelling model;
    private final int agents;

    /**
     * Agents at step 0, with MASON's parameters but for the world's size.
     *
     * @param width in cells, at least 1
     * @param height in cells, at least 1
     * @param seed MASON's generator takes its low 32 bits
     */
    public MasonSchelling(int width, int height, long seed) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("width and height must be at least 1, got " + width + " x " + height);
        }
        this.model = new Schelling(seed, width, height);
        model.start();
        this.agents = count();
    }

    private int count() {
        int count = 0;
        for (int[] column : model.neighbors.field) {
            for (int cell : column) {
                count += isAgent(cell) ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean isAgent(int cell) {
        return cell == Schelling.RED || cell == Schelling.BLUE;
    }

    /** How many agents there are: six cells of ten, as drawn; they stay the same in number. */
    public int agents() {
        return agents;
    }

    /**
     * Takes steps.
     *
     * @param steps at least 1
     * @return processor time of the calling thread per agent and step, in nanoseconds; garbage collection is not in it
     */
    public double run(int steps) {
        return CallersTime.perAgentStep(model, steps, Math.max(1, agents));
    }

    /** Of all pairs of agents on touching cells, the part whose colours are alike; not a number without a pair. */
    public double alike() {
        long pairs = 0;
        long alike = 0;
        IntGrid2D grid = model.neighbors;
        for (int x = 0; x < grid.getWidth(); x++) {
            for (int y = 0; y < grid.getHeight(); y++) {
                // Half of the cells around: each pair once.
                for (int[] step : new int[][] {{1, 0}, {0, 1}, {1, 1}, {1, -1}}) {
                    int other = at(x + step[0], y + step[1]);
                    if (isAgent(grid.field[x][y]) && isAgent(other)) {
                        pairs++;
                        alike += other == grid.field[x][y] ? 1 : 0;
                    }
                }
            }
        }
        return alike / (double) pairs;
    }

    /** The cell, or nobody beyond the edge. */
    private int at(int x, int y) {
        IntGrid2D grid = model.neighbors;
        boolean inside = x < grid.getWidth() && y >= 0 && y < grid.getHeight();
        return inside ? grid.field[x][y] : Schelling.EMPTY;
    }

    /** MASON's parameters of the rules by MASON's names, so that whoever compares can check that they are the same. */
    public Map<String, Double> parameters() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("neighborhood", (double) model.neighborhood);
        values.put("threshold", (double) model.threshold);
        values.put("redProbability", model.redProbability);
        values.put("blueProbability", model.blueProbability);
        values.put("emptyProbability", model.emptyProbability);
        values.put("unavailableProbability", model.unavailableProbability);
        return values;
    }
}
