package io.throng.kernel.step;

import io.throng.kernel.Phase;
import io.throng.kernel.state.Table;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The whole state of a world at rest as named primitive arrays; there is no generator state, because randomness is
 * addressed. It does not depend on how the world was cut and can be loaded under any number of regions.
 *
 * @param seed the seed of all random numbers
 * @param step the steps completed
 * @param blocks arrays by name
 */
public record SavedState(long seed, long step, Map<String, Object> blocks) {
    /** The agents' next id, and how many turns failed so far. */
    private static final String COUNTERS = "counters";

    /** Pairs of agent and number of failed turns. */
    private static final String FAILED_TURNS = "failed turns";

    /** Before the name of a network. */
    private static final String NETWORK = "network.";

    private static final String OUTSIDE = "mail.outside";
    private static final String LATE = "mail.late";

    /** Memory of all values. */
    public long bytes() {
        long bytes = 0;
        for (Object block : blocks.values()) {
            boolean wide = block instanceof long[] || block instanceof double[];
            bytes += (long) Array.getLength(block) * (wide ? Long.BYTES : Integer.BYTES);
        }
        return bytes;
    }

    static SavedState of(StepCycle cycle) {
        Map<String, Object> blocks = new LinkedHashMap<>();
        blocks.put(COUNTERS, new long[] {cycle.world().agents().nextId(), cycle.failureCount()});
        for (Table table : tables(cycle)) {
            table.save().forEach(column -> blocks.put(column.name(), column.values()));
        }
        cycle.networks().forEach(network -> blocks.put(NETWORK + network.name(), network.save()));
        blocks.put(FAILED_TURNS, failedTurns(cycle));
        put(blocks, OUTSIDE, cycle.outside());
        for (Phase phase : RegionWork.TURNS) {
            MailBag all = new MailBag();
            cycle.regions().forEach(region -> all.append(region.turns().outbox(phase).mail));
            all.sortBySender(0, all.size);
            put(blocks, mail(phase), all);
        }
        putLate(blocks, cycle.lateMail());
        return new SavedState(cycle.seed(), cycle.step(), blocks);
    }

    private static List<Table> tables(StepCycle cycle) {
        List<Table> tables = new ArrayList<>(List.of(cycle.world().agents()));
        if (cycle.grouped()) {
            tables.add(cycle.world().groups());
        }
        if (cycle.world().siteCount() > 0) {
            tables.add(cycle.world().sites());
        }
        return tables;
    }

    private static long[] failedTurns(StepCycle cycle) {
        Table agents = cycle.world().agents();
        return IntStream.range(0, agents.rows())
                .map(agents::rowAt)
                .filter(row -> cycle.roll().failedTurns(row) > 0)
                .boxed()
                .flatMapToLong(row -> LongStream.of(agents.id(row), cycle.roll().failedTurns(row)))
                .toArray();
    }

    private static String mail(Phase phase) {
        return "mail." + phase.name().toLowerCase(Locale.ROOT);
    }

    private static void put(Map<String, Object> blocks, String name, MailBag bag) {
        blocks.put(name + ".receiver", Arrays.copyOf(bag.receiver, bag.size));
        blocks.put(name + ".sender", Arrays.copyOf(bag.sender, bag.size));
        blocks.put(name + ".topic", Arrays.copyOf(bag.topic, bag.size));
        blocks.put(name + ".first", Arrays.copyOf(bag.first, bag.size));
        blocks.put(name + ".second", Arrays.copyOf(bag.second, bag.size));
    }

    private static void putLate(Map<String, Object> blocks, LateMail late) {
        MailBag all = MailBag.dated();
        LongStream.Builder due = LongStream.builder();
        late.waiting().forEach((step, bag) -> {
            all.append(bag);
            IntStream.range(0, bag.size).forEach(i -> due.add(step));
        });
        if (all.size > 0) {
            put(blocks, LATE, all);
            blocks.put(LATE + ".sent", Arrays.copyOf(all.date, all.size));
            blocks.put(LATE + ".due", due.build().toArray());
        }
    }

