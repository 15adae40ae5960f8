package io.throng.kernel.record;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Reads what a {@link Recorder} wrote, whether the recorder ended or not: what follows the last whole block is passed over.
 *
 * <p>Opening reads the heads of all blocks; content is checked when it is read. Memory does not depend on the length of the
 * file but for 20 bytes a frame, the events and the measures. Nothing in a file is executed, and no length is believed.
 *
 * <p>Threads: methods may be called by any thread, one at a time; they block on the disk.
 */
public final class Recording implements Closeable {
    private static final int MOST_FRAMES = 1 << 22;
    private static final int MOST_EVENTS = 1 << 16;
    private static final int MOST_MEASUREMENTS = 1 << 18;
    private static final int HEADROOM = 4;

    private final Path file;
    private final FileChannel channel;
    private final long size;
    private Scene scene;
    private String manifest;
    private FrameCodec codec;
    private final List<Event> events = new ArrayList<>();
    private final TreeMap<Long, SequencedMap<String, Double>> measures = new TreeMap<>();
    private long[] offsets = new long[1 << 8];
    private long[] steps = new long[1 << 8];
    private boolean[] whole = new boolean[1 << 8];
    private int frames;
    private long end;
    private int present = -1;
    private Frame frame;

    /** What happened to the run from outside. */
    public record Event(long step, String text) {}

    private record Head(int length, int kind, long step) {}

    private Recording(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
    }

