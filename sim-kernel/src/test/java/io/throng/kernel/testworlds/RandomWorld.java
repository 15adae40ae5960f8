package io.throng.kernel.testworlds;

import io.throng.kernel.FailureStrategy;
import io.throng.kernel.Inbox;
import io.throng.kernel.Phase;
import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.random.Draws;
import io.throng.kernel.random.Seeds;
import io.throng.kernel.space.CellList;
import io.throng.kernel.space.Plane;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.LongColumn;
import io.throng.kernel.state.Table;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A world whose rules are drawn: who does what how often, in which phases, with or without space, groups and failures.
 * Whatever an agent sees or hears is mixed into its state, so that any difference shows in the hash.
 */
public final class RandomWorld implements World {
    private static final float RADIUS = 1;

    private final Rules rules;
    private final Table agents = new Table("agents");
    private final Table groups = new Table("groups");
    private final FloatColumn x = agents.floats("x", "m");
    private final FloatColumn y = agents.floats("y", "m");
    private final LongColumn memory = agents.longs("memory", "");
    private final IntColumn age = agents.ints("age", "");
    private final LongColumn total = groups.longs("total", "");
    private final Plane plane;
    private final CellList cells;

    /** A world by its rules. */
    public RandomWorld(Rules rules) {
        this.rules = rules;
        float side = (float) Math.max(1, Math.sqrt(rules.founders() / 3.0));
        this.plane = new Plane(side, side, rules.torus());
        this.cells = new CellList(plane, RADIUS, x, y);
    }

    /**
     * What is drawn.
     *
     * @param groupSize 0 for agents that stand alone
     * @param births chance a turn; 0 where agents stand in groups
     * @param deaths chance a turn; 0 where agents stand in groups
     * @param mail messages a turn at most
     * @param longestDelay of a message, in steps
     * @param failures chance a turn
     */
    public record Rules(
            int founders,
            int groupSize,
            boolean torus,
            boolean spatial,
            boolean resolves,
            double births,
            double deaths,
            int mail,
            int longestDelay,
            double failures,
            FailureStrategy strategy) {
        /** Draws rules; the same for the same seed. */
        public static Rules draw(Draws draws, boolean failing) {
            int groupSize = draws.chance(0.3) ? 1 + draws.choice(5) : 0;
            int founders = draws.choice(150) * Math.max(1, groupSize);
            boolean lives = groupSize == 0 && draws.chance(0.7);
            return new Rules(
                    founders,
                    groupSize,
                    draws.chance(0.5),
                    draws.chance(0.7),
                    draws.chance(0.5),
                    lives ? draws.uniform(0, 0.3) : 0,
                    lives ? draws.uniform(0, 0.3) : 0,
                    draws.choice(4),
                    1 + draws.choice(6),
                    failing ? draws.uniform(0, 0.2) : 0,
                    FailureStrategy.values()[draws.choice(FailureStrategy.values().length)]);
        }
    }

    @Override
    public String name() {
        return "random";
    }

    @Override
    public String parameters() {
        return rules.toString();
    }

    @Override
    public Table agents() {
        return agents;
    }

    @Override
    public Table groups() {
        return groups;
    }

    @Override
    public int groupSize() {
        return rules.groupSize();
    }

    @Override
    public int founders() {
        return rules.founders();
    }

    @Override
    public FailureStrategy onFailure() {
        return rules.strategy();
    }

    @Override
    public Set<Phase> phases() {
        EnumSet<Phase> phases = EnumSet.of(Phase.DECIDE);
        if (rules.resolves()) {
            phases.add(Phase.RESOLVE);
        }
        if (rules.groupSize() > 0) {
            phases.add(Phase.SETTLE);
        }
        return phases;
    }

    @Override
    public List<? extends SpatialIndex> indexes() {
        return rules.spatial() ? List.of(cells) : List.of();
    }

    @Override
    public void birth(Turn turn, int row) {
        Draws draws = turn.random().draws();
        int parent = turn.parentRow();
        x.write()[row] = parent < 0 ? draws.uniformFloat(0, plane.width()) : x.read()[parent];
        y.write()[row] = parent < 0 ? draws.uniformFloat(0, plane.height()) : y.read()[parent];
        memory.write()[row] = Seeds.derive(parent < 0 ? 1 : memory.read()[parent], turn.id());
    }

    @Override
    public void decide(Turn turn, int row) {
        Draws draws = turn.random().draws();
        long mixed = listen(turn, memory.read()[row]);
        mixed = rules.spatial() ? look(turn, row, mixed) : mixed;
        x.write()[row] = plane.intoX(x.read()[row] + draws.uniformFloat(-0.3f, 0.3f));
        y.write()[row] = plane.intoY(y.read()[row] + draws.uniformFloat(-0.3f, 0.3f));
        memory.write()[row] = mixed;
        age.write()[row]++;
        act(turn, draws, mixed);
    }

    @Override
    public void resolve(Turn turn, int row) {
        Draws draws = turn.random().draws();
        long mixed = memory.write()[row];
        int others = agents.rows();
        mixed = Seeds.mix(mixed ^ age.write()[agents.rowAt((int) Long.remainderUnsigned(mixed, others))]);
        x.write()[row] = plane.intoX(x.write()[row] + draws.uniformFloat(-0.1f, 0.1f));
        act(turn, draws, mixed);
    }

    private void act(Turn turn, Draws draws, long mixed) {
        for (int i = rules.mail() == 0 ? 0 : draws.choice(rules.mail() + 1); i > 0; i--) {
            long receiver = draws.choice((int) agents.nextId() + 3) - 1L;
            turn.sendLater(1 + turn.mailRandom().nextInt(rules.longestDelay()), receiver, i, mixed, draws.uniform());
        }
        if (draws.chance(rules.births())) {
            turn.bear();
        }
        if (draws.chance(rules.deaths())) {
            turn.die();
        }
        if (draws.chance(rules.failures())) {
            throw new IllegalStateException("drawn");
        }
    }

    private static long listen(Turn turn, long before) {
        Inbox inbox = turn.inbox();
        long mixed = before;
        for (int i = 0; i < inbox.size(); i++) {
            mixed = Seeds.mix(mixed ^ inbox.sender(i) + 7L * inbox.topic(i));
            mixed = Seeds.mix(mixed ^ Double.doubleToLongBits(inbox.first(i)));
            mixed = Seeds.mix(mixed ^ Double.doubleToLongBits(inbox.second(i)));
        }
        return mixed;
    }

    /** Mixes in the candidates in the order in which the index has them. */
    private long look(Turn turn, int row, long before) {
        long mixed = before;
        int[] runs = turn.scratch();
        int ends = cells.near(x.read()[row], y.read()[row], runs);
        for (int run = 0; run < ends; run += 2) {
            for (int place = runs[run]; place < runs[run + 1]; place++) {
                mixed = Seeds.mix(mixed ^ agents.id(cells.agentAt()[place]));
            }
        }
        return mixed;
    }

    @Override
    public void settle(Turn turn, int group) {
        long sum = total.read()[group];
        for (int row = group * groupSize(); row < (group + 1) * groupSize(); row++) {
            sum = Seeds.mix(sum + memory.write()[row]);
            age.write()[row] += turn.random().nextInt(3);
        }
        total.write()[group] = sum;
    }

    @Override
    public List<Measure> measures() {
        return List.of(new Mean("mean age", row -> age.read()[row]), new Mean("mean x", row -> x.read()[row]));
    }
}
