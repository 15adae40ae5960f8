package io.throng.marl.rollout;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.Ending;
import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gathers what one crew lived through in a fixed number of steps: decides, and remembers.
 *
 * <p>For each step call {@link #decide}, step the arena, call {@link #reward}; once {@link #isFull}, let a {@link Valuation}
 * say how good it was, learn, and {@link #restart}. Row {@code step * rows + row} of the samples is the crew's row in that
 * step.
 */
public final class Rollout implements AutoCloseable {
    private final Crew crew;
    private final CriticView view;
    private final Supplement supplement;
    private final int steps;
    private final int rows;
    private final int viewWidth;
    private final int criticWidth;
    private final int tileRows;
    private final Samples samples;
    private final ActorPass pass;
    private final float[] viewed;
    private final float[] criticRows;
    private final float[] nextCriticRows;
    private final float[] nextKept;
    private final float[] rewards;
    private final float[] costs;
    private final Ending[] endings;
    private final SortedMap<Integer, float[]> cutOff = new TreeMap<>();
    private OthersActions others;
    private int step;
    private boolean restricted;

    /**
     * Room for a crew of all worlds.
     *
     * @param keepsDescriptions whether samples hold the distributions that actions were drawn from
     */
    public Rollout(
            Backend backend,
            Crew crew,
            CriticView view,
            List<Kind> kinds,
            Actor actor,
            boolean keepsDescriptions,
            int worlds,
            int steps) {
        this(
                backend,
                crew,
                view,
                kinds,
                actor,
                keepsDescriptions,
                worlds,
                steps,
                Supplement.Maker.none().of(crew, worlds));
    }

    /** The same where something follows what actors and critics see. */
    public Rollout(
            Backend backend,
            Crew crew,
            CriticView view,
            List<Kind> kinds,
            Actor actor,
            boolean keepsDescriptions,
            int worlds,
            int steps,
            Supplement supplement) {
        this.crew = crew;
        this.view = view;
        this.supplement = supplement;
        this.steps = steps;
        this.rows = worlds * crew.agentsPerWorld();
        this.viewWidth = view.width(kinds, crew);
        this.criticWidth = viewWidth + supplement.width();
        this.tileRows = backend.tileRows();
        int all = Math.multiplyExact(rows, steps);
        Map<String, Integer> widths = new LinkedHashMap<>();
        widths.put(Samples.OBSERVATIONS, crew.kind().observation().size() + supplement.width());
        widths.put(Samples.CRITIC_INPUTS, criticWidth);
        widths.put(Samples.MASKS, crew.kind().action().choices());
        widths.put(Samples.ACTIONS, actor.distribution().actionColumns());
        widths.put(Samples.DESCRIBED, keepsDescriptions ? actor.distribution().width() : 0);
        widths.put(Samples.ACTOR_MEMORY, actor.network().memory());
        widths.put(Samples.KEPT, actor.network().memory() > 0 ? 1 : 0);
        widths.put(Samples.LOG_PROBABILITIES, 1);
        widths.put(Samples.ALIVE, 1);
        this.samples = new Samples(backend, all, widths);
        this.pass = new ActorPass(crew, actor, worlds, supplement);
        this.viewed = new float[rows * viewWidth];
        this.criticRows = new float[rows * criticWidth];
        this.nextCriticRows = new float[rows * criticWidth];
        this.nextKept = new float[rows];
        this.rewards = new float[all];
        this.costs = new float[all];
        this.endings = new Ending[all];
    }

    /** Keeps what the other agents of each world do, in {@link Samples#OTHERS_ACTIONS}; to be called before the first step. */
    public void keepOthersActions(List<Kind> kinds) {
        others = new OthersActions(kinds, crew);
        samples.add(Samples.OTHERS_ACTIONS, others.width());
    }

    /** Draws this step's actions and writes them to the arena's batches. */
    public void decide(Arena arena, long seed) {
        List<AgentBatch> batches = arena.batches();
        if (pass.memory() != null) {
            samples.get(Samples.ACTOR_MEMORY, step * rows, (step + 1) * rows).copyFrom(pass.memory());
        }
        pass.act(batches, seed, arena.steps(), false);
        put(Samples.OBSERVATIONS, pass.observations());
        put(Samples.ACTIONS, pass.actions());
        put(Samples.LOG_PROBABILITIES, pass.logProbabilities());
        put(Samples.ALIVE, pass.alive());
        if (samples.has(Samples.KEPT)) {
            put(Samples.KEPT, pass.kept());
        }
        if (samples.has(Samples.DESCRIBED)) {
            put(Samples.DESCRIBED, pass.described());
        }
        if (samples.has(Samples.MASKS)) {
            put(Samples.MASKS, pass.masks());
            restricted |= forbids(pass.masks());
        }
        view(batches, AgentBatch::observations, criticRows);
        put(Samples.CRITIC_INPUTS, criticRows);
        pass.settle();
    }

    /** What critics see, and what follows it. */
    private void view(List<AgentBatch> batches, Crew.Rows observations, float[] into) {
        if (supplement.width() == 0) {
            view.gather(batches, crew, observations, into);
            return;
        }
        view.gather(batches, crew, observations, viewed);
        if (supplement.isForCritics()) {
            supplement.follow(viewed, viewWidth, into);
        } else {
            for (int row = 0; row < rows; row++) {
                System.arraycopy(viewed, row * viewWidth, into, row * criticWidth, viewWidth);
            }
        }
    }

    private void put(String column, float[] values) {
        Tensor tensor = samples.get(column);
        long at = (long) step * rows * tensor.columns() * Float.BYTES;
        MemorySegment.copy(values, 0, tensor.segment(), ValueLayout.JAVA_FLOAT, at, values.length);
    }

    private static boolean forbids(float[] masks) {
        for (float allowed : masks) {
            if (allowed == 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether anything was forbidden to anybody in these steps. */
    boolean isRestricted() {
        return restricted;
    }

    /** Remembers what the step paid and which worlds ended. */
    public void reward(Arena arena) {
        int from = step * rows;
        boolean[] truncated = {false};
        float[] alive = pass.alive();
        crew.forEachRow(arena.batches(), (row, batch, batchRow) -> {
            rewards[from + row] = (float) batch.rewards()[batchRow];
            costs[from + row] = (float) batch.costs()[batchRow];
            Ending ending = arena.ending(batch.worldOf(batchRow));
            float lives = ending == Ending.RUNNING ? batch.alive()[batchRow] : batch.finalAlive()[batchRow];
            boolean died = alive[row] != 0 && lives == 0;
            endings[from + row] = died ? Ending.TERMINATED : ending;
            truncated[0] |= ending == Ending.TRUNCATED;
        });
        if (others != null && others.width() > 0) {
            put(Samples.OTHERS_ACTIONS, others.gather(arena.batches()));
        }
        if (truncated[0]) {
            float[] last = new float[criticRows.length];
            view(arena.batches(), AgentBatch::finalObservations, last);
            cutOff.put(step, last);
        }
        step++;
        if (step == steps) {
            lookAhead(arena);
        }
    }

    /** What comes after the last step, which is valued too. */
    private void lookAhead(Arena arena) {
        view(arena.batches(), AgentBatch::observations, nextCriticRows);
        crew.gather(arena.batches(), AgentBatch::begins, 1, nextKept);
        for (int row = 0; row < rows; row++) {
            nextKept[row] = (1 - nextKept[row]) * pass.alive()[row];
        }
    }

    /** Whether all steps have been gathered. */
    public boolean isFull() {
        return step == steps;
    }

    /** Starts gathering anew; what recurrent networks remember is kept. */
    public void restart() {
        step = 0;
        restricted = false;
        cutOff.clear();
    }

    /** What was gathered. */
    public Samples samples() {
        return samples;
    }

    /** Whose experience this is. */
    public Crew crew() {
        return crew;
    }

    /** Rows of one step. */
    public int rows() {
        return rows;
    }

    /** How many steps are gathered. */
    public int steps() {
        return steps;
    }

    /** What each step paid, {@code [steps * rows]}. */
    public float[] rewards() {
        return rewards;
    }

    /** What each step cost, {@code [steps * rows]}. */
    public float[] costs() {
        return costs;
    }

    /** Whether and how it ended for each, {@code [steps * rows]}. */
    public Ending[] endings() {
        return endings;
    }

    /** By step, what critics saw of the states that time limits cut off; other rows mean nothing. */
    SortedMap<Integer, float[]> cutOff() {
        return cutOff;
    }

    /** What critics see after the last step, {@code [rows, critic features]}. */
    float[] nextCriticRows() {
        return nextCriticRows;
    }

    /** 0 for those who forget before the step after the last, {@code [rows]}. */
    float[] nextKept() {
        return nextKept;
    }

    /** The width of a critic's row. */
    int criticWidth() {
        return criticWidth;
    }

    /** How many steps have been gathered. */
    public int gathered() {
        return step;
    }

    /** What has been gathered, in the order it was, for networks without memory; good until the next step. */
    public Batch soFar() {
        return new Batch(samples, restricted, 1, step * rows, tileRows);
    }

    /** Writes what must be known to go on, also in the middle of a rollout, under names that start with {@code name}. */
    public void save(ArchiveWriter archive, String name) throws IOException {
        archive.floats(name + ".pass", pass.save());
        archive.longs(name + ".step", new long[] {step, restricted ? 1 : 0});
        if (step > 0) {
            samples.save(archive, name, step * rows);
            archive.floats(name + ".rewards", Arrays.copyOf(rewards, step * rows));
            archive.floats(name + ".costs", Arrays.copyOf(costs, step * rows));
            archive.ints(
                    name + ".endings",
                    Arrays.stream(endings, 0, step * rows)
                            .mapToInt(Ending::ordinal)
                            .toArray());
            archive.ints(
                    name + ".cut",
                    cutOff.keySet().stream().mapToInt(Integer::intValue).toArray());
            for (Map.Entry<Integer, float[]> cut : cutOff.entrySet()) {
                archive.floats(name + ".cut." + cut.getKey(), cut.getValue());
            }
        }
    }

    /**
     * Takes over what {@link #save} wrote.
     *
     * @throws ArchiveException if it does not fit
     */
    public void load(ArchiveReader archive, String name) throws IOException {
        try {
            pass.load(archive.floats(name + ".pass"));
        } catch (IllegalArgumentException e) {
            throw new ArchiveException(name + ": " + e.getMessage(), e);
        }
        restart();
        long[] progress = archive.longs(name + ".step");
        if (progress.length != 2 || progress[0] < 0 || progress[0] >= steps) {
            throw new ArchiveException(
                    name + ".step must be in [0, " + (steps - 1) + "], got " + Arrays.toString(progress));
        }
        step = (int) progress[0];
        restricted = progress[1] != 0;
        if (step > 0) {
            loadSteps(archive, name);
        }
    }

    private void loadSteps(ArchiveReader archive, String name) throws IOException {
        samples.load(archive, name, step * rows);
        copy(archive.floats(name + ".rewards"), rewards, name + ".rewards");
        copy(archive.floats(name + ".costs"), costs, name + ".costs");
        int[] saved = archive.ints(name + ".endings");
        if (saved.length != step * rows || Arrays.stream(saved).anyMatch(i -> i < 0 || i >= Ending.values().length)) {
            throw new ArchiveException(name + ".endings must be " + step * rows + " endings, got " + saved.length);
        }
        for (int i = 0; i < saved.length; i++) {
            endings[i] = Ending.values()[saved[i]];
        }
        for (int cut : archive.ints(name + ".cut")) {
            float[] last = archive.floats(name + ".cut." + cut);
            if (cut < 0 || cut >= step || last.length != criticRows.length) {
                throw new ArchiveException(name + ".cut must be of steps below " + step + ", got " + cut);
            }
            cutOff.put(cut, last);
        }
    }

    private void copy(float[] saved, float[] into, String name) throws ArchiveException {
        if (saved.length != step * rows) {
            throw new ArchiveException(name + " must be " + step * rows + " numbers, got " + saved.length);
        }
        System.arraycopy(saved, 0, into, 0, saved.length);
    }

    @Override
    public void close() {
        samples.close();
        pass.close();
    }
}
