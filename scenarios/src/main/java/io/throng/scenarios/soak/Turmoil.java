package io.throng.scenarios.soak;

import io.throng.agents.message.Audience;
import io.throng.agents.message.Channel;
import io.throng.agents.message.Delay;
import io.throng.agents.message.WithinDistance;
import io.throng.kernel.FailureStrategy;
import io.throng.kernel.Inbox;
import io.throng.kernel.Phase;
import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.random.Draws;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Seeds;
import io.throng.kernel.space.CellList;
import io.throng.kernel.space.Plane;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.LongColumn;
import io.throng.kernel.state.Table;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A population that turns over: births, deaths, mail at once and late and lost, and, if asked for, agents that fail in every
 * way that can be isolated. It models nothing; it is there to be run for a long time, to be killed and restored.
 *
 * <p>Everybody dies with the same chance, and births are such that the population returns to its size. What an agent hears
 * is mixed into its state in a way that shows any change of content or order.
 */
public final class Turmoil implements World {
    private static final double AGENTS_PER_SQUARE_METRE = 1;
    private static final float RANGE_METRES = 1;
    private static final float STRIDE_METRES = 0.2f;
    private static final int SHOUT = 1;
    private static final int LETTER = 2;
    private static final int LONGEST_LETTER = 20;
    private static final double LETTERS_LOST = 0.1;

    /** Strangers are among so many of the youngest ids, of which some are dead. */
    private static final long YOUNGEST = 100_000;

    private static final int WAYS_TO_FAIL = 4;
    private static final int MOST = Integer.MAX_VALUE;

    private final Parameters parameters;
    private final Table agents = new Table("agents");
    private final FloatColumn x = agents.floats("x", "m");
    private final FloatColumn y = agents.floats("y", "m");
    private final LongColumn heard = agents.longs("heard", "");
    private final Plane plane;
    private final CellList index;
    private final Audience near;
    private final Channel shout = Channel.of(SHOUT);
    private final Channel letter = new Channel(LETTER, new Delay(1, LONGEST_LETTER), LETTERS_LOST);

    /** A population that has not been founded yet. */
    public Turmoil(Parameters parameters) {
        this.parameters = parameters;
        double side = Math.sqrt(parameters.agents() / AGENTS_PER_SQUARE_METRE);
        this.plane = Plane.torus(side, side);
        this.index = new CellList(plane, RANGE_METRES, x, y);
        this.near = new WithinDistance(agents, index, x, y, RANGE_METRES);
    }

    /**
     * What can be set.
     *
     * @param agents to begin with, and about how many there are later; at least 1
     * @param turnover chance of an agent to die in a step, in [0, 0.5]
     * @param talk chance of an agent to speak to its neighbours in a step, and to write to a stranger, in [0, 1]
     * @param failing chance of an agent to fail in a step, in [0, 1]
     * @param onFailure what becomes of who failed
     */
    public record Parameters(int agents, double turnover, double talk, double failing, FailureStrategy onFailure) {
        private static final double MOST_TURNOVER = 0.5;

        /** Checks the ranges. */
        public Parameters {
            if (agents < 1) {
                throw new IllegalArgumentException("agents must be at least 1, got " + agents);
            }
            requireChance("turnover", turnover, MOST_TURNOVER);
            requireChance("talk", talk, 1);
            requireChance("failing", failing, 1);
        }

        private static void requireChance(String name, double value, double most) {
            if (!(value >= 0 && value <= most)) {
                throw new IllegalArgumentException(name + " must be in [0, " + most + "], got " + value);
            }
        }

        /** A tenth dies and is born in every step, a fifth speaks, nobody fails. */
        public static Parameters defaults() {
            return new Parameters(10_000, 0.1, 0.2, 0, FailureStrategy.RESTART);
        }

        /** The same with another number of agents. */
        public Parameters withAgents(int number) {
            return new Parameters(number, turnover, talk, failing, onFailure);
        }

