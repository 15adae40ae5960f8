package io.throng.kernel.record;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Writes a recording: a scene, a manifest, and frames as they come.
 *
 * <p>The file is 8 bytes that name it and blocks, each of them: length of its content (4 bytes), kind (1), step (8), content,
 * CRC-32C of all that (4); little endian. A block is written at once, so that whatever stops the process, all but the
 * last can be read. The first block holds the scene and the manifest; every {@link #WHOLE_EVERY}th frame is whole, others
 * hold what differs from the one before ({@link FrameCodec}).
 *
 * <p>For one thread. Writing blocks on the disk.
 */
public final class Recorder implements Closeable {
    /** How often a frame is whole, so that seeking need not read all before it. */
    public static final int WHOLE_EVERY = 50;

    static final byte[] MAGIC = {'T', 'H', 'R', 'O', 'N', 'G', 'R', 1};
    static final int ABOUT = 1;
    static final int WHOLE = 2;
    static final int DIFFERENCES = 3;
    static final int EVENT = 4;
    static final int MEASURES = 5;
    static final int HEAD_BYTES = Integer.BYTES + 1 + Long.BYTES;

    private final FileChannel channel;
    private final ByteSink block = new ByteSink(1 << 16);
    private final CRC32C checksum = new CRC32C();
    private Frame before = null;
    private int sinceWhole;
    private long bytes;

    private Recorder(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Begins a recording.
     *
     * @param file must not exist
     * @param manifest what was run, as a text for whoever reads it
     */
    public static Recorder create(Path file, Scene scene, String manifest) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Recorder recorder = new Recorder(channel);
        try {
            recorder.write(ByteBuffer.wrap(MAGIC));
            recorder.begin(ABOUT, 0);
            SceneCodec.write(scene, recorder.block);
            recorder.block.putText(manifest);
            recorder.end();
            return recorder;
        } catch (Throwable failure) {
            channel.close();
            throw failure;
        }
    }

    /**
     * Adds a frame.
     *
     * @param frame later than the one before
     */
    public void add(Frame frame) throws IOException {
        if (before != null && frame.step() <= before.step()) {
            throw new IllegalArgumentException("frames must come in order, got step " + frame.step() + " after "
                    + before.step() + "; begin another recording");
        }
        if (!frame.measures().isEmpty()) {
            measures(frame.step(), frame.measures());
        }
        Frame bare = frame.with(Map.of());
        boolean whole = before == null || sinceWhole == WHOLE_EVERY - 1;
        begin(whole ? WHOLE : DIFFERENCES, frame.step());
        if (whole) {
            FrameWriter.whole(bare, block);
        } else {
            FrameWriter.differences(bare, before, block);
        }
        end();
        sinceWhole = whole ? 0 : sinceWhole + 1;
        before = bare;
    }

    /** Adds what was measured at a step, whether there is a frame of it or not. */
    public void measures(long step, Map<String, Double> measures) throws IOException {
        begin(MEASURES, step);
        FrameWriter.measures(measures, block);
        end();
    }

    /**
     * Adds what happened to the run from outside, as a text for whoever reads it.
     *
     * @param step in which it took effect
     */
    public void event(long step, String text) throws IOException {
        begin(EVENT, step);
        block.putText(text);
        end();
    }

    /** How many bytes were written. */
    public long bytes() {
        return bytes;
    }

    private void begin(int kind, long step) {
        block.clear();
        block.putInt(0);
        block.putByte(kind);
        block.putLong(step);
        block.beginHere();
    }

    private void end() throws IOException {
        block.setInt(0, block.size() - HEAD_BYTES);
        checksum.reset();
        checksum.update(block.buffer());
        block.putInt((int) checksum.getValue());
        write(block.buffer());
    }

    private void write(ByteBuffer data) throws IOException {
        bytes += data.remaining();
        while (data.hasRemaining()) {
            channel.write(data);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
