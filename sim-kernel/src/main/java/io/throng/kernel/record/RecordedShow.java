package io.throng.kernel.record;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SortedMap;

/** Shows a recording. */
public final class RecordedShow implements Show {
    private final Recording recording;
    private final SequencedMap<String, String> facts;
    private int index;

    /**
     * A show of a recording with a frame or more, which is closed with it.
     *
     * @param facts where it comes from
     */
    public RecordedShow(Recording recording, SequencedMap<String, String> facts) {
        if (recording.frames() == 0) {
            throw new IllegalArgumentException("the recording has no frame yet; record more steps");
        }
        this.recording = recording;
        this.facts = new LinkedHashMap<>(facts);
    }

    @Override
    public Scene scene() {
        return recording.scene();
    }

    @Override
    public SequencedMap<String, String> facts() {
        return facts;
    }

    @Override
    public long first() {
        return recording.step(0);
    }

    @Override
    public long last() {
        return recording.step(recording.frames() - 1);
    }

    @Override
    public long step() {
        return recording.step(index);
    }

    @Override
    public long next() {
        return index < recording.frames() - 1 ? recording.step(index + 1) : step() + 1;
    }

    /** One step on from a frame is the next frame, however many steps lie between. */
    @Override
    public void move(long step) {
        int found = Math.max(0, recording.indexAt(step));
        boolean onward = step == step() + 1 && found == index && index < recording.frames() - 1;
        index = onward ? index + 1 : found;
    }

    @Override
    public Frame frame() throws IOException {
        return recording.frame(index);
    }

    @Override
    public SortedMap<Long, SequencedMap<String, Double>> measures() {
        return recording.measures();
    }

    @Override
    public void close() throws IOException {
        recording.close();
    }
}
