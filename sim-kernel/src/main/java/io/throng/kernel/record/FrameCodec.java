package io.throng.kernel.record;

import java.nio.ByteBuffer;

/**
 * Frames of one scene as bytes, little endian.
 *
 * <p>A whole frame: byte 0; step (8 bytes); measures: their count (4), each a text and a double; then each layer in the scene's
 * order, beginning with a byte that says what it is:
 *
 * <ul>
 *   <li>1, agents: count (4); a byte, 0 if ids are 0 to count - 1, otherwise 1 and the differences of the ids as varints; then
 *       each channel: its range (two doubles), zeros up to a multiple of 4 bytes, its codes;
 *   <li>2, a field: range, zeros up to a multiple of 4, codes;
 *   <li>3, edges: count (4), zeros up to a multiple of 4, the indexes of one end, then of the other (4 bytes each);
 *   <li>4, nothing.
 * </ul>
 *
 * <p>A text is its length (4) and UTF-8. So the codes of a whole frame can be handed to a graphics card as they are. A frame of
 * differences begins with byte 1 and has, in place of codes, the differences of codes from the frame before, agent by agent
 * ({@link ByteSink#putDifferences}); ids and edges that are the same are a byte 2.
 *
 * <p>For one thread.
 */
public final class FrameCodec {
    static final int WHOLE = 0;
    static final int DIFFERENCES = 1;
    static final int AGENTS = 1;
    static final int FIELD = 2;
    static final int EDGES = 3;
    static final int STILL = 4;
    static final int DENSE = 0;
    static final int LISTED = 1;
    static final int SAME = 2;

    private final Scene scene;
    private final ByteSink sink = new ByteSink(1 << 12);

    /** A codec of a scene's frames. */
    public FrameCodec(Scene scene) {
        this.scene = scene;
    }

    /** A whole frame. */
    public byte[] encode(Frame frame) {
        sink.clear();
        FrameWriter.whole(frame, sink);
        return sink.toArray();
    }

    /**
     * A whole frame.
     *
     * @throws RecordingException if it is damaged, or none of this scene
     */
    public Frame decode(byte[] bytes) throws RecordingException {
        return decode(new ByteSource(ByteBuffer.wrap(bytes), "the frame"), null);
    }

    /** A frame of either kind; {@code before} is asked for, and null if there is none. */
    Frame decode(ByteSource source, Frame before) throws RecordingException {
        return new FrameReader(scene, source).read(before);
    }

    /** Where each agent was in the frame before, or -1. Both go up by id. */
    static int[] places(Frame.Agents agents, Frame.Agents before) {
        int[] places = new int[agents.count()];
        int old = 0;
        for (int i = 0; i < places.length; i++) {
            while (old < before.count() && before.id(old) < agents.id(i)) {
                old++;
            }
            places[i] = old < before.count() && before.id(old) == agents.id(i) ? old : -1;
        }
        return places;
    }

    /** Codes of the frame before at the places of this one's agents; 0 for who is new. */
    static byte[] moved(Codes codes, int[] places) {
        int width = codes.meaning().bytes();
        byte[] moved = new byte[places.length * width];
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                Codes.put(moved, width, i, codes.code(places[i]));
            }
        }
        return moved;
    }
}
