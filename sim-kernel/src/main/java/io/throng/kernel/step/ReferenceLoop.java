package io.throng.kernel.step;

import io.throng.kernel.Inbox;
import io.throng.kernel.Phase;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.measure.PairwiseSum;
import io.throng.kernel.random.Streams;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.state.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A world stepped by plain loops: no actors, regions, stages or threads, and nothing shared with what the engine does
 * between the agents' turns.
 *
 * <p>It is part of the kernel rather than of its tests because it is a yardstick twice: the tests of every world demand
 * that the engine equals it bit for bit, and {@code throng bench} measures the engine's overhead against it. Where there
 * is no mail it allocates nothing per turn; mail is kept in lists.
 *
 * <p>It does not isolate failing agents: what a rule throws comes out of {@link #run}. One thread at a time.
 */
public final class ReferenceLoop {
    private final World world;
    private final Table agents;
    private final long seed;
    private final Set<Phase> phases;
    private final int groupSize;
    private final ReferenceEdges edges;
    private final ReferenceTurn turn;
    private final SiteTurns siteTurns;
    private List<Letter> outside = new ArrayList<>();
    private List<Letter> sent = new ArrayList<>();
    private Map<Long, List<Letter>> inboxes = Map.of();
    private long step;

    /**
     * Founds a world and leaves it at step 0.
     *
     * @throws IllegalArgumentException if the world is or was in use
     */
    public ReferenceLoop(World world, long seed) {
        world.agents().claim(world.name());
        this.world = world;
        this.agents = world.agents();
        this.seed = seed;
        this.phases = world.phases();
        this.groupSize = world.groupSize();
        this.edges = new ReferenceEdges(world);
        this.turn = new ReferenceTurn(seed, groupSize == 0, edges, world.resources());
        this.siteTurns = new SiteTurns(world, () -> seed, turn::winnerOf);
        found();
    }

    private void found() {
        foundSites();
        agents.append(world.founders());
        if (groupSize > 0) {
            world.groups().append(world.founders() / groupSize);
        }
        edges.found(seed);
        for (int row = 0; row < agents.rows(); row++) {
            bear(row, -1);
        }
        for (int group = 0; group < world.groups().rows(); group++) {
            turn.begin(step, group * groupSize, group, Streams.FOUND);
            world.foundGroup(turn, group);
        }
        world.groups().publish(0, world.groups().rows());
        agents.publish(0, agents.rows());
        rebuildIndexes();
        prepareDecisions();
    }

    private void foundSites() {
        int count = world.siteCount();
        world.sites().append(count);
        for (int from = 0; from < count; from += world.siteRun()) {
            siteTurns.found(from, Math.min(count, from + world.siteRun()));
        }
        world.sites().publish(0, count);
    }

    /** Takes steps. Throws what the world's rules throw; the state is then undefined. */
    public void run(long steps) {
        for (long i = 0; i < steps; i++) {
            takeStep();
        }
    }

    private void takeStep() {
        deliver();
        carryForward();
        turn.forgetClaims(step);
        for (int row = 0; phases.contains(Phase.DECIDE) && row < agents.rows(); row++) {
            turn.begin(step, row, agents.id(row), Streams.DECIDE).withMail(inbox(row), sent, MailBag.DECIDED);
            world.decide(turn, row);
        }
        for (int row = 0; phases.contains(Phase.RESOLVE) && row < agents.rows(); row++) {
            turn.begin(step, row, agents.id(row), Streams.RESOLVE).withMail(inbox(row), sent, MailBag.RESOLVED);
            world.resolve(turn, row);
        }
        for (int group = 0;
                phases.contains(Phase.SETTLE) && group < world.groups().rows();
                group++) {
            turn.begin(step, group * groupSize, group, Streams.SETTLE);
            world.settle(turn, group);
        }
        commit();
        rebuildIndexes();
        changeSites();
        prepareDecisions();
    }

    /** Letters in order of (sender, order of sending), those from outside first, in a list for each receiver alive. */
    private void deliver() {
        if (outside.isEmpty() && sent.isEmpty()) {
            inboxes = Map.of();
            return;
        }
        List<Letter> all = new ArrayList<>(outside);
        sent.stream().filter(letter -> letter.due() == step).forEach(all::add);
        all.sort(Comparator.comparingLong(Letter::sender));
        inboxes = new HashMap<>();
        for (Letter letter : all) {
            inboxes.computeIfAbsent(letter.receiver(), receiver -> new ArrayList<>())
                    .add(letter);
        }
        outside = new ArrayList<>();
        sent.removeIf(letter -> letter.due() == step);
    }

    private List<Letter> inbox(int row) {
        return inboxes.isEmpty() ? List.of() : inboxes.getOrDefault(agents.id(row), List.of());
    }

    private void carryForward() {
        agents.carryForward(0, agents.rows());
        if (groupSize > 0) {
            world.groups().carryForward(0, world.groups().rows());
        }
    }

    private void commit() {
        agents.swapSides();
        if (groupSize > 0) {
            world.groups().swapSides();
        }
        step++;
        bearChildren();
        buryTheDead();
    }

    private void bearChildren() {
        int first = agents.rows();
        List<Integer> parents = turn.takeParents();
        if (!parents.isEmpty()) {
            agents.append(parents.size());
            for (int i = 0; i < parents.size(); i++) {
                bear(first + i, parents.get(i));
            }
            agents.publish(first, agents.rows());
        }
    }

    private void bear(int row, int parentRow) {
        turn.begin(step, row, agents.id(row), Streams.INIT).ofParent(parentRow);
        world.birth(turn, row);
    }

    private void buryTheDead() {
        Set<Integer> dying = new TreeSet<>(turn.takeDying());
        if (!dying.isEmpty()) {
            boolean[] dead = new boolean[agents.rows()];
            dying.forEach(row -> dead[row] = true);
            agents.remove(dead);
        }
    }

    private void changeSites() {
        int count = world.siteCount();
        for (int from = 0; phases.contains(Phase.SITES) && from < count; from += world.siteRun()) {
            siteTurns.change(step - 1, from, Math.min(count, from + world.siteRun()));
        }
        if (phases.contains(Phase.SITES)) {
            world.sites().swapSides();
        }
    }

    private void rebuildIndexes() {
        edges.change();
        List<SpatialIndex> indexes = new ArrayList<>(world.indexes());
        indexes.addAll(world.networks());
        for (SpatialIndex index : indexes) {
            index.open(agents.rows(), 1);
            index.count(0, 0, agents.rows());
            index.arrange();
            index.place(0, 0, agents.rows());
            index.gather(0);
        }
    }

    private void prepareDecisions() {
        if (phases.contains(Phase.SENSE)) {
            sense(0, agents.rows());
            renewGroups();
        }
    }

    private void sense(int from, int to) {
        for (int row = from; row < to; row++) {
            turn.begin(step, row, agents.id(row), Streams.SENSE);
            world.sense(turn, row);
        }
    }

    private void renewGroups() {
        if (groupSize == 0) {
            return;
        }
        carryForward();
        for (int group = 0; group < world.groups().rows(); group++) {
            turn.begin(step, group * groupSize, group, Streams.RENEW);
            if (world.renew(turn, group)) {
                world.groups().publish(group, group + 1);
                agents.publish(group * groupSize, (group + 1) * groupSize);
                sense(group * groupSize, (group + 1) * groupSize);
            }
        }
    }

    /** Mail from outside for the next step to begin; dropped if nobody alive has the id. */
    public void tell(long receiver, int topic, double first, double second) {
        if (agents.rowOf(receiver) >= 0) {
            outside.add(new Letter(step - 1, step, receiver, Inbox.OUTSIDE, MailBag.OUTSIDE, topic, first, second));
        }
    }

    /** The steps taken since the founding. */
    public long step() {
        return step;
    }

    /** The state hash, equal to that of a simulation of the same world, seed and mail from outside. */
    public long hash() {
        long sum = StepCycle.clockHash(step, agents.nextId());
        sum += agents.hash(0, agents.rows());
        sum += world.sites().hash(0, world.siteCount());
        sum += groupSize == 0 ? 0 : world.groups().hash(0, world.groups().rows());
        return sum + hash(outside) + hash(sent) + edges.hash();
    }

    private static long hash(List<Letter> letters) {
        Map<List<Long>, Integer> ranks = new HashMap<>();
        long sum = 0;
        for (Letter letter : letters) {
            int rank = ranks.merge(
                            List.of(letter.sender(), letter.kind(), letter.sent(), letter.late() ? letter.due() : 0L),
                            1,
                            Integer::sum)
                    - 1;
            sum += hash(letter, rank);
        }
        return sum;
    }

    private static long hash(Letter letter, int rank) {
        long undated = MailBag.hash(
                letter.late() ? MailBag.LATE : letter.kind(),
                rank,
                letter.receiver(),
                letter.sender(),
                letter.topic(),
                letter.first(),
                letter.second());
        return letter.late()
                ? LateMail.hash(letter.due(), LateMail.date(letter.sent(), letter.kind()), undated)
                : undated;
    }

    /** The world's measures by name, equal in bits to those of a simulation. */
    public Map<String, Double> measures() {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Measure measure : world.measures()) {
            values.put(measure.name(), value(measure));
        }
        return values;
    }

    private double value(Measure measure) {
        int rows = measure.ofSites() ? world.siteCount() : agents.rows();
        int blocks = PairwiseSum.blocks(rows);
        double[] partials = new double[blocks * measure.terms()];
        double[] scratch = new double[measure.terms()];
        for (int block = 0; block < blocks; block++) {
            measure.combining().block(block, rows, measure::terms, scratch, partials);
        }
        return measure.value(measure.combining().whole(partials, blocks, measure.terms()), rows);
    }

    /** The world being stepped. */
    public World world() {
        return world;
    }

    /** The seed of all random numbers. */
    public long seed() {
        return seed;
    }
}
