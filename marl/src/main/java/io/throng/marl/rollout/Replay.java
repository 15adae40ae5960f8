package io.throng.marl.rollout;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.Ending;
import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What whole worlds lived through, a step of a world at a time, the newest so many: what is learned from off policy. What
 * agents of one step perceived, did and earned stays together, so that critics may see all of it.
 *
 * <p>Call {@link #before} before agents decide, let the arena step, then call {@link #after}.
 */
public final class Replay {
    private static final long MOST_FLOATS = 1L << 29;

    private final List<Memory> kinds = new ArrayList<>();
    private final int capacity;
    private final float[] goesOn;
    private final float[] ends;
    private int next;
    private int size;

    /** All agents of one kind, a row a world step. */
    private static final class Memory {
        final int agents;
        final int features;
        final int choices;
        final int columns;
        final float[] observations;
        final float[] nextObservations;
        final float[] masks;
        final float[] nextMasks;
        final float[] actions;
        final float[] rewards;
        final float[] alive;
        final float[] nextAlive;

        Memory(Kind kind, int capacity) {
            this.agents = kind.count();
            this.features = agents * kind.observation().size();
            this.choices = agents * kind.action().choices();
            this.columns = agents * kind.action().columns();
            this.observations = new float[capacity * features];
            this.nextObservations = new float[capacity * features];
            this.masks = new float[capacity * choices];
            this.nextMasks = new float[capacity * choices];
            this.actions = new float[capacity * columns];
            this.rewards = new float[capacity * agents];
            this.alive = new float[capacity * agents];
            this.nextAlive = new float[capacity * agents];
        }

        float[] of(Part part) {
            return switch (part) {
                case OBSERVATIONS -> observations;
                case NEXT_OBSERVATIONS -> nextObservations;
                case MASKS -> masks;
                case NEXT_MASKS -> nextMasks;
                case ACTIONS -> actions;
                case REWARDS -> rewards;
                case ALIVE -> alive;
                case NEXT_ALIVE -> nextAlive;
            };
        }

        static long floats(Kind kind) {
            long one = 2L * kind.observation().size()
                    + 2L * kind.action().choices()
                    + kind.action().columns()
                    + 3;
            return kind.count() * one;
        }
    }

    /**
     * Room for so many steps of worlds.
     *
     * @param kinds all of the game
     * @param capacity world steps, at least 1
     * @throws IllegalArgumentException if that takes more than 2 GiB
     */
    public Replay(List<Kind> kinds, int capacity) {
        long floats = kinds.stream().mapToLong(Memory::floats).sum() * capacity;
        if (capacity < 1 || floats > MOST_FLOATS) {
            throw new IllegalArgumentException("replaySteps must be in [1, "
                    + MOST_FLOATS / kinds.stream().mapToLong(Memory::floats).sum()
                    + "] for this game, so that they take at most 2 GiB, got " + capacity);
        }
        this.capacity = capacity;
        this.goesOn = new float[capacity];
        this.ends = new float[capacity];
        kinds.forEach(kind -> this.kinds.add(new Memory(kind, capacity)));
    }

    /** Remembers what agents perceive, of every world. */
    public void before(Arena arena) {
        for (int k = 0; k < kinds.size(); k++) {
            Memory memory = kinds.get(k);
            AgentBatch batch = arena.batches().get(k);
            for (int world = 0; world < arena.worlds(); world++) {
                int at = (next + world) % capacity;
                copy(batch.observations(), world, memory.features, memory.observations, at);
                copy(batch.masks(), world, memory.choices, memory.masks, at);
                copy(batch.alive(), world, memory.agents, memory.alive, at);
            }
        }
    }

    /** Remembers what they did, and what came of it. A world that its time limit cut off goes on as far as values are concerned. */
    public void after(Arena arena) {
        for (int world = 0; world < arena.worlds(); world++) {
            int at = (next + world) % capacity;
            Ending ending = arena.ending(world);
            goesOn[at] = ending == Ending.TERMINATED ? 0 : 1;
            boolean ended = ending != Ending.RUNNING;
            ends[at] = ended ? 1 : 0;
            for (int k = 0; k < kinds.size(); k++) {
                Memory memory = kinds.get(k);
                AgentBatch batch = arena.batches().get(k);
                float[] seen = ended ? batch.finalObservations() : batch.observations();
                copy(seen, world, memory.features, memory.nextObservations, at);
                copy(batch.actions(), world, memory.columns, memory.actions, at);
                if (ended) {
                    Arrays.fill(memory.nextMasks, at * memory.choices, (at + 1) * memory.choices, 1);
                } else {
                    copy(batch.masks(), world, memory.choices, memory.nextMasks, at);
                }
                copy(ended ? batch.finalAlive() : batch.alive(), world, memory.agents, memory.nextAlive, at);
                for (int i = 0; i < memory.agents; i++) {
                    memory.rewards[at * memory.agents + i] = (float) batch.rewards()[world * memory.agents + i];
                }
            }
        }
        next = (next + arena.worlds()) % capacity;
        size = Math.min(capacity, size + arena.worlds());
    }

    private static void copy(float[] from, int row, int width, float[] into, int at) {
        System.arraycopy(from, row * width, into, at * width, width);
    }

    /** How many world steps are remembered. */
    public int size() {
        return size;
    }

    /**
     * Draws world steps, each as likely as any other, by the address of the draw.
     *
     * @param count how many; some may be drawn twice
     * @return their places
     */
    public int[] draw(int count, long seed, long update) {
        Philox random = new Philox().reset(seed, 0, update, Streams.LEARN);
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = random.nextInt(size);
        }
        return places;
    }

    /**
     * Draws runs of consecutive steps of one world each, as likely as any others, by the address of the draw. Episodes may end
     * within.
     *
     * @param count how many runs
     * @param length steps of each; so many steps of all worlds must be remembered
     * @param worlds that were stepped together, always as many
     * @return their places, {@code [count][length]}
     */
    public int[][] drawRuns(int count, int length, int worlds, long seed, long update) {
        int firsts = size - (length - 1) * worlds;
        if (firsts < 1) {
            throw new IllegalStateException("runs of " + length + " steps of " + worlds + " worlds need "
                    + length * worlds + " steps, got " + size);
        }
        Philox random = new Philox().reset(seed, 0, update, Streams.LEARN);
        int oldest = Math.floorMod(next - size, capacity);
        int[][] runs = new int[count][length];
        for (int[] run : runs) {
            int first = random.nextInt(firsts);
            for (int step = 0; step < length; step++) {
                run[step] = (int) (((long) oldest + first + (long) step * worlds) % capacity);
            }
        }
        return runs;
    }

    /** Whether an episode ended with a step, for whatever reason. */
    public boolean ends(int place) {
        return ends[place] != 0;
    }

    /** Whether a world went on after a step: 0 if the rules ended its episode, else 1. */
    public float goesOn(int place) {
        return goesOn[place];
    }

    /** Which numbers of a kind's agents. */
    public enum Part {
        /** What they perceived. */
        OBSERVATIONS,
        /** What they perceived after the step. */
        NEXT_OBSERVATIONS,
        /** What they were allowed. */
        MASKS,
        /** What they were allowed after the step; everything where an episode ended. */
        NEXT_MASKS,
        /** What they did, as the world takes it. */
        ACTIONS,
        /** What they earned. */
        REWARDS,
        /** Whether they took part. */
        ALIVE,
        /** Whether they took part after the step. */
        NEXT_ALIVE
    }

    /**
     * Copies the numbers of some agents of a kind at one place.
     *
     * @param width numbers for each agent
     * @param firstAgent within the kind
     */
    void copy(Part part, int kind, int place, int firstAgent, int agents, int width, float[] into, int at) {
        Memory memory = kinds.get(kind);
        float[] from = memory.of(part);
        System.arraycopy(from, (place * memory.agents + firstAgent) * width, into, at, agents * width);
    }

    /** Writes everything under names that start with {@code name}. */
    public void save(ArchiveWriter archive, String name) throws IOException {
        archive.longs(name + ".progress", new long[] {next, size});
        if (size == 0) {
            return;
        }
        archive.floats(name + ".goes-on", Arrays.copyOf(goesOn, size));
        archive.floats(name + ".ends", Arrays.copyOf(ends, size));
        for (int k = 0; k < kinds.size(); k++) {
            for (Part part : Part.values()) {
                float[] numbers = kinds.get(k).of(part);
                if (numbers.length > 0) {
                    archive.floats(block(name, k, part), Arrays.copyOf(numbers, numbers.length / capacity * size));
                }
            }
        }
    }

    /**
     * Takes over what {@link #save} wrote.
     *
     * @throws ArchiveException if it does not fit
     */
    public void load(ArchiveReader archive, String name) throws IOException {
        long[] progress = archive.longs(name + ".progress");
        boolean fits = progress.length == 2
                && progress[1] >= 0
                && progress[1] <= capacity
                && progress[0] >= 0
                && progress[0] < capacity;
        if (!fits) {
            throw new ArchiveException(name + ".progress must be of at most " + capacity + " steps, got "
                    + Arrays.toString(progress) + "; resume with the settings it was saved with");
        }
        next = (int) progress[0];
        size = (int) progress[1];
        if (size == 0) {
            return;
        }
        fill(archive.floats(name + ".goes-on"), goesOn, 1, name);
        fill(archive.floats(name + ".ends"), ends, 1, name);
        for (int k = 0; k < kinds.size(); k++) {
            for (Part part : Part.values()) {
                float[] numbers = kinds.get(k).of(part);
                if (numbers.length > 0) {
                    fill(archive.floats(block(name, k, part)), numbers, numbers.length / capacity, name);
                }
            }
        }
    }

    private void fill(float[] saved, float[] into, int width, String name) throws ArchiveException {
        if (saved.length != size * width) {
            throw new ArchiveException(
                    name + " must have " + size * width + " numbers in a block, got " + saved.length);
        }
        System.arraycopy(saved, 0, into, 0, saved.length);
    }

    private static String block(String name, int kind, Part part) {
        return name + "." + kind + "." + part.name();
    }
}
