package io.throng.kernel.step;

import io.throng.kernel.AgentFailure;
import io.throng.kernel.FailureStrategy;
import io.throng.kernel.Phase;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.measure.PairwiseSum;
import io.throng.kernel.random.Seeds;
import io.throng.kernel.random.Streams;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.state.Table;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one region does in each stage: the loops over its rows.
 *
 * <p>A stage that gives agents turns can be driven from outside instead ({@link #open}, {@link #takeTurn} for every
 * row in any order and on any threads, {@link #close}); {@link #run} is the same in one go.
 *
 * <p>Nothing is thrown to the driver: an agent's failure is put down in its outbox, and whatever else goes wrong is kept
 * until {@link StepCycle#after} throws it, so that a driver that waits for all regions waits in vain for none.
 */
public final class RegionWork {
    /** The phases in which agents take turns that leave mail, lives and failures. */
    static final List<Phase> TURNS = List.of(Phase.DECIDE, Phase.RESOLVE);

    private static final String AGENT = "agent";
    private static final String NEWBORN = "newborn";
    private static final String GROUP = "group";

    private final StepCycle cycle;
    private final World world;
    private final Table agents;
    private final Roll roll;
    private final int groupSize;
    private final int index;
    private final MailRoom mail;
    private final Outbox decided = new Outbox();
    private final Outbox resolved = new Outbox();
    private final boolean restarts;
    private final AgentTurn turn;
    private final OwnTurns ownTurns;
    private int fromRow;
    private int toRow;
    private long hash;
    private Fault fault = null;
    private volatile Stage stage = Stage.BIRTH;

    RegionWork(StepCycle cycle, int index, int regions) {
        this.cycle = cycle;
        this.world = cycle.world();
        this.agents = world.agents();
        this.roll = cycle.roll();
        this.groupSize = world.groupSize();
        this.index = index;
        this.mail = new MailRoom(regions);
        this.restarts = world.onFailure() == FailureStrategy.RESTART;
        this.turn = new AgentTurn(cycle, mail.delivery());
        this.ownTurns = new OwnTurns(() -> new AgentTurn(cycle, mail.delivery()));
    }

    /** Runs a whole stage on the calling thread. */
    public void run(Stage toRun) {
        attempt(toRun, () -> {
            prepare();
            Phase phase = turnsOf(toRun);
            if (phase != null) {
                takeTurns(phase);
            }
            finish();
        });
    }

    /** What a stage does before the agents' turns. Returns whether they are to be taken, in {@link #takeTurn}. */
    public boolean open(Stage toOpen) {
        attempt(toOpen, () -> {
            prepare();
            ownTurns.prepare(toRow - fromRow);
        });
        return fault == null && toRow > fromRow;
    }

    /** Takes one agent's turn on the calling thread, while others may take theirs on other threads. */
    public void takeTurn(Phase phase, int row) {
        AgentTurn own = ownTurns.turn();
        own.hold();
        own.callFor(AGENT);
        try {
            if (takesTurn(phase, row)) {
                take(own, phase == Phase.SENSE ? null : ownTurns.outbox(), phase, row);
                ownTurns.putAside(row - fromRow);
            }
        } catch (Throwable thrown) {
            report(Fault.of(own, thrown));
        } finally {
            own.release();
        }
    }

    /** What a stage does after the agents' turns. */
    public void close(Stage toClose) {
        attempt(toClose, () -> {
            if (toClose != Stage.SENSE) {
                ownTurns.collect(toRow - fromRow, outbox(turnsOf(toClose)));
            }
            if (fault == null) {
                finish();
            }
        });
    }

    /** The phase in which a stage gives every agent a turn, or null if it does not. */
    public Phase turnsOf(Stage ofStage) {
        Phase phase =
                switch (ofStage) {
                    case DECIDE -> Phase.DECIDE;
                    case RESOLVE -> Phase.RESOLVE;
                    case SENSE -> Phase.SENSE;
                    default -> null;
                };
        return phase != null && cycle.takesPart(phase) ? phase : null;
    }

    private void attempt(Stage toRun, Runnable work) {
        turn.hold();
        stage = toRun;
        try {
            work.run();
        } catch (Throwable thrown) {
            report(Fault.of(turn, thrown));
        } finally {
            turn.release();
        }
    }

    /** Keeps what the region could not do; may be called by any thread that works for the region. */
    private synchronized void report(Fault latest) {
        fault = Fault.first(fault, latest);
    }

    /** Keeps what the region could not do because its driver could not. */
    public void fail(Throwable cause) {
        report(new Fault(0, "", cause));
    }

    synchronized Fault takeFault() {
        Fault taken = fault;
        fault = null;
        return taken;
    }

    private void prepare() {
        fromRow = roll.cut().from(index);
        toRow = roll.cut().from(index + 1);
        switch (stage) {
            case SORT_MAIL -> sortMail();
            case DELIVER -> mail.deliver(cycle.regions(), index, fromRow, toRow);
            case DECIDE -> carryForward();
            case SETTLE -> settle();
            case BIRTH -> giveBirth();
            case COUNT -> index(SpatialIndex::count);
            case PLACE -> index(SpatialIndex::place);
            case HASH -> hash = stateHash();
            case MEASURE -> measure();
            case RESOLVE, SENSE -> {}
        }
    }

    private void finish() {
        switch (stage) {
            case RESOLVE -> decided.dropAllOf(resolved.failed, agents);
            case SENSE -> renew();
            default -> {}
        }
    }

    private void takeTurns(Phase phase) {
        turn.callFor(AGENT);
        Outbox outbox = phase == Phase.SENSE ? null : outbox(phase);
        for (int row = fromRow; row < toRow; row++) {
            if (takesTurn(phase, row)) {
                take(turn, outbox, phase, row);
            }
        }
    }

    /** An agent that failed in this step has had its step; one that was stopped has none. */
    private boolean takesTurn(Phase phase, int row) {
        return !roll.stopped(row)
                && (phase != Phase.RESOLVE || !decided.failed.contains(row));
    }

    private void take(AgentTurn with, Outbox outbox, Phase phase, int row) {
        with.open(row, agents.id(row), streamOf(phase), outbox);
        try {
            TurnTaker taker = roll.taker(row);
            if (taker == null) {
                TurnTaker.take(world, phase, with, row);
            } else {
                taker.take(phase, with, row);
            }
        } catch (Exception | AssertionError | StackOverflowError thrown) {
            if (phase == Phase.SENSE) {
                throw thrown;
            }
            fail(outbox, phase, row, thrown);
        }
    }

    /** A row that failed to resolve is taken back after the stage: others may be reading what it decided. */
    private void fail(Outbox outbox, Phase phase, int row, Throwable thrown) {
        outbox.dropLatestOf(row, agents.id(row));
        outbox.failed.add(row);
        outbox.failures.add(new AgentFailure(cycle.step(), agents.id(row), phase, thrown));
        if (phase == Phase.DECIDE) {
            agents.carryForward(row, row + 1);
        }
    }

    /** Takes back the rows that failed to resolve. Called between stages. */
    void rollBack() {
        RowList failed = resolved.failed;
        for (int i = 0; i < failed.size(); i++) {
            agents.carryForward(failed.get(i), failed.get(i) + 1);
        }
    }

    private static int streamOf(Phase phase) {
        return switch (phase) {
            case DECIDE -> Streams.DECIDE;
            case RESOLVE -> Streams.RESOLVE;
            case SENSE -> Streams.SENSE;
            case SETTLE -> Streams.SETTLE;
        };
    }

    /** Unless {@link #renew} did so after the step before. */
    private void carryForward() {
        if (groupSize == 0) {
            agents.carryForward(fromRow, toRow);
        } else if (!cycle.takesPart(Phase.SENSE)) {
            carryGroupsForward();
        }
    }

    private void carryGroupsForward() {
        agents.carryForward(fromRow, toRow);
        world.groups().carryForward(fromRow / groupSize, toRow / groupSize);
    }

    private void settle() {
        turn.callFor(GROUP);
        for (int group = fromRow / groupSize; group < toRow / groupSize; group++) {
            turn.open(group * groupSize, group, Streams.SETTLE, null);
            world.settle(turn, group);
        }
    }

    private void renew() {
        if (groupSize == 0) {
            return;
        }
        carryGroupsForward();
        for (int group = fromRow / groupSize; cycle.renews() && group < toRow / groupSize; group++) {
            turn.callFor(GROUP);
            turn.open(group * groupSize, group, Streams.RENEW, null);
            if (world.renew(turn, group)) {
                world.groups().publish(group, group + 1);
                agents.publish(group * groupSize, (group + 1) * groupSize);
                senseAgain(group * groupSize, (group + 1) * groupSize);
            }
        }
    }

    private void senseAgain(int from, int to) {
        turn.callFor(AGENT);
        for (int row = from; row < to; row++) {
            if (takesTurn(Phase.SENSE, row)) {
                take(turn, null, Phase.SENSE, row);
            }
        }
    }

    /** Values are written here and become true after the stage: a newborn must not see another, nor one that restarts. */
    private void giveBirth() {
        turn.callFor(AGENT);
        if (restarts) {
            restart(decided.failed);
            restart(resolved.failed);
        }
        turn.callFor(NEWBORN);
        Cut born = new Cut(agents.rows() - roll.bornFrom(), cycle.regions().size(), 1);
        for (int i = born.from(index); i < born.from(index + 1); i++) {
            int row = roll.bornFrom() + i;
            bear(row, roll.parentRow(row));
        }
    }

    private void restart(RowList rows) {
        for (int i = 0; i < rows.size(); i++) {
            agents.clearWriteSide(rows.get(i), rows.get(i) + 1);
            bear(rows.get(i), -1);
        }
    }

    private void bear(int row, int parentRow) {
        turn.openAtBirth(row, agents.id(row), Streams.INIT, parentRow);
        world.birth(turn, row);
    }

    /** Makes the first values of those who restarted true. Called between stages. */
    void publishRestarted() {
        if (restarts) {
            publish(decided.failed);
            publish(resolved.failed);
        }
    }

    private void publish(RowList rows) {
        for (int i = 0; i < rows.size(); i++) {
            agents.publish(rows.get(i), rows.get(i) + 1);
        }
    }

    private void index(ShardPass pass) {
        if (index < cycle.shards()) {
            Cut cut = Cut.ofAgents(agents.rows(), cycle.shards());
            for (SpatialIndex spatial : cycle.indexes()) {
                pass.run(spatial, index, cut.from(index), cut.from(index + 1));
            }
        }
    }

    @FunctionalInterface
    private interface ShardPass {
        void run(SpatialIndex index, int shard, int fromRow, int toRow);
    }

    /** Mail from outside comes first, as if its sender had the lowest id. */
    private void sortMail() {
        mail.emptyBins();
        Cut cut = roll.cut();
        if (index == 0) {
            mail.sortOut(cycle.outside(), cut, agents);
        }
        mail.sortOut(decided.mail, resolved.mail, cut, agents);
    }

    private long stateHash() {
        long sum = agents.hash(fromRow, toRow);
        if (groupSize > 0) {
            sum += world.groups().hash(fromRow / groupSize, toRow / groupSize);
        }
        return cycle.failureCount() == 0 ? sum : sum + failureHash();
    }

    private long failureHash() {
        long sum = 0;
        for (int row = fromRow; row < toRow; row++) {
            int failed = roll.failedTurns(row);
            sum += failed == 0 ? 0 : Seeds.derive(agents.id(row), failed);
        }
        return sum;
    }

    private void measure() {
        List<Measure> measures = cycle.measuresAsked();
        int rows = agents.rows();
        Cut blocks = new Cut(PairwiseSum.blocks(rows), cycle.regions().size(), 1);
        for (int m = 0; m < measures.size(); m++) {
            Measure measure = measures.get(m);
            double[] scratch = new double[measure.terms()];
            for (int block = blocks.from(index); block < blocks.from(index + 1); block++) {
                PairwiseSum.sumBlock(block, rows, measure::terms, scratch, cycle.partials(m));
            }
        }
    }

    /** The first of this region's rows in the present stage. */
    public int fromRow() {
        return fromRow;
    }

    /** The end of this region's rows in the present stage. */
    public int toRow() {
        return toRow;
    }

    /** The first row that the next stage will give to this region. */
    public int firstRow() {
        return roll.cut().from(index);
    }

    /** The end of the rows that the next stage will give to this region. */
    public int endRow() {
        return roll.cut().from(index + 1);
    }

    /** The threads that work for this region just now. Called by any thread, for reports only. */
    public List<Busy> busy() {
        return Stream.concat(Stream.of(turn).filter(used -> used.holder() != null), ownTurns.inUse())
                .map(used -> new Busy(stage, used.who(), used.holder()))
                .toList();
    }

    Outbox outbox(Phase phase) {
        return phase == Phase.DECIDE ? decided : resolved;
    }

    MailRoom mail() {
        return mail;
    }

    boolean hasMail() {
        return decided.mail.size + resolved.mail.size > 0;
    }

    boolean changesLives() {
        return decided.changesLives(restarts) || resolved.changesLives(restarts);
    }

    boolean markDying(boolean[] dead) {
        return mark(decided.dying, dead) | mark(resolved.dying, dead);
    }

    private static boolean mark(RowList dying, boolean[] dead) {
        for (int i = 0; i < dying.size(); i++) {
            dead[dying.get(i)] = true;
        }
        return dying.size() > 0;
    }

    void clearMail() {
        decided.mail.clear();
        resolved.mail.clear();
    }

    /** Forgets births, deaths and failures once they have taken effect. */
    void clearLives() {
        decided.clearLives();
        resolved.clearLives();
    }

    long hash() {
        return hash;
    }
}
