package io.throng.kernel.mason;

import io.throng.kernel.archive.ArchiveWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what the fields of a MASON model hold, frame by frame, into an archive that {@link RecordedFields} reads: for
 * frame 3 the blocks {@code 3/valgrid} ({@code [width, height]}), {@code 3/buggrid} ({@code [objects, 2]}) and
 * {@code 3/buggrid.ids} ({@code [objects]}); {@code channels} tells what each field is, {@code steps} the step of each frame.
 *
 * <p>The file is there when it is committed, and whole. Not for several threads at once.
 */
public final class FieldRecording implements AutoCloseable {
    static final String KIND = "mason-fields";
    static final int VERSION = 1;
    static final String STEPS = "steps";
    static final String CHANNELS = "channels";
    static final String IDS = ".ids";

    private final ArchiveWriter archive;
    private final List<Long> steps = new ArrayList<>();
    private final List<String> channels = new ArrayList<>();

    private FieldRecording(ArchiveWriter archive) {
        this.archive = archive;
    }

    /** Begins a recording that will replace the file. */
    public static FieldRecording create(Path file) throws IOException {
        return new FieldRecording(ArchiveWriter.create(file, KIND, VERSION));
    }

    /**
     * Adds a frame.
     *
     * @param step of MASON's schedule
     * @param fields as {@link MasonRun#fields} gives them
     */
    public void add(long step, List<FieldFrame> fields) throws IOException {
        String prefix = steps.size() + "/";
        for (FieldFrame field : fields) {
            boolean values = field.meaning() == FieldFrame.Meaning.VALUES;
            archive.doubles(
                    prefix + field.name(),
                    field.values(),
                    values ? (long) field.width() : field.ids().length,
                    values ? (long) field.height() : 2);
            if (!values) {
                archive.ints(prefix + field.name() + IDS, field.ids());
            }
            String channel = channel(field);
            if (!channels.contains(channel)) {
                channels.add(channel);
            }
        }
        steps.add(step);
    }

    /** Name, meaning and size, as {@code valgrid VALUES 100.0 100.0}; a name is a Java name and has no spaces. */
    private static String channel(FieldFrame field) {
        return field.name() + " " + field.meaning() + " " + field.width() + " " + field.height();
    }

    /** The frames so far. */
    public int frames() {
        return steps.size();
    }

    /** Puts the recording in the file's place. */
    public void commit() throws IOException {
        archive.text(CHANNELS, String.join("\n", channels));
        archive.longs(STEPS, steps.stream().mapToLong(Long::longValue).toArray());
        archive.commit();
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
