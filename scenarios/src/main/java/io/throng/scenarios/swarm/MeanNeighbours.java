package io.throng.scenarios.swarm;

import io.throng.kernel.measure.Measure;
import io.throng.kernel.space.CellList;
import io.throng.kernel.space.Plane;
import io.throng.kernel.state.FloatColumn;

/** How many others an agent has within a radius, on average over all agents: one query of the index an agent. */
final class MeanNeighbours implements Measure {
    private final CellList index;
    private final FloatColumn x;
    private final FloatColumn y;
    private final float reach;

    /**
     * Neighbours of all agents of an index.
     *
     * @param x the indexed positions
     * @param radius at most the index's; a neighbour at this very distance counts
     */
    MeanNeighbours(CellList index, FloatColumn x, FloatColumn y, double radius) {
        this.index = index;
        this.x = x;
        this.y = y;
        this.reach = (float) (radius * radius);
    }

    @Override
    public String name() {
        return "neighbours";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public int terms() {
        return 1;
    }

    @Override
    public void terms(int row, double[] into) {
        int[] runs = new int[CellList.SCRATCH];
        int ends = index.near(x.read()[row], y.read()[row], runs);
        int found = -1;
        for (int run = 0; run < ends; run += 2) {
            found += within(x.read()[row], y.read()[row], runs[run], runs[run + 1]);
        }
        into[0] = found;
    }

    private int within(float px, float py, int from, int to) {
        Plane plane = index.plane();
        int found = 0;
        for (int place = from; place < to; place++) {
            float dx = plane.alongX(px, index.sortedX()[place]);
            float dy = plane.alongY(py, index.sortedY()[place]);
            found += dx * dx + dy * dy <= reach ? 1 : 0;
        }
        return found;
    }

    @Override
    public double value(double[] sums, int rows) {
        return rows > 0 ? sums[0] / rows : 0;
    }
}
