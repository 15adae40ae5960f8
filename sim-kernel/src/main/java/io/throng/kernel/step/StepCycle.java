package io.throng.kernel.step;

import io.throng.kernel.AgentFailure;
import io.throng.kernel.Cohort;
import io.throng.kernel.Command;
import io.throng.kernel.Inbox;
import io.throng.kernel.Memory;
import io.throng.kernel.Phase;
import io.throng.kernel.SimulationException;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.measure.PairwiseSum;
import io.throng.kernel.random.Seeds;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.space.graph.Network;
import io.throng.kernel.state.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The order of a step: which {@link Stage} comes next, and the short serial work between two stages.
 *
 * <p>The cycle knows nothing of actors. Whoever drives it runs every stage on all regions ({@link RegionWork#run}),
 * waits for all of them, and asks for the next; the waiting must order memory, as a message does. Between stages the
 * driver's thread is alone.
 *
 * <p>Invariants at rest: the read side is the state at {@link #step()}, the indexes describe the read side, the outboxes
 * hold the mail for the next step and nothing else; where groups sense, both sides are equal.
 */
public final class StepCycle {
    /** In so many steps agents do not go far from where their rows were laid out. */
    private static final int STEPS_OF_A_LAYOUT = 32;

    private final World world;
    private long seed;
    private final Set<Phase> phases;
    private final List<Network> networks;
    private final List<SpatialIndex> indexes;
    private final Cohort cohort;
    private final List<Measure> measures;
    private final int shards;
    private final boolean part;
    private final Roll roll;
    private final Claims claims;
    private final List<RegionWork> regions = new ArrayList<>();
    private final MailBag outside = new MailBag();
    private final LateMail lateMail = new LateMail();
    private final FailureLog failures = new FailureLog();
    private final List<double[]> partials = new ArrayList<>();
    private long step;
    private long rowsSeen;
    private boolean renews = true;
    private boolean sitesChange = false;
    private boolean decidesAsCohort;

    /**
     * A world that has not been founded.
     *
     * @param regions how many regions share the rows
     * @param threads how many threads run them, which decides how finely indexes are cut
     * @throws IllegalArgumentException if the world is or was in use, or settles groups that it does not have
     */
    public StepCycle(World world, long seed, int regions, int threads) {
        this(world, seed, regions, threads, false);
    }

    private StepCycle(World world, long seed, int regions, int threads, boolean part) {
        this.part = part;
        this.world = world;
        this.seed = seed;
        this.phases = Set.copyOf(world.phases());
        requireGroups(world, phases);
        SiteTurns.require(world, phases.contains(Phase.SITES));
        world.agents().claim(world.name());
        this.cohort = world.cohort();
        this.networks = List.copyOf(world.networks());
        requireNames(world, networks);
        this.indexes = Stream.<SpatialIndex>concat(world.indexes().stream(), networks.stream())
                .toList();
        this.measures = List.copyOf(world.measures());
        this.shards = Math.min(threads, regions);
        this.roll = new Roll(world, regions);
        this.claims = new Claims(world);
        for (int i = 0; i < regions; i++) {
            this.regions.add(new RegionWork(this, i, regions));
        }
        this.decidesAsCohort = cohort != null && phases.contains(Phase.DECIDE);
    }

    /**
     * A part of a world whose other parts are stepped elsewhere: one region, whose agents' step ends before the indexes are
     * built. See {@link Part}.
     */
    static StepCycle ofPart(World world, long seed) {
        return new StepCycle(world, seed, 1, 1, true);
    }

    private static void requireGroups(World world, Set<Phase> phases) {
        if (world.groupSize() < 0 || world.groupSize() == 0 && phases.contains(Phase.SETTLE)) {
            throw new IllegalArgumentException("group size of " + world.name() + " must be at least "
                    + (phases.contains(Phase.SETTLE) ? "1 in a world that settles" : "0") + ", got "
                    + world.groupSize());
        }
        if (world.groups().name().equals(world.agents().name())) {
            throw new IllegalArgumentException("tables of agents and groups of " + world.name()
                    + " must have different names, got " + world.agents().name() + " twice");
        }
    }

    private static void requireNames(World world, List<Network> networks) {
        if (networks.stream().map(Network::name).distinct().count() < networks.size()) {
            throw new IllegalArgumentException(
                    "networks of " + world.name() + " must have different names, got " + networks);
        }
    }

    /** Adds the founders; returns the stage to run. */
    public Stage found() {
        roll.found();
        networks.forEach(network -> network.found(seed, world.founders()));
        return foundSites();
    }

    private Stage foundSites() {
        world.sites().append(world.siteCount());
        return Stage.FOUND_SITES;
    }

    /**
     * Founds a world in groups anew: step 0 of another run, in the same columns. Returns the stage to run. In a world without
     * groups the agents alive are not its founders.
     */
    public Stage restart(long newSeed) {
        world.agents().clear();
        world.groups().clear();
        world.sites().clear();
        outside.clear();
        lateMail.clear();
        regions.forEach(region -> region.turns().clearMail());
        regions.forEach(region -> region.turns().clearLives());
        decidesAsCohort = cohort != null && phases.contains(Phase.DECIDE);
        seed = newSeed;
        networks.forEach(network -> network.found(newSeed, world.founders()));
        renews = true;
        sitesChange = false;
        resume(0, 0);
        roll.refound();
        return Stage.FOUND_SITES;
    }

    /** The first stage of the next step. */
    public Stage begin() {
        renews = true;
        sitesChange = takesPart(Phase.SITES);
        claims.open(seed, step);
        if (outside.size + lateMail.due(step).size > 0 || anyHasMail()) {
            return Stage.SORT_MAIL;
        }
        regions.forEach(region -> region.mail().emptyInboxes());
        return firstOfTurns();
    }

    private boolean anyHasMail() {
        for (RegionWork region : regions) {
            if (region.turns().hasMail()) {
                return true;
            }
        }
        return false;
    }

    /**
     * What comes after a stage has run on all regions; null when the step is complete.
     *
     * @throws io.throng.kernel.SimulationException if a region could not complete the stage. If that was before the
     *     sides were swapped, the read side still is the state of the last complete step
     */
    public Stage after(Stage stage) {
        throwFault(stage);
        return switch (stage) {
            case SORT_MAIL -> Stage.DELIVER;
            case DELIVER -> emptyOutboxes();
            case DECIDE -> cohortFailed() ? decideOneByOne() : afterDeciding();
            case RESOLVE -> afterTurns();
            case SETTLE -> commit();
            case FOUND_SITES -> publishSites();
            case BIRTH -> grouped() && roll.isFounding() ? Stage.FOUND : bury();
            case FOUND -> publishGroups();
            case COUNT -> arrange();
            case PLACE -> Stage.GATHER;
            case GATHER -> afterIndexes();
            case SITES -> commitSites();
            case SENSE, HASH, MEASURE -> null;
        };
    }

    private Stage publishSites() {
        world.sites().publish(0, world.siteCount());
        return Stage.BIRTH;
    }

    private Stage commitSites() {
        world.sites().swapSides();
        return afterSites();
    }

    private Stage afterSites() {
        return takesPart(Phase.SENSE) ? Stage.SENSE : null;
    }

    /** Whether agents are decided for many at once: not where one has failed, which must be stepped alone. */
    boolean decidesAsCohort() {
        return decidesAsCohort && failures.total() == 0;
    }

    /** From now on agents are decided for one by one: some came who have failed elsewhere. */
    void stopDecidingAsCohort() {
        decidesAsCohort = false;
    }

    private boolean cohortFailed() {
        return decidesAsCohort && regions.stream().anyMatch(RegionWork::cohortFailed);
    }

    private Stage decideOneByOne() {
        decidesAsCohort = false;
        return Stage.DECIDE;
    }

    private Stage afterDeciding() {
        return takesPart(Phase.RESOLVE) ? Stage.RESOLVE : afterTurns();
    }

    /** Of several faults the one of the lowest id is thrown, which does not depend on the cut. */
    private void throwFault(Stage stage) {
        Fault first = null;
        for (RegionWork region : regions) {
            first = Fault.first(first, region.takeFault());
        }
        if (first != null) {
            throw first.asException(world, seed, step, stage);
        }
    }

    private Stage emptyOutboxes() {
        outside.clear();
        lateMail.delivered(step);
        regions.forEach(region -> region.turns().clearMail());
        return firstOfTurns();
    }

    private Stage firstOfTurns() {
        return onlySettles() ? Stage.SETTLE : Stage.DECIDE;
    }

    private Stage afterTurns() {
        regions.forEach(region -> region.turns().rollBack());
        return takesPart(Phase.SETTLE) ? Stage.SETTLE : commit();
    }

    private Stage commit() {
        logFailures();
        takeLateMail();
        world.agents().swapSides();
        if (grouped()) {
            world.groups().swapSides();
        }
        step++;
        roll.dismissGuests();
        return changesLives() ? conceive() : firstOfIndexes();
    }

    /** In order of (phase, region), so that every bag is in order of its dates. */
    private void takeLateMail() {
        for (RegionWork region : regions) {
            lateMail.take(region.turns().outbox(Phase.DECIDE).late, step, MailBag.DECIDED);
        }
        for (RegionWork region : regions) {
            lateMail.take(region.turns().outbox(Phase.RESOLVE).late, step, MailBag.RESOLVED);
        }
    }

    private void logFailures() {
        List<AgentFailure> latest = new ArrayList<>();
        for (RegionWork region : regions) {
            latest.addAll(region.turns().outbox(Phase.DECIDE).failures);
            latest.addAll(region.turns().outbox(Phase.RESOLVE).failures);
        }
        if (!latest.isEmpty()) {
            failures.add(latest);
            roll.count(latest);
        }
    }

    private boolean changesLives() {
        boolean any = false;
        for (RegionWork region : regions) {
            any |= region.turns().changesLives();
        }
        return any;
    }

    private Stage conceive() {
        if (part && regions.getFirst().turns().bears()) {
            throw new SimulationException("an agent of world " + world.name() + " bore a child in step " + (step - 1)
                    + "; a world that runs in parts must have no births: run it in one process");
        }
        roll.conceive(regions);
        return Stage.BIRTH;
    }

    private Stage publishGroups() {
        world.groups().publish(0, world.groups().rows());
        return bury();
    }

    private Stage bury() {
        regions.forEach(region -> region.births().publishRestarted());
        world.agents().publish(roll.bornFrom(), world.agents().rows());
        roll.bury(regions);
        return firstOfIndexes();
    }

    private Stage firstOfIndexes() {
        changeEdges();
        regions.forEach(region -> region.turns().clearLives());
        return part ? null : openIndexes();
    }

    /** Makes the indexes ready for the present rows; returns the stage to run, or null if there is none. */
    Stage openIndexes() {
        for (SpatialIndex index : indexes) {
            index.open(world.agents().rows(), shards);
        }
        return indexes.isEmpty() ? lastStage() : Stage.COUNT;
    }

    /** Now and then lays out the rows as the first index has them: who is near in the world is then near in memory. */
    private Stage afterIndexes() {
        int[] order =
                step % STEPS_OF_A_LAYOUT == 0 && !grouped() ? indexes.getFirst().order() : null;
        if (order != null) {
            order = part ? hostsFirst(order) : order;
            int[] newRow = roll.arrange(order);
            indexes.forEach(index -> index.renumbered(newRow));
        }
        return lastStage();
    }

    private int[] hostsFirst(int[] order) {
        int[] parted = new int[world.agents().rows()];
        int host = 0;
        int guest = roll.hosts();
        for (int place = 0; place < parted.length; place++) {
            int row = order[place];
            parted[row < roll.hosts() ? host++ : guest++] = row;
        }
        return parted;
    }

    private Stage lastStage() {
        return sitesChange ? Stage.SITES : afterSites();
    }

    private void changeEdges() {
        if (!networks.isEmpty()) {
            regions.forEach(region -> region.turns().handOverEdges());
            boolean rowsChanged = rowsSeen != roll.changes();
            networks.forEach(network -> network.commit(rowsChanged));
            rowsSeen = roll.changes();
        }
    }

    private Stage arrange() {
        indexes.forEach(SpatialIndex::arrange);
        return Stage.PLACE;
    }

    /**
     * Mail from outside the world, delivered in the next step to begin. Called between steps.
     *
     * @return whether the receiver is alive; if it is not, the mail is dropped
     */
    public boolean sendFromOutside(Command command) {
        if (world.agents().rowOf(command.receiver()) < 0) {
            return false;
        }
        outside.add(command.receiver(), Inbox.OUTSIDE, command.topic(), command.first(), command.second());
        return true;
    }

    /** The state hash after stage {@link Stage#HASH}: the same however the world is cut. */
    public long hash() {
        long sum = clockHash(step, world.agents().nextId()) + outside.hash(MailBag.OUTSIDE) + lateMail.hash();
        for (RegionWork region : regions) {
            sum += region.hash();
            sum += region.turns().outbox(Phase.DECIDE).mail.hash(MailBag.DECIDED);
            sum += region.turns().outbox(Phase.RESOLVE).mail.hash(MailBag.RESOLVED);
        }
        return sum;
    }

    /** The part of the state hash that belongs to no agent. */
    static long clockHash(long step, long nextId) {
        return Seeds.derive(Seeds.derive(nextId, "next id"), step);
    }

    /** What is kept for the agents. Called at rest. */
    public Memory memory() {
        Table agents = world.agents();
        Table groups = world.groups();
        return new Memory(
                agents.rows(),
                agents.columnBytes() + groups.columnBytes(),
                agents.idBytes() + groups.idBytes() + roll.bytes(),
                indexes.stream().mapToLong(SpatialIndex::bytes).sum(),
                (long) roll.residents() * Memory.BYTES_AN_ACTOR);
    }

    /** Makes room for the sums of the measures; returns the stage to run. */
    public Stage measure() {
        partials.clear();
        for (Measure measure : measures) {
            partials.add(new double[PairwiseSum.blocks(rowsOf(measure)) * measure.terms()]);
        }
        return Stage.MEASURE;
    }

    /** The measures by name after stage {@link Stage#MEASURE}, in the world's order. */
    public Map<String, Double> measures() {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int m = 0; m < measures.size(); m++) {
            Measure measure = measures.get(m);
            int rows = rowsOf(measure);
            double[] sums = measure.combining().whole(partials.get(m), PairwiseSum.blocks(rows), measure.terms());
            values.put(measure.name(), measure.value(sums, rows));
        }
        return values;
    }

    /** How many agents or sites a measure is taken of. */
    int rowsOf(Measure measure) {
        return measure.ofSites() ? world.sites().rows() : world.agents().rows();
    }

    double[] partials(int measure) {
        return partials.get(measure);
    }

    /** What a snapshot holds. Called at rest. */
    public SavedState save() {
        return SavedState.of(this);
    }

    /**
     * Takes over a saved state; returns the stage to run, or null if there is none. Groups are not asked for their
     * renewal again: that happened before the state was saved.
     *
     * @throws IllegalArgumentException if the state does not fit the world
     */
    public Stage load(SavedState saved) {
        saved.into(this);
        renews = false;
        sitesChange = false;
        return firstOfIndexes();
    }

    /** Sets the number of steps completed and the failures so far: part of loading. */
    void resume(long savedStep, long savedFailures) {
        step = savedStep;
        failures.load(savedFailures);
        roll.changed();
    }

    void requireUngrouped() {
        if (grouped()) {
            throw new IllegalStateException("agents of " + world.name()
                    + " stand in groups and are neither born nor removed; mark them as absent in a column");
        }
    }

    /** Refuses an edge in another world's network, or from an agent to itself. */
    void requireEdge(Network network, long from, long to) {
        if (!networks.contains(network)) {
            throw new IllegalArgumentException(
                    network + " is not among the networks of " + world.name() + "; tell it in World.networks()");
        }
        if (from == to) {
            throw new IllegalArgumentException("an edge of network " + network.name()
                    + " must lead to another agent, got " + to + " from " + from);
        }
    }

    boolean grouped() {
        return world.groupSize() > 0;
    }

    boolean takesPart(Phase phase) {
        return phases.contains(phase);
    }

    /** Whether this is a part of a world, the rest of which is elsewhere. */
    boolean isPart() {
        return part;
    }

    /** Whether nobody has a turn before the groups settle. */
    boolean onlySettles() {
        return takesPart(Phase.SETTLE) && !takesPart(Phase.DECIDE) && !takesPart(Phase.RESOLVE);
    }

    /** Whether groups are to be asked for their renewal in stage {@link Stage#SENSE}. */
    boolean renews() {
        return renews;
    }

    /** The world's rules for many agents at once, or null. */
    Cohort cohort() {
        return cohort;
    }

    List<Network> networks() {
        return networks;
    }

    List<SpatialIndex> indexes() {
        return indexes;
    }

    List<Measure> measuresAsked() {
        return measures;
    }

    int shards() {
        return shards;
    }

    Claims claims() {
        return claims;
    }

    MailBag outside() {
        return outside;
    }

    LateMail lateMail() {
        return lateMail;
    }

    /** The steps completed. */
    public long step() {
        return step;
    }

    /** The seed of all random numbers. */
    public long seed() {
        return seed;
    }

    /** The world being stepped. */
    public World world() {
        return world;
    }

    /** The regions in order of their rows. */
    public List<RegionWork> regions() {
        return regions;
    }

    /** Who is alive. */
    public Roll roll() {
        return roll;
    }

    /** The failures kept, in order of (step, agent). */
    public List<AgentFailure> failures() {
        return failures.kept();
    }

    /** How many turns failed, also those no longer kept. */
    public long failureCount() {
        return failures.total();
    }
}
