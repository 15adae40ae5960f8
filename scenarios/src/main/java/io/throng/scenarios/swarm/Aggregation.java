package io.throng.scenarios.swarm;

import io.throng.agents.Kind;
import io.throng.agents.arena.Game;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.Turn;
import io.throng.kernel.random.Draws;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.Table;
import java.util.Arrays;
import java.util.List;

/**
 * Agents in a box are paid for being close together: a swarm that must agree on a place without talking.
 *
 * <p>The aggregation task of Cui, Hauck, Fabian, Koeppl, "Learning decentralized partially observable mean field
 * control for artificial collective behavior", ICLR 2024 (arXiv 2307.06175), with the box, speed, motion noise and
 * horizon of the authors' M3FC-MARL code. It departs from the paper in having no action cost, whose weight is not
 * given, and in letting an agent see its position exactly unless told otherwise, for the same reason.
 *
 * <p>A step: all are paid minus the mean distance over all ordered pairs of agents, an agent with itself included, as
 * they stand before they move: a mean field reward r(&mu;<sub>t</sub>), so that an action is paid from the next step on
 * and the last one never. An action, cut to the unit disc, times the speed, plus Gaussian noise on each axis, then
 * moves an agent within the box.
 */
final class Aggregation implements Game {
    /** The box is [-{@value}, {@value}] along both axes. */
    static final float HALF_BOX = 2;

    static final int HORIZON = 100;
    private static final float SPEED = 0.2f;
    private static final float MOTION_NOISE = 0.03f;

    private final int count;
    private final float observationNoise;
    private final FloatColumn x;
    private final FloatColumn y;
    private final Kind kind;

    Aggregation(AggregationScenario.Parameters parameters, Table agents) {
        this.count = parameters.agents();
        this.observationNoise = (float) parameters.observationNoise();
        this.x = agents.floats("x", "");
        this.y = agents.floats("y", "");
        this.kind = new Kind("agent", count, observed("x", "y"), new ActionSpec.Continuous(pushes("x", "y")));
    }

    private ObservationSpec observed(String... axes) {
        return new ObservationSpec(Arrays.stream(axes)
                .map(axis ->
                        observationNoise > 0 ? Feature.unbounded(axis, "") : new Feature(axis, "", -HALF_BOX, HALF_BOX))
                .toList());
    }

    private static List<Feature> pushes(String... axes) {
        return Arrays.stream(axes)
                .map(axis -> new Feature("velocity along " + axis, "of the speed", -1, 1))
                .toList();
    }

    @Override
    public List<Kind> kinds() {
        return List.of(kind);
    }

    @Override
    public int episodeLimit() {
        return HORIZON;
    }

    @Override
    public void begin(Turn turn, int world) {
        Draws draws = turn.random().draws();
        for (int row = world * count; row < (world + 1) * count; row++) {
            x.write()[row] = draws.uniformFloat(-HALF_BOX, HALF_BOX);
            y.write()[row] = draws.uniformFloat(-HALF_BOX, HALF_BOX);
        }
    }

    @Override
    public void act(Turn turn, int row, float[] actions, int from) {
        float alongX = actions[from];
        float alongY = actions[from + 1];
        float scale = SPEED / Math.max(1, (float) Math.sqrt(alongX * alongX + alongY * alongY));
        Draws draws = turn.random().draws();
        x.write()[row] = inBox(x.read()[row] + scale * alongX + MOTION_NOISE * (float) draws.gaussian());
        y.write()[row] = inBox(y.read()[row] + scale * alongY + MOTION_NOISE * (float) draws.gaussian());
    }

    private static float inBox(float position) {
        return Math.clamp(position, -HALF_BOX, HALF_BOX);
    }

    @Override
    public boolean settle(Turn turn, int world, double[] rewards, int from) {
        double reward = -meanDistance(world * count, (world + 1) * count);
        Arrays.fill(rewards, from, from + count, reward);
        return false;
    }

    private double meanDistance(int from, int to) {
        double sum = 0;
        for (int row = from; row < to; row++) {
            sum += distancesToLater(row, to);
        }
        return 2 * sum / ((double) count * count);
    }

    private double distancesToLater(int row, int to) {
        float[] atX = x.read();
        float[] atY = y.read();
        double sum = 0;
        for (int other = row + 1; other < to; other++) {
            float dx = atX[other] - atX[row];
            float dy = atY[other] - atY[row];
            sum += (float) Math.sqrt(dx * dx + dy * dy);
        }
        return sum;
    }

    @Override
    public void observe(Turn turn, int row, float[] into, int from) {
        into[from] = x.read()[row];
        into[from + 1] = y.read()[row];
        if (observationNoise > 0) {
            Draws draws = turn.random().draws();
            into[from] += observationNoise * (float) draws.gaussian();
            into[from + 1] += observationNoise * (float) draws.gaussian();
        }
    }
}
