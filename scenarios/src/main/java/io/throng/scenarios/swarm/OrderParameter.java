package io.throng.scenarios.swarm;

import io.throng.kernel.measure.Measure;
import io.throng.kernel.state.FloatColumn;
import java.util.function.IntPredicate;

/**
 * How much a swarm moves one way: the length of the mean unit heading, 0 for no common direction and 1 for one (Vicsek
 * et al., Phys. Rev. Lett. 75, 1995, p. 1227). Agents that do not move have no heading but count.
 */
final class OrderParameter implements Measure {
    private final FloatColumn motionX;
    private final FloatColumn motionY;
    private final IntPredicate counted;

    /**
     * The order of some agents.
     *
     * @param motionX along x, of any length
     * @param motionY along y
     * @param counted which rows take part
     */
    OrderParameter(FloatColumn motionX, FloatColumn motionY, IntPredicate counted) {
        this.motionX = motionX;
        this.motionY = motionY;
        this.counted = counted;
    }

    @Override
    public String name() {
        return "order";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public int terms() {
        return 3;
    }

    @Override
    public void terms(int row, double[] into) {
        double x = motionX.read()[row];
        double y = motionY.read()[row];
        double length = Math.sqrt(x * x + y * y);
        boolean takesPart = counted.test(row);
        double perLength = takesPart && length > 0 ? 1 / length : 0;
        into[0] = x * perLength;
        into[1] = y * perLength;
        into[2] = takesPart ? 1 : 0;
    }

    @Override
    public double value(double[] sums, int rows) {
        return sums[2] > 0 ? Math.sqrt(sums[0] * sums[0] + sums[1] * sums[1]) / sums[2] : 0;
    }
}
