package io.throng.agents.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.Execution;
import io.throng.kernel.Inbox;
import io.throng.kernel.Simulation;
import io.throng.kernel.SteppingMode;
import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.space.CellList;
import io.throng.kernel.space.Plane;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTest {
    private static final int AGENTS = 400;
    private static final double SIDE = 10;

    /** Agents at fixed places, each of which broadcasts in step 0; all note who was heard when. */
    private static final class Shouting implements World {
        private final Table agents = new Table("agents");
        private final FloatColumn x = agents.floats("x", "m");
        private final FloatColumn y = agents.floats("y", "m");
        private final DoubleColumn unused = agents.doubles("drawn", "");
        private final Plane plane = Plane.torus(SIDE, SIDE);
        private final CellList index = new CellList(plane, 1.5, x, y);
        private final WithinDistance near;
        private final Channel channel;
        private final List<List<String>> heard = new ArrayList<>();

        Shouting(Channel channel, double distance) {
            this.channel = channel;
            this.near = new WithinDistance(agents, index, x, y, distance);
            IntStream.range(0, AGENTS).forEach(i -> heard.add(new ArrayList<>()));
        }

        @Override
        public String name() {
            return "shouting";
        }

        @Override
        public Table agents() {
            return agents;
        }

        @Override
        public int founders() {
            return AGENTS;
        }

        @Override
        public List<? extends SpatialIndex> indexes() {
            return List.of(index);
        }

        @Override
        public void birth(Turn turn, int row) {
            x.write()[row] = turn.random().nextFloat() * plane.width();
            y.write()[row] = turn.random().nextFloat() * plane.height();
        }

        @Override
        public void decide(Turn turn, int row) {
            Inbox inbox = turn.inbox();
            for (int i = 0; i < inbox.size(); i++) {
                heard.get((int) turn.id())
                        .add(turn.step() + ":" + inbox.sender(i) + ":" + inbox.topic(i) + ":" + inbox.first(i));
            }
            if (turn.step() == 0) {
                channel.broadcast(turn, near, turn.id(), 0);
            }
            unused.write()[row] = turn.random().nextDouble();
        }
    }

    private static Shouting after(int steps, Shouting world, Execution execution) {
        try (Simulation simulation = Simulation.start(world, 7, execution)) {
            simulation.run(steps);
        }
        return world;
    }

    /** Whom each agent should hear, by comparing all with all. */
    private static List<List<String>> slow(Shouting world, double distance) {
        List<List<String>> expected = new ArrayList<>();
        for (int to = 0; to < AGENTS; to++) {
            expected.add(new ArrayList<>());
            for (int from = 0; from < AGENTS; from++) {
                float dx = world.plane.alongX(at(world.x, world, from), at(world.x, world, to));
                float dy = world.plane.alongY(at(world.y, world, from), at(world.y, world, to));
                if (from != to && dx * dx + dy * dy <= (float) (distance * distance)) {
                    expected.get(to).add("1:" + from + ":5:" + (double) from);
                }
            }
        }
        return expected;
    }

    private static float at(FloatColumn column, Shouting world, long id) {
        return column.read()[world.agents.rowOf(id)];
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 1.5})
    void whoIsWithinTheDistanceHearsByOrderOfSender(double distance) {
        Shouting world = after(2, new Shouting(Channel.of(5), distance), Execution.defaults());
        assertThat(world.heard).isEqualTo(slow(world, distance));
    }

    private static long total(Shouting world) {
        return world.heard.stream().mapToLong(List::size).sum();
    }

    @Test
    void lossTakesItsShareAndNoMore() {
        long all = total(after(2, new Shouting(Channel.of(5), 1.5), Execution.defaults()));
        assertThat(all).isGreaterThan(5000);
        for (double loss : new double[] {0.1, 0.5, 0.9}) {
            long arrived = total(after(2, new Shouting(new Channel(5, Delay.NONE, loss), 1.5), Execution.defaults()));
            double deviation = Math.sqrt(all * loss * (1 - loss));
            assertThat((double) arrived).isBetween(all * (1 - loss) - 4 * deviation, all * (1 - loss) + 4 * deviation);
        }
        assertThat(total(after(2, new Shouting(new Channel(5, Delay.NONE, 1), 1.5), Execution.defaults())))
                .isZero();
    }

    @Test
    void delaysAreDrawnEvenlyFromTheirInterval() {
        Shouting world = after(8, new Shouting(new Channel(5, new Delay(2, 5), 0), 1.5), Execution.defaults());
        TreeMap<Integer, Integer> byStep = new TreeMap<>();
        world.heard.forEach(inbox -> inbox.forEach(
                line -> byStep.merge(Integer.parseInt(line.substring(0, line.indexOf(':'))), 1, Integer::sum)));
        long all = total(world);
        assertThat(byStep.keySet()).containsExactly(2, 3, 4, 5);
        double deviation = Math.sqrt(all * 0.25 * 0.75);
        byStep.values()
                .forEach(count ->
                        assertThat((double) count).isBetween(all / 4.0 - 4 * deviation, all / 4.0 + 4 * deviation));
    }

    @Test
    void whatIsHeardDoesNotDependOnTheExecution() {
        Channel channel = new Channel(5, new Delay(1, 4), 0.3);
        List<List<String>> expected = after(
                        6,
                        new Shouting(channel, 1.5),
                        Execution.defaults().withThreads(1).withRegions(1))
                .heard;
        for (SteppingMode mode : SteppingMode.values()) {
            Execution execution =
                    Execution.defaults().withThreads(2).withRegions(7).withMode(mode);
            assertThat(after(6, new Shouting(channel, 1.5), execution).heard).isEqualTo(expected);
        }
    }

    /** The sender's other draws are the same whether its mail is lost or not. */
    @Test
    void lossAndDelayDisturbNoOtherDraw() {
        Shouting sure = after(1, new Shouting(Channel.of(5), 1.5), Execution.defaults());
        Shouting unsure = after(1, new Shouting(new Channel(5, new Delay(1, 9), 0.5), 1.5), Execution.defaults());
        for (long id = 0; id < AGENTS; id++) {
            assertThat(unsure.unused.read()[unsure.agents.rowOf(id)])
                    .isEqualTo(sure.unused.read()[sure.agents.rowOf(id)]);
        }
    }

    @Test
    void channelsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new Channel(1, Delay.NONE, 1.1))
                .hasMessage("loss must be in [0, 1], got 1.1; give the chance that a message does not arrive");
        assertThatThrownBy(() -> new Channel(1, Delay.NONE, Double.NaN)).hasMessageContaining("got NaN");
        assertThatThrownBy(() -> new Delay(0, 3))
                .hasMessage("delay must be an interval within [1, 1048576] steps, got [0, 3]; mail arrives in the next"
                        + " step at the earliest");
        assertThatThrownBy(() -> new Delay(3, 2)).hasMessageContaining("got [3, 2]");
        assertThatThrownBy(() -> Delay.of(Turn.LONGEST_DELAY + 1)).hasMessageContaining("[1, 1048576]");
        assertThatThrownBy(() -> new Shouting(Channel.of(5), 0))
                .hasMessage("distance must be a positive number of metres, got 0.0");
    }
}