    /**
     * Opens a recording.
     *
     * @throws RecordingException if it is none, or damaged at its beginning
     */
    public static Recording open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new RecordingException(file + " is not a file; give a recording");
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            Recording recording = new Recording(file, channel);
            recording.readAbout();
            recording.scan();
            return recording;
        } catch (Throwable failure) {
            channel.close();
            throw failure;
        }
    }

    private void readAbout() throws IOException {
        byte[] magic = read(0, (int) Math.min(size, Recorder.MAGIC.length)).array();
        if (!Arrays.equals(magic, Recorder.MAGIC)) {
            throw new RecordingException(file + " is not a recording, or one of another version of Throng; give a file"
                    + " that throng run --record wrote");
        }
        Head head = head(Recorder.MAGIC.length);
        if (head == null || head.kind() != Recorder.ABOUT) {
            throw new RecordingException(file + " is damaged: it does not say what it shows; use another recording");
        }
        ByteSource about = content(Recorder.MAGIC.length, head);
        scene = SceneCodec.read(about);
        manifest = about.takeText();
        about.requireEnd();
        codec = new FrameCodec(scene);
        end = after(Recorder.MAGIC.length, head);
    }

    /** Finds the blocks. The last one found may be damaged: then it is as if it were not there. */
    private void scan() throws IOException {
        for (Head head = head(end); head != null; head = head(end)) {
            if (after(end, head) == size && !isWhole(end)) {
                return;
            }
            switch (head.kind()) {
                case Recorder.WHOLE, Recorder.DIFFERENCES -> addFrame(head);
                case Recorder.EVENT -> addEvent(head);
                case Recorder.MEASURES -> addMeasures(head);
                default -> throw damaged("a block of kind " + head.kind() + " at byte " + end);
            }
            end = after(end, head);
        }
    }

    private boolean isWhole(long at) throws IOException {
        try {
            content(at, head(at));
            return true;
        } catch (RecordingException torn) {
            return false;
        }
    }

    private void addFrame(Head head) throws RecordingException {
        if (frames == MOST_FRAMES) {
            throw damaged("it has more than " + MOST_FRAMES + " frames");
        }
        if (frames > 0 ? head.step() <= steps[frames - 1] : head.kind() != Recorder.WHOLE) {
            throw damaged("the frame of step " + head.step() + " cannot stand at byte " + end);
        }
        if (frames == steps.length) {
            offsets = Arrays.copyOf(offsets, 2 * frames);
            steps = Arrays.copyOf(steps, 2 * frames);
            whole = Arrays.copyOf(whole, 2 * frames);
        }
        offsets[frames] = end;
        steps[frames] = head.step();
        whole[frames++] = head.kind() == Recorder.WHOLE;
    }

    private void addEvent(Head head) throws IOException {
        if (events.size() == MOST_EVENTS) {
            throw damaged("it has more than " + MOST_EVENTS + " events");
        }
        events.add(new Event(head.step(), content(end, head).takeText()));
    }

    private void addMeasures(Head head) throws IOException {
        if (measures.size() == MOST_MEASUREMENTS) {
            throw damaged("it was measured more than " + MOST_MEASUREMENTS + " times");
        }
        measures.put(head.step(), FrameReader.measures(content(end, head)));
    }

    /** The head of a block, or null where no whole block follows. */
    private Head head(long at) throws IOException {
        if (size - at < Recorder.HEAD_BYTES + Integer.BYTES) {
            return null;
        }
        ByteBuffer head = read(at, Recorder.HEAD_BYTES);
        int length = head.getInt();
        int kind = head.get();
        if (length < 0 || length > size - at - Recorder.HEAD_BYTES - Integer.BYTES) {
            return null;
        }
        return new Head(length, kind, head.getLong());
    }

    private static long after(long at, Head head) {
        return at + Recorder.HEAD_BYTES + head.length() + Integer.BYTES;
    }

    private ByteSource content(long at, Head head) throws IOException {
        if (head.length() > Runtime.getRuntime().maxMemory() / HEADROOM) {
            throw damaged("a block of " + head.length() + " bytes at byte " + at
                    + " is larger than a heap of this size allows; if it is whole, give Java more heap");
        }
        ByteBuffer block = read(at, Recorder.HEAD_BYTES + head.length() + Integer.BYTES);
        int end = block.limit() - Integer.BYTES;
        CRC32C checksum = new CRC32C();
        checksum.update(block.duplicate().limit(end));
        if ((int) checksum.getValue() != block.getInt(end)) {
            throw damaged("the checksum of the block at byte " + at + " is wrong");
        }
        return new ByteSource(block.limit(end).position(Recorder.HEAD_BYTES), file.toString());
    }

    private ByteBuffer read(long at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        for (long from = at; buffer.hasRemaining(); ) {
            int read = channel.read(buffer, from);
            if (read < 0) {
                throw damaged("it became shorter while it was being read");
            }
            from += read;
        }
        return buffer.flip();
    }

    private RecordingException damaged(String what) {
        return new RecordingException(file + " is damaged: " + what + "; use another recording");
    }

    /** What it shows. */
    public Scene scene() {
        return scene;
    }

    /** What was run, as the recorder was told. */
    public String manifest() {
        return manifest;
    }

    /** What happened from outside, in order. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    /** What was measured, by step. */
    public SortedMap<Long, SequencedMap<String, Double>> measures() {
        return Collections.unmodifiableSortedMap(measures);
    }

    /** How many frames there are. */
    public int frames() {
        return frames;
    }

    /** The step of a frame, counted from 0. */
    public long step(int index) {
        return steps[Objects.checkIndex(index, frames)];
    }

    /** The number of the last frame at or before a step; -1 if there is none. */
    public int indexAt(long step) {
        int found = Arrays.binarySearch(steps, 0, frames, step);
        return found >= 0 ? found : -found - 2;
    }

    /**
     * A frame. Reading them in order is quick; any other costs the frames since the last whole one.
     *
     * @throws RecordingException if it is damaged
     */
    public Frame frame(int index) throws IOException {
        Objects.checkIndex(index, frames);
        int from = index;
        while (!whole[from]) {
            from--;
        }
        if (present >= from && present <= index) {
            from = present + 1;
        } else {
            frame = null;
        }
        for (int i = from; i <= index; i++) {
            present = -1;
            Frame decoded = codec.decode(content(offsets[i], head(offsets[i])), frame);
            if (decoded.step() != steps[i]) {
                throw damaged("the frame of step " + steps[i] + " says that it is of step " + decoded.step());
            }
            frame = decoded;
            present = i;
        }
        return frame.with(measures.getOrDefault(frame.step(), new LinkedHashMap<>()));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
