package io.throng.kernel.step;

import io.throng.kernel.Phase;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.measure.PairwiseSum;
import io.throng.kernel.random.Seeds;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.space.graph.Network;
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

    private static final int RESERVE_BYTES = 1 << 20;

    private final StepCycle cycle;
    private final World world;
    private final Table agents;
    private final Roll roll;
    private final int groupSize;
    private final int index;
    private final MailRoom mail;
    private final AgentTurn turn;
    private final OwnTurns ownTurns;
    private final AgentTurns agentTurns;
    private final GroupTurns groupTurns;
    private final BirthTurns birthTurns;
    private final SiteTurns siteTurns;
    private final CohortTurns cohortTurns;
    private boolean cohortFailed;
    private int fromRow;
    private int toRow;
    private long hash;
    private Fault fault = null;

    /** Memory for telling that memory is full; given up by the first fault, which ends the run. */
    @SuppressWarnings({"UnusedVariable", "unused"}) // it is enough that it is held
    private volatile byte[] reserve = new byte[RESERVE_BYTES];

    private volatile Stage stage = Stage.BIRTH;

    RegionWork(StepCycle cycle, int index, int regions) {
        this.cycle = cycle;
        this.world = cycle.world();
        this.agents = world.agents();
        this.roll = cycle.roll();
        this.groupSize = world.groupSize();
        this.index = index;
        this.mail = new MailRoom(regions);
        this.turn = new AgentTurn(cycle, mail.delivery());
        this.ownTurns = new OwnTurns(() -> new AgentTurn(cycle, mail.delivery()));
        this.agentTurns = new AgentTurns(cycle, turn, ownTurns);
        this.groupTurns = new GroupTurns(world, turn, agentTurns);
        this.birthTurns = new BirthTurns(cycle, turn, agentTurns);
        this.siteTurns = new SiteTurns(world, cycle::seed, cycle.claims()::winner);
        this.cohortTurns = cycle.cohort() == null ? null : new CohortTurns(cycle, cycle.cohort());
    }

    /** Runs a whole stage on the calling thread. */
    public void run(Stage toRun) {
        if (toRun == Stage.DECIDE && cycle.decidesAsCohort()) {
            attempt(toRun, this::decideAsCohort);
            return;
        }
        attempt(toRun, () -> {
            prepare();
            Phase phase = turnsOf(toRun);
            if (phase != null) {
                agentTurns.takeAll(phase, fromRow, toRow);
            }
            finish();
        });
    }

    /** In a part of a world guests are decided for too, in vain, for their places are among those of the agents at home. */
    private void decideAsCohort() {
        fromRow = roll.cut().from(index);
        toRow = roll.cut().from(index + 1);
        int endPlace =
                cycle.isPart() ? agents.rows() : toRow; // guests have places too, and what they decide is dropped
        cohortFailed |= !cohortTurns.decide(fromRow, endPlace);
    }

    /** Whether the rules for many agents at once have ever thrown here. */
    boolean cohortFailed() {
        return cohortFailed;
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
        own.callFor(AgentTurn.AGENT);
        try {
            agentTurns.takeOne(phase, row, row - fromRow);
        } catch (Throwable thrown) {
            reserve = null;
            report(Fault.of(own, thrown));
        } finally {
            own.release();
        }
    }

    /** What a stage does after the agents' turns. */
    public void close(Stage toClose) {
        attempt(toClose, () -> {
            if (toClose != Stage.SENSE) {
                ownTurns.collect(toRow - fromRow, agentTurns.outbox(turnsOf(toClose)));
            }
            if (fault == null) {
                finish();
            }
        });
    }

    /** The phase in which a stage gives every agent a turn, or null if it does not. */
    public Phase turnsOf(Stage ofStage) {
        Phase phase = switch (ofStage) {
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
            reserve = null;
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
        reserve = null;
        report(new Fault(-1, "", cause));
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
            case DELIVER -> deliver();
            case DECIDE -> {
                agentTurns.clearClaims();
                carryForward();
            }
            case SETTLE -> settle();
            case FOUND_SITES -> siteTurns.found(sites().from(index), sites().from(index + 1));
            case SITES -> siteTurns.change(cycle.step() - 1, sites().from(index), sites().from(index + 1));
            case BIRTH -> birthTurns.takeAll(index, cycle.regions().size());
            case FOUND -> groupTurns.found(fromRow, toRow);
            case COUNT -> index(SpatialIndex::count);
            case PLACE -> index(SpatialIndex::place);
            case GATHER -> index((spatial, shard, _, _) -> spatial.gather(shard));
            case HASH -> hash = stateHash();
            case MEASURE -> measure();
            case RESOLVE, SENSE -> {}
        }
    }

    private void finish() {
        switch (stage) {
            case DECIDE -> agentTurns.postClaims();
            case RESOLVE -> agentTurns.forgetWhatTheFailedDecided();
            case SENSE -> renew();
            default -> {}
        }
    }

    private Cut sites() {
        return new Cut(world.siteCount(), cycle.regions().size(), world.siteRun());
    }

    /** Where groups sense, {@link #renew} has done so after the step before. */
    private void carryForward() {
        if (groupSize == 0) {
            agents.carryForward(fromRow, toRow);
        } else if (!cycle.takesPart(Phase.SENSE)) {
            groupTurns.carryForward(fromRow, toRow);
        }
    }

    /** Where nobody decides, no stage came before this one. */
    private void settle() {
        if (cycle.onlySettles()) {
            carryForward();
        }
        groupTurns.settle(fromRow, toRow);
    }

    private void renew() {
        if (groupSize > 0) {
            groupTurns.carryForward(fromRow, toRow);
            if (cycle.renews()) {
                groupTurns.renew(fromRow, toRow);
            }
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

    /** Mail from outside comes first, as if its sender had the lowest id; late mail finds its place on delivery. */
    private void sortMail() {
        mail.emptyBins();
        Cut cut = roll.cut();
        if (index == 0) {
            mail.sortOut(cycle.outside(), cut, agents);
            mail.sortOut(cycle.lateMail().due(cycle.step()), cut, agents);
        }
        mail.sortOut(agentTurns.outbox(Phase.DECIDE).mail, agentTurns.outbox(Phase.RESOLVE).mail, cut, agents);
    }

    private void deliver() {
        boolean unordered = agents.scattered() || cycle.lateMail().due(cycle.step()).size > 0;
        mail.deliver(cycle.regions(), index, fromRow, toRow, unordered);
    }

    private long stateHash() {
        long sum = agents.hash(fromRow, toRow);
        for (Network network : cycle.networks()) {
            sum += network.hash(fromRow, toRow);
        }
        if (groupSize > 0) {
            sum += world.groups().hash(fromRow / groupSize, toRow / groupSize);
        }
        sum += world.sites().hash(sites().from(index), sites().from(index + 1));
        return cycle.failureCount() == 0 && !cycle.isPart() ? sum : sum + failureHash();
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
        for (int m = 0; m < measures.size(); m++) {
            Measure measure = measures.get(m);
            int rows = cycle.rowsOf(measure);
            Cut blocks = new Cut(PairwiseSum.blocks(rows), cycle.regions().size(), 1);
            double[] scratch = new double[measure.terms()];
            for (int block = blocks.from(index); block < blocks.from(index + 1); block++) {
                measure.combining()
                        .block(
                                block,
                                rows,
                                (rank, into) -> measure.terms(measure.ofSites() ? rank : agents.rowAt(rank), into),
                                scratch,
                                cycle.partials(m));
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

    AgentTurns turns() {
        return agentTurns;
    }

    BirthTurns births() {
        return birthTurns;
    }

    MailRoom mail() {
        return mail;
    }

    long hash() {
        return hash;
    }
}
