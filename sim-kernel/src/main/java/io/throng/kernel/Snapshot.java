package io.throng.kernel;

import io.throng.kernel.archive.ArchiveBlock;
import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.step.SavedState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The whole state of a simulation between two steps, in memory or in a file.
 *
 * <p>It does not depend on threads, regions or stepping mode, and holds no code: reading one executes nothing.
 */
public final class Snapshot {
    /** How names of blocks start that whoever writes the file may add for whoever reads it; no part of the state. */
    public static final String BESIDE = "beside/";

    private static final String KIND = "snapshot";
    private static final int VERSION = 1;
    private static final String WORLD = "world";
    private static final String PARAMETERS = "parameters";
    private static final String CLOCK = "clock";

    /** A text that whoever writes the file may add for whoever reads it; no part of the state. */
    private static final String ABOUT = "about";

    private static final Set<String> HEADERS = Set.of(WORLD, PARAMETERS, CLOCK, ABOUT);

    private final String worldName;
    private final String parameters;
    private final SavedState state;

    /** A snapshot of a state. */
    public Snapshot(String worldName, String parameters, SavedState state) {
        this.worldName = worldName;
        this.parameters = parameters;
        this.state = state;
    }

    /** The name of the world that was saved. */
    public String worldName() {
        return worldName;
    }

    /** The parameters of the world that was saved, as {@link World#parameters} told them. */
    public String parameters() {
        return parameters;
    }

    /** The seed of the run. */
    public long seed() {
        return state.seed();
    }

    /** The steps taken when it was saved. */
    public long step() {
        return state.step();
    }

    /** The state itself. */
    public SavedState state() {
        return state;
    }

    /**
     * Checks that a world is the one that was saved, with the same parameters.
     *
     * @throws IllegalArgumentException if it is not
     */
    public void requireWorld(World world) {
        requireName(world);
        if (!world.parameters().equals(parameters)) {
            throw new IllegalArgumentException(
                    "the snapshot is of world " + worldName + " with parameters " + parameters + ", not with "
                            + world.parameters() + "; restore it with the parameters it was saved with");
        }
    }

    void requireName(World world) {
        if (!world.name().equals(worldName)) {
            throw new IllegalArgumentException("the snapshot is of world " + worldName + ", not " + world.name()
                    + "; restore it into the world that saved it");
        }
    }

    /**
     * Writes the snapshot so that after a crash at any moment the file is either the old one or the new one.
     *
     * @throws IOException if it cannot be written; the old file is untouched
     */
    public void write(Path file) throws IOException {
        try (ArchiveWriter writer = ArchiveWriter.create(file, KIND, VERSION)) {
            write(writer, "");
            writer.commit();
        }
    }

    /** Adds the snapshot to an archive of something larger, its blocks' names starting with the prefix. */
    public void write(ArchiveWriter writer, String prefix) throws IOException {
        writer.text(prefix + WORLD, worldName);
        writer.text(prefix + PARAMETERS, parameters);
        writer.longs(prefix + CLOCK, new long[] {state.seed(), state.step()});
        for (Map.Entry<String, Object> block : state.blocks().entrySet()) {
            write(writer, prefix + block.getKey(), block.getValue());
        }
    }

    private static void write(ArchiveWriter writer, String name, Object values) throws IOException {
        switch (values) {
            case int[] ints -> writer.ints(name, ints);
            case long[] longs -> writer.longs(name, longs);
            case float[] floats -> writer.floats(name, floats);
            case double[] doubles -> writer.doubles(name, doubles);
            default -> throw new AssertionError("no such column type: " + values.getClass());
        }
    }

    /**
     * Reads a snapshot.
     *
     * @throws ArchiveException if the file is damaged, cut short or not a snapshot; the message says what is wrong
     */
    public static Snapshot read(Path file) throws IOException {
        try (ArchiveReader reader = ArchiveReader.open(file, KIND, VERSION)) {
            return read(reader, "");
        }
    }

    /** Reads what {@link #write(ArchiveWriter, String)} added. */
    public static Snapshot read(ArchiveReader reader, String prefix) throws IOException {
        long[] clock = reader.longs(prefix + CLOCK);
        if (clock.length != 2) {
            throw new ArchiveException(
                    "the clock of a snapshot has 2 numbers, got " + clock.length + "; use another file");
        }
        Map<String, Object> blocks = new LinkedHashMap<>();
        for (ArchiveBlock block : reader.blocks()) {
            if (block.name().startsWith(prefix)) {
                String name = block.name().substring(prefix.length());
                if (!HEADERS.contains(name) && !name.startsWith(BESIDE)) {
                    blocks.put(name, read(reader, block));
                }
            }
        }
        SavedState state = new SavedState(clock[0], clock[1], blocks);
        return new Snapshot(reader.text(prefix + WORLD), reader.text(prefix + PARAMETERS), state);
    }

    private static Object read(ArchiveReader reader, ArchiveBlock block) throws IOException {
        return switch (block.type()) {
            case BYTES -> reader.bytes(block.name());
            case TEXT -> reader.text(block.name());
            case INTS -> reader.ints(block.name());
            case LONGS -> reader.longs(block.name());
            case FLOATS -> reader.floats(block.name());
            case DOUBLES -> reader.doubles(block.name());
        };
    }
}