    void into(StepCycle cycle) {
        if (seed != cycle.seed()) {
            throw new IllegalArgumentException("the saved state has seed " + seed + ", the run has " + cycle.seed());
        }
        if (step < 0) {
            throw new IllegalArgumentException("the saved step must not be negative, got " + step);
        }
        requireNoOtherColumns(cycle);
        long[] counters = require(COUNTERS, long[].class, 2);
        cycle.world().agents().load(counters[0], blocks::get);
        if (cycle.grouped()) {
            loadGroups(cycle);
        }
        if (cycle.world().siteCount() > 0) {
            loadSites(cycle);
        }
        cycle.networks().forEach(network -> network.load(require(NETWORK + network.name(), long[].class, -1)));
        cycle.resume(step, counters[1]);
        loadFailedTurns(cycle);
        take(OUTSIDE, cycle.outside());
        takeLate(cycle.lateMail());
        for (Phase phase : RegionWork.TURNS) {
            take(mail(phase), cycle.regions().getFirst().turns().outbox(phase).mail);
        }
    }

    /** Columns that are missing are found by the tables. */
    private void requireNoOtherColumns(StepCycle cycle) {
        List<String> known = new ArrayList<>(List.of(COUNTERS, FAILED_TURNS));
        for (Table table : tables(cycle)) {
            known.add(table.name() + ".ids");
            table.columns().forEach(column -> known.add(table.name() + "." + column.name()));
        }
        cycle.networks().forEach(network -> known.add(NETWORK + network.name()));
        for (String block : blocks.keySet()) {
            if (!known.contains(block) && !block.startsWith("mail.")) {
                throw new IllegalArgumentException("the saved state has " + block + ", which world "
                        + cycle.world().name() + " has not; restore it into the world that saved it");
            }
        }
    }

    private void loadGroups(StepCycle cycle) {
        Table groups = cycle.world().groups();
        int size = cycle.world().groupSize();
        int saved = require(groups.name() + ".ids", long[].class, -1).length;
        int agents = cycle.world().agents().rows();
        if (agents != cycle.world().founders() || saved * (long) size != agents) {
            throw new IllegalArgumentException("the saved state has " + agents + " agents in " + saved
                    + " groups, the world " + cycle.world().founders() + " in groups of " + size
                    + "; restore it with the parameters it was saved with");
        }
        groups.load(saved, blocks::get);
    }

    private void loadSites(StepCycle cycle) {
        Table sites = cycle.world().sites();
        int saved = require(sites.name() + ".ids", long[].class, -1).length;
        if (saved != cycle.world().siteCount()) {
            throw new IllegalArgumentException("the saved state has " + saved + " " + sites.name() + ", the world "
                    + cycle.world().siteCount() + "; restore it with the parameters it was saved with");
        }
        sites.load(saved, blocks::get);
    }

    private void loadFailedTurns(StepCycle cycle) {
        long[] pairs = require(FAILED_TURNS, long[].class, -1);
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            int row = cycle.world().agents().rowOf(pairs[i]);
            if (row < 0) {
                throw new IllegalArgumentException("the saved state counts failures of agent " + pairs[i]
                        + ", who is not among its agents; use another snapshot");
            }
            cycle.roll().setFailedTurns(row, (int) pairs[i + 1]);
        }
    }

    private void take(String name, MailBag bag) {
        long[] receiver = require(name + ".receiver", long[].class, -1);
        int count = receiver.length;
        long[] sender = require(name + ".sender", long[].class, count);
        int[] topic = require(name + ".topic", int[].class, count);
        double[] first = require(name + ".first", double[].class, count);
        double[] second = require(name + ".second", double[].class, count);
        bag.clear();
        for (int i = 0; i < count; i++) {
            bag.add(receiver[i], sender[i], topic[i], first[i], second[i]);
        }
    }

    /** Most worlds have none, and then there are no such blocks. */
    private void takeLate(LateMail late) {
        late.clear();
        if (!blocks.containsKey(LATE + ".due")) {
            return;
        }
        MailBag all = new MailBag();
        take(LATE, all);
        long[] due = require(LATE + ".due", long[].class, all.size);
        long[] sent = require(LATE + ".sent", long[].class, all.size);
        for (int i = 0; i < all.size; i++) {
            if (due[i] < step) {
                throw new IllegalArgumentException("the saved state of step " + step + " has mail that was due in step "
                        + due[i] + "; use another snapshot");
            }
            late.add(due[i], sent[i], all.receiver[i], all.sender[i], all.topic[i], all.first[i], all.second[i]);
        }
    }

    private <A> A require(String name, Class<A> type, int length) {
        Object block = blocks.get(name);
        if (!type.isInstance(block)) {
            throw new IllegalArgumentException(
                    "the saved state has no " + type.getSimpleName() + " named " + name + "; use another snapshot");
        }
        int got = Array.getLength(block);
        if (length >= 0 && got != length) {
            throw new IllegalArgumentException(
                    name + " must hold " + length + " values, got " + got + "; use another snapshot");
        }
        return type.cast(block);
    }
}
