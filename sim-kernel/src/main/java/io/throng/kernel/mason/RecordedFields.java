package io.throng.kernel.mason;

import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what {@link FieldRecording} wrote, any frame at a time.
 *
 * <pre>{@code
 * try (RecordedFields recorded = RecordedFields.open(file)) {
 *     double[] warmth = recorded.frame(recorded.steps().length - 1).getFirst().values();
 * }
 * }</pre>
 */
public final class RecordedFields implements AutoCloseable {
    private final ArchiveReader archive;
    private final long[] steps;
    private final List<FieldFrame> channels = new ArrayList<>();

    private RecordedFields(ArchiveReader archive) throws IOException {
        this.archive = archive;
        this.steps = archive.longs(FieldRecording.STEPS);
        for (String line : archive.text(FieldRecording.CHANNELS).lines().toList()) {
            channels.add(channel(line));
        }
    }

    private static FieldFrame channel(String line) throws ArchiveException {
        String[] words = line.split(" ", -1);
        try {
            return new FieldFrame(
                    words[0],
                    FieldFrame.Meaning.valueOf(words[1]),
                    Double.parseDouble(words[2]),
                    Double.parseDouble(words[3]),
                    new int[0],
                    new double[0]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new ArchiveException("a channel must be a name, a meaning, a width and a height, got \"" + line
                    + "\" (" + e.getMessage() + "); use another file");
        }
    }

    /**
     * Opens a recording.
     *
     * @throws ArchiveException if the file is damaged, cut short or something else; the message says what is wrong
     */
    public static RecordedFields open(Path file) throws IOException {
        ArchiveReader archive = ArchiveReader.open(file, FieldRecording.KIND, FieldRecording.VERSION);
        boolean opened = false;
        try {
            RecordedFields recorded = new RecordedFields(archive);
            opened = true;
            return recorded;
        } finally {
            if (!opened) {
                archive.close();
            }
        }
    }

    /** MASON's step of each frame, {@code [frames]}. */
    public long[] steps() {
        return steps.clone();
    }

    /** The fields of a frame, counted from 0, as they were recorded. */
    public List<FieldFrame> frame(int frame) throws IOException {
        List<FieldFrame> fields = new ArrayList<>();
        for (FieldFrame channel : channels) {
            String name = frame + "/" + channel.name();
            if (archive.has(name)) {
                boolean values = channel.meaning() == FieldFrame.Meaning.VALUES;
                int[] ids = values ? new int[0] : archive.ints(name + FieldRecording.IDS);
                fields.add(new FieldFrame(
                        channel.name(),
                        channel.meaning(),
                        channel.width(),
                        channel.height(),
                        ids,
                        archive.doubles(name)));
            }
        }
        return fields;
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
