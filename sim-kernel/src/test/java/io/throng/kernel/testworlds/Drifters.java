package io.throng.kernel.testworlds;

import io.throng.kernel.LocalWorld;
import io.throng.kernel.Turn;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.random.Draws;
import io.throng.kernel.space.CellList;
import io.throng.kernel.space.Plane;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import java.util.List;

/**
 * Agents drift towards the sum of what they see, some throw now and then, some die: everything that a world in slabs may
 * do. Sums of floats show every change in the order of neighbours.
 */
public final class Drifters implements LocalWorld {
    private static final float RADIUS = 1;

    private final int founders;
    private final double stride;
    private final boolean frail;
    private final Table agents = new Table("agents");
    private final FloatColumn x = agents.floats("x", "m");
    private final FloatColumn y = agents.floats("y", "m");
    private final FloatColumn charge = agents.floats("charge", "");
    private final IntColumn kind = agents.constantInts("kind", "");
    private final Plane plane;
    private final CellList index;

    /**
     * Drifters who have not been placed.
     *
     * @param stride the farthest they move in a step
     * @param frail whether some throw and some die
     */
    public Drifters(int founders, Plane plane, double stride, boolean frail) {
        this.founders = founders;
        this.stride = stride;
        this.frail = frail;
        this.plane = plane;
        this.index = new CellList(plane, RADIUS, x, y, charge);
    }

    @Override
    public String name() {
        return "drifters";
    }

    @Override
    public String parameters() {
        return founders + " on " + plane + " by " + stride;
    }

    @Override
    public Table agents() {
        return agents;
    }

    @Override
    public int founders() {
        return founders;
    }

    @Override
    public List<CellList> indexes() {
        return List.of(index);
    }

    @Override
    public CellList surroundings() {
        return index;
    }

    @Override
    public double stride() {
        return stride;
    }

    @Override
    public void birth(Turn turn, int row) {
        Draws draws = turn.random().draws();
        x.write()[row] = draws.uniformFloat(0, plane.width());
        y.write()[row] = draws.uniformFloat(0, plane.height());
        charge.write()[row] = draws.uniformFloat(0, 1);
        kind.write()[row] = row % 7;
    }

    @Override
    public void decide(Turn turn, int row) {
        if (frail && kind.read()[row] == 3 && turn.random().nextInt(50) == 0) {
            throw new IllegalStateException("overcharged");
        }
        if (frail && turn.random().nextInt(500) == 0) {
            turn.die();
        }
        float sum = 0;
        int[] runs = turn.scratch();
        int ends = index.near(x.read()[row], y.read()[row], runs);
        for (int run = 0; run < ends; run += 2) {
            for (int place = runs[run]; place < runs[run + 1]; place++) {
                float dx = plane.alongX(x.read()[row], index.sortedX()[place]);
                float dy = plane.alongY(y.read()[row], index.sortedY()[place]);
                if (dx * dx + dy * dy <= RADIUS * RADIUS) {
                    sum += index.carried(0)[place] * (dx + 0.3f);
                }
            }
        }
        charge.write()[row] = 0.9f * charge.read()[row] + 0.01f * sum;
        Draws draws = turn.random().draws();
        float step = (float) (0.99 * stride);
        x.write()[row] = plane.intoX(x.read()[row] + draws.uniformFloat(-step, step));
        y.write()[row] = plane.intoY(y.read()[row] + draws.uniformFloat(-step, step));
    }

    @Override
    public List<Measure> measures() {
        return List.of(new Mean("charge", row -> charge.read()[row]));
    }
}
