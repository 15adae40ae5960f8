package io.throng.scenarios.gossip;

import io.throng.agents.message.Channel;
import io.throng.agents.message.Delay;
import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.LongColumn;
import io.throng.kernel.state.Table;
import java.util.List;

/**
 * Push gossip on a complete graph: agent 0 knows a rumour; in every round everybody who knows it tells one other agent chosen
 * evenly. Messages may be lost and delayed.
 *
 * <p>Without loss and delay all {@code n} know it after {@code log2 n + ln n + O(1)} rounds (Frieze and Grimmett, Discrete
 * Appl. Math. 10, 1985; Pittel, SIAM J. Appl. Math. 47, 1987), on average between {@code floor(log2 n) + ln n - 1.116} and
 * {@code ceil(log2 n) + ln n + 2.765 + o(1)} (Doerr and Künnemann, ANALCO 2014). If a message arrives with chance p it takes
 * {@code log(n) / log(1 + p) + ln(n) / p + O(1)} (Doerr and Kostrygin, ICALP 2017).
 *
 * <p>A round is a step: what is told in step t is known in step t + 1, so after r rounds r + 1 steps have been taken. One
 * departs from the sources in that nobody calls itself.
 */
public final class Gossip implements World {
    private static final int RUMOUR = 1;

    private final Parameters parameters;
    private final Table agents = new Table("agents");
    private final IntColumn informed = agents.ints("informed", "");
    private final LongColumn since = agents.longs("since", "steps");
    private final Channel channel;

    /** Agents who have not heard of anything yet. */
    public Gossip(Parameters parameters) {
        this.parameters = parameters;
        this.channel =
                new Channel(RUMOUR, new Delay(parameters.leastDelay(), parameters.mostDelay()), parameters.loss());
    }

    /**
     * What can be set.
     *
     * @param agents at least 1
     * @param loss chance that a message does not arrive, in [0, 1)
     * @param leastDelay of a message, in steps; at least 1
     * @param mostDelay of a message, in steps; at least {@code leastDelay}
     */
    public record Parameters(int agents, double loss, int leastDelay, int mostDelay) {
        /** Checks the ranges. */
        public Parameters {
            if (agents < 1) {
                throw new IllegalArgumentException("agents must be at least 1, got " + agents);
            }
            if (!(loss >= 0 && loss < 1)) {
                throw new IllegalArgumentException(
                        "loss must be in [0, 1), got " + loss + "; with 1 nobody ever hears anything");
            }
            new Delay(leastDelay, mostDelay);
        }

        /** A thousand agents; nothing is lost or late. */
        public static Parameters defaults() {
            return new Parameters(1024, 0, 1, 1);
        }

        /** The same with another number of agents. */
        public Parameters withAgents(int number) {
            return new Parameters(number, loss, leastDelay, mostDelay);
        }

        /** The same with another loss. */
        public Parameters withLoss(double chance) {
            return new Parameters(agents, chance, leastDelay, mostDelay);
        }

        /** The same with another delay. */
        public Parameters withDelay(int least, int most) {
            return new Parameters(agents, loss, least, most);
        }
    }

    @Override
    public String name() {
        return "gossip";
    }

    @Override
    public String parameters() {
        return parameters.toString();
    }

    @Override
    public Table agents() {
        return agents;
    }

    @Override
    public int founders() {
        return parameters.agents();
    }

    @Override
    public List<Measure> measures() {
        return List.of(new Informed());
    }

    @Override
    public void birth(Turn turn, int row) {
        informed.write()[row] = turn.id() == 0 ? 1 : 0;
    }

    @Override
    public void decide(Turn turn, int row) {
        boolean knows = informed.read()[row] == 1;
        if (!knows && turn.inbox().size() > 0) {
            informed.write()[row] = 1;
            since.write()[row] = turn.step();
            knows = true;
        }
        if (knows && parameters.agents() > 1) {
            int other = turn.random().nextInt(parameters.agents() - 1);
            channel.send(turn, other < turn.id() ? other : other + 1, 0, 0);
        }
    }

    /** The share of those who know. */
    private final class Informed implements Measure {
        @Override
        public String name() {
            return "informed";
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
            into[0] = informed.read()[row];
        }

        @Override
        public double value(double[] sums, int rows) {
            return sums[0] / rows;
        }
    }
}
