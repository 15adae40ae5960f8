package io.throng.kernel.mason;

import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.state.Column;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.LongColumn;
import io.throng.kernel.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Many runs of one MASON model as a world: every run is an agent, and its turn is to take some steps of MASON's schedule.
 *
 * <pre>{@code
 * MasonModel model = MasonModel.named("sim.app.flockers.Flockers");
 * try (MasonBatch batch = new MasonBatch(model, 8, 50, List.of());
 *         Simulation simulation = Simulation.start(batch, 7, Execution.defaults().withRegions(8))) {
 *     simulation.run(10);                                  // 500 steps of each of 8 runs
 *     List<Replica> replicas = simulation.atRest(batch::replicas);
 * }
 * }</pre>
 *
 * <p>A run's seed is the first 32 bits that its agent draws at its birth, so it depends on the simulation's seed and on the
 * agent's number alone. MASON's generator takes no more: of n runs two have the same seed with a chance of about
 * n<sup>2</sup> / 2<sup>33</sup>.
 *
 * <p>A run's state is MASON's. The columns hold what it follows from, the seed and the steps, and a digest of it. A restored
 * or forked run is made again from its seed up to its step, and the digest compared: a model that is not a function of its
 * seed cannot be restored, and its agent fails with a message that says so. Making a run again takes as long as its steps did
 * and must end within the execution's deadline, as a turn must.
 */
public final class MasonBatch implements World, AutoCloseable {
    private final MasonModel model;
    private final int replicas;
    private final int every;
    private final List<String> measures;
    private final Table table = new Table("runs");
    private final IntColumn seed = table.constantInts("mason seed", "");
    private final LongColumn steps = table.longs("steps", "");
    private final IntColumn ended = table.ints("ended", "");
    private final LongColumn digest = table.longs("digest", "");
    private final List<DoubleColumn> values = new ArrayList<>();
    private final AtomicReferenceArray<MasonRun> runs;

    /**
     * Runs of a model, not yet founded.
     *
     * @param model what is run
     * @param replicas how many runs, at least 1
     * @param every MASON's steps in one of the simulation's, at least 1
     * @param measures what is measured after each of the simulation's steps: names that {@link MasonRun#measures} tells
     */
    public MasonBatch(MasonModel model, int replicas, int every, List<String> measures) {
        if (replicas < 1) {
            throw new IllegalArgumentException("replicas must be at least 1, got " + replicas);
        }
        if (every < 1) {
            throw new IllegalArgumentException("every must be at least 1 step, got " + every);
        }
        this.model = model;
        this.replicas = replicas;
        this.every = every;
        this.measures = List.copyOf(measures);
        this.measures.forEach(name -> values.add(table.doubles(name, "")));
        this.runs = new AtomicReferenceArray<>(replicas);
        requireRunnable();
    }

    /** Makes one run, so that whoever builds the world is told what is wrong, not the first agent. */
    private void requireRunnable() {
        try (MasonRun trial = model.start(0)) {
            measures.forEach(trial::measure);
        }
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public String parameters() {
        return "every=" + every + " settings=" + model.settings();
    }

    @Override
    public Table agents() {
        return table;
    }

    @Override
    public int founders() {
        return replicas;
    }

    @Override
    public void birth(Turn turn, int row) {
        seed.write()[row] = turn.random().nextInt();
        MasonRun run = model.start(seed.write()[row]);
        replace((int) turn.id(), run);
        write(row, run);
    }

    private void replace(int id, MasonRun with) {
        MasonRun before = runs.getAndSet(id, with);
        if (before != null) {
            before.close();
        }
    }

    private void write(int row, MasonRun run) {
        steps.write()[row] = run.steps();
        ended.write()[row] = run.ended() ? 1 : 0;
        digest.write()[row] = run.digest();
        for (int i = 0; i < measures.size(); i++) {
            values.get(i).write()[row] = run.measure(measures.get(i));
        }
    }

    @Override
    public void decide(Turn turn, int row) {
        int id = (int) turn.id();
        boolean done = false;
        try {
            MasonRun run = run(id, row);
            run.advance(every);
            write(row, run);
            done = true;
        } finally {
            if (!done) {
                replace(id, null); // it may be anywhere; its row is where it was before
            }
        }
    }

    /** The run that a row tells of, made again where it is not at hand. */
    private MasonRun run(int id, int row) {
        MasonRun known = runs.get(id);
        if (known != null && known.steps() == steps.read()[row] && known.ended() == (ended.read()[row] == 1)) {
            return known;
        }
        MasonRun again = model.start(seed.read()[row]);
        replace(id, again);
        again.advance(steps.read()[row] + ended.read()[row]);
        requireSame(again, row);
        return again;
    }

    private void requireSame(MasonRun again, int row) {
        long found = again.digest();
        if (found != digest.read()[row]) {
            throw new IllegalStateException("model " + model.name() + ", run again from MASON's seed "
                    + Integer.toUnsignedString(seed.read()[row])
                    + " through " + steps.read()[row] + " steps, came to digest " + Long.toHexString(found)
                    + " instead of " + Long.toHexString(digest.read()[row])
                    + "; it is not a function of its seed and cannot be restored: begin a new run");
        }
    }

    /** The mean over the runs of each measure, not a number where a run's is not. */
    @Override
    public List<Measure> measures() {
        List<Measure> means = new ArrayList<>();
        values.forEach(column -> means.add(new MeanOf(column)));
        return means;
    }

    /** The mean of a column. */
    private record MeanOf(Column column) implements Measure {
        @Override
        public String name() {
            return column.name();
        }

        @Override
        public String unit() {
            return column.unit();
        }

        @Override
        public int terms() {
            return 1;
        }

        @Override
        public void terms(int row, double[] into) {
            into[0] = column.value(row, 0);
        }

        @Override
        public double value(double[] sums, int rows) {
            return sums[0] / rows;
        }
    }

    /** The names of what is measured. */
    public List<String> measured() {
        return measures;
    }

    /** How the runs stand, in order of their numbers; to be read between steps, by {@code Simulation.atRest}. */
    public List<Replica> replicas() {
        List<Replica> all = new ArrayList<>();
        for (int id = 0; id < replicas; id++) {
            int row = table.rowOf(id);
            double[] measured = new double[values.size()];
            for (int i = 0; i < measured.length; i++) {
                measured[i] = values.get(i).read()[row];
            }
            long masonSeed = Integer.toUnsignedLong(seed.read()[row]);
            all.add(new Replica(
                    id, masonSeed, steps.read()[row], ended.read()[row] == 1, digest.read()[row], measured));
        }
        return all;
    }

    /**
     * What the fields of a run hold now; to be read between steps, by {@code Simulation.atRest}. A restored run is made
     * again first, which takes as long as its steps did.
     *
     * @param id the run's number, from 0
     */
    public List<FieldFrame> fields(int id) {
        return run(id, table.rowOf(id)).fields();
    }

    /** Ends the models and the threads that they may have; call it after the simulation's end. */
    @Override
    public void close() {
        for (int id = 0; id < replicas; id++) {
            replace(id, null);
        }
    }
}