        /** The same with another chance to fail. */
        public Parameters withFailing(double chance) {
            return new Parameters(agents, turnover, talk, chance, onFailure);
        }
    }

    @Override
    public String name() {
        return "turmoil";
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
    public Set<Phase> phases() {
        return EnumSet.of(Phase.DECIDE, Phase.RESOLVE);
    }

    @Override
    public List<? extends SpatialIndex> indexes() {
        return List.of(index);
    }

    @Override
    public List<Measure> measures() {
        return List.of(new PopulationSize());
    }

    @Override
    public FailureStrategy onFailure() {
        return parameters.onFailure();
    }

    @Override
    public void birth(Turn turn, int row) {
        int parent = turn.parentRow();
        Draws draws = turn.random().draws();
        x.write()[row] = parent < 0 ? draws.uniformFloat(0, plane.width()) : x.read()[parent];
        y.write()[row] = parent < 0 ? draws.uniformFloat(0, plane.height()) : y.read()[parent];
        heard.write()[row] = Seeds.derive(parent < 0 ? 0 : heard.read()[parent], turn.id());
    }

    @Override
    public void decide(Turn turn, int row) {
        listen(turn, row);
        Draws draws = turn.random().draws();
        x.write()[row] = plane.intoX(x.read()[row] + draws.uniformFloat(-STRIDE_METRES, STRIDE_METRES));
        y.write()[row] = plane.intoY(y.read()[row] + draws.uniformFloat(-STRIDE_METRES, STRIDE_METRES));
        if (draws.chance(parameters.talk())) {
            shout.broadcast(turn, near, x.read()[row], y.read()[row]);
        }
        if (draws.chance(births())) {
            turn.bear();
        }
        if (draws.chance(parameters.turnover())) {
            turn.die();
        }
        failPerhaps(turn);
    }

    /** The fewer there are the more are born: on average as many as should die. */
    private double births() {
        return Math.min(1, parameters.turnover() * parameters.agents() / agents.rows());
    }

    @Override
    public void resolve(Turn turn, int row) {
        Philox random = turn.random();
        if (random.draws().chance(parameters.talk())) {
            long stranger = agents.nextId() - 1 - random.nextInt((int) Math.min(agents.nextId(), YOUNGEST));
            letter.send(turn, stranger, turn.step(), random.nextDouble());
        }
        failPerhaps(turn);
    }

    private void listen(Turn turn, int row) {
        Inbox inbox = turn.inbox();
        long mixed = heard.read()[row];
        for (int i = 0; i < inbox.size(); i++) {
            mixed = Seeds.mix(mixed ^ inbox.sender(i) + inbox.topic(i));
            mixed = Seeds.mix(mixed ^ Double.doubleToLongBits(inbox.first(i)));
            mixed = Seeds.mix(mixed ^ Double.doubleToLongBits(inbox.second(i)));
        }
        heard.write()[row] = mixed;
    }

    /** Half of the failures fall in each phase. */
    private void failPerhaps(Turn turn) {
        if (parameters.failing() == 0 || !turn.random().draws().chance(parameters.failing() / 2)) {
            return;
        }
        switch (turn.random().nextInt(WAYS_TO_FAIL)) {
            case 0 -> throw new IllegalStateException("an agent of " + name() + " gave up");
            case 1 -> throw new AssertionError("an agent of " + name() + " was wrong");
            case 2 -> dig(0);
            default -> throw new IllegalStateException("no array is so long: " + Arrays.hashCode(new long[MOST]));
        }
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int dig(int depth) {
        return dig(depth + 1) + 1;
    }

    /** How many there are. */
    private static final class PopulationSize implements Measure {
        @Override
        public String name() {
            return "agents";
        }

        @Override
        public String unit() {
            return "";
        }

        @Override
        public int terms() {
            return 0;
        }

        @Override
        public void terms(int row, double[] into) {}

        @Override
        public double value(double[] sums, int rows) {
            return rows;
        }
    }
}
