package io.throng.kernel.record;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

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
    private static final int WHOLE = 0;
    private static final int DIFFERENCES = 1;
    private static final int AGENTS = 1;
    private static final int FIELD = 2;
    private static final int EDGES = 3;
    private static final int STILL = 4;
    private static final int DENSE = 0;
    private static final int LISTED = 1;
    private static final int SAME = 2;
    private static final int HEADROOM = 8;

    private final Scene scene;
    private final ByteSink sink = new ByteSink(1 << 12);

    /** A codec of a scene's frames. */
    public FrameCodec(Scene scene) {
        this.scene = scene;
    }

    /** A whole frame. */
    public byte[] encode(Frame frame) {
        sink.clear();
        whole(frame, sink);
        return sink.toArray();
    }

    void whole(Frame frame, ByteSink into) {
        into.putByte(WHOLE);
        head(frame, into);
        for (Frame.Content content : frame.layers()) {
            switch (content) {
                case Frame.Agents agents -> {
                    into.putByte(AGENTS);
                    into.putInt(agents.count());
                    ids(agents, into);
                    agents.channels().forEach(codes -> codes(codes, into));
                }
                case Frame.Field field -> {
                    into.putByte(FIELD);
                    codes(field.cells(), into);
                }
                case Frame.Edges edges -> {
                    into.putByte(EDGES);
                    edges(edges, into);
                }
                case Frame.Still _ -> into.putByte(STILL);
            }
        }
    }

    /** What differs from the frame before. */
    void differences(Frame frame, Frame before, ByteSink into) {
        into.putByte(DIFFERENCES);
        head(frame, into);
        for (int i = 0; i < frame.layers().size(); i++) {
            switch (frame.layers().get(i)) {
                case Frame.Agents agents ->
                    differences(agents, (Frame.Agents) before.layers().get(i), into);
                case Frame.Field field -> {
                    into.putByte(FIELD);
                    Codes old = ((Frame.Field) before.layers().get(i)).cells();
                    differences(field.cells(), old.bytes(), into);
                }
                case Frame.Edges edges ->
                    differences(edges, (Frame.Edges) before.layers().get(i), into);
                case Frame.Still _ -> into.putByte(STILL);
            }
        }
    }

    private static void head(Frame frame, ByteSink into) {
        into.putLong(frame.step());
        measures(frame.measures(), into);
    }

    static void measures(Map<String, Double> measures, ByteSink into) {
        into.putInt(measures.size());
        measures.forEach((name, value) -> {
            into.putText(name);
            into.putDouble(value);
        });
    }

    static SequencedMap<String, Double> measures(ByteSource source) throws RecordingException {
        SequencedMap<String, Double> measures = new LinkedHashMap<>();
        int count = source.takeCount(Integer.BYTES + Double.BYTES);
        for (int i = 0; i < count; i++) {
            measures.put(source.takeText(), source.takeDouble());
        }
        return measures;
    }

    private static void ids(Frame.Agents agents, ByteSink into) {
        into.putByte(agents.ids().length == 0 ? DENSE : LISTED);
        long last = 0;
        for (long id : agents.ids()) {
            into.putVarint(id - last);
            last = id;
        }
    }

    private static void range(Codes codes, ByteSink into) {
        into.putDouble(codes.low());
        into.putDouble(codes.high());
    }

    private static void codes(Codes codes, ByteSink into) {
        range(codes, into);
        into.align();
        into.put(codes.bytes());
    }

    private static void edges(Frame.Edges edges, ByteSink into) {
        into.putInt(edges.from().length);
        into.align();
        into.putInts(edges.from());
        into.putInts(edges.to());
    }

    private static void differences(Frame.Agents agents, Frame.Agents before, ByteSink into) {
        into.putByte(AGENTS);
        into.putInt(agents.count());
        boolean same = agents.count() == before.count() && Arrays.equals(agents.ids(), before.ids());
        if (same) {
            into.putByte(SAME);
        } else {
            ids(agents, into);
        }
        int[] places = same ? new int[0] : places(agents, before);
        for (int i = 0; i < agents.channels().size(); i++) {
            Codes old = before.channels().get(i);
            differences(agents.channels().get(i), same ? old.bytes() : moved(old, places), into);
        }
    }

    private static void differences(Codes codes, byte[] before, ByteSink into) {
        range(codes, into);
        into.putDifferences(codes.bytes(), codes.meaning().bytes(), before);
    }

    private static void differences(Frame.Edges edges, Frame.Edges before, ByteSink into) {
        into.putByte(EDGES);
        boolean same = Arrays.equals(edges.from(), before.from()) && Arrays.equals(edges.to(), before.to());
        into.putByte(same ? SAME : LISTED);
        if (!same) {
            edges(edges, into);
        }
    }

    /** Where each agent was in the frame before, or -1. Both go up by id. */
    private static int[] places(Frame.Agents agents, Frame.Agents before) {
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
    private static byte[] moved(Codes codes, int[] places) {
        int width = codes.meaning().bytes();
        byte[] moved = new byte[places.length * width];
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                Codes.put(moved, width, i, codes.code(places[i]));
            }
        }
        return moved;
    }

    /**
     * A whole frame.
     *
     * @throws RecordingException if it is damaged, or none of this scene
     */
    public Frame decode(byte[] bytes) throws RecordingException {
        ByteSource source = new ByteSource(ByteBuffer.wrap(bytes), "the frame");
        return decode(source, null);
    }

    /** A frame of either kind; {@code before} is asked for, and null if there is none. */
    Frame decode(ByteSource source, Frame before) throws RecordingException {
        int form = source.takeByte();
        if (form != WHOLE && (form != DIFFERENCES || before == null)) {
            throw source.damaged("a frame of form " + form + " cannot stand here");
        }
        long step = source.takeLong();
        SequencedMap<String, Double> measures = measures(source);
        Frame old = form == WHOLE ? null : before;
        List<Frame.Content> contents = new ArrayList<>();
        for (int i = 0; i < scene.layers().size(); i++) {
            contents.add(content(
                    source,
                    scene.layers().get(i),
                    old == null ? null : old.layers().get(i)));
            requireEnds(source, scene.layers().get(i), contents);
        }
        source.requireEnd();
        return new Frame(step, measures, contents);
    }

    private Frame.Content content(ByteSource source, Layer layer, Frame.Content before) throws RecordingException {
        int tag = source.takeByte();
        int expected = switch (layer) {
            case Layer.Agents _ -> AGENTS;
            case Layer.Field _ -> FIELD;
            case Layer.Edges _ -> EDGES;
            case Layer.Lines _ -> STILL;
        };
        if (tag != expected) {
            throw source.damaged("layer " + layer.name() + " begins with " + tag + " instead of " + expected);
        }
        return switch (layer) {
            case Layer.Agents agents -> agents(source, agents, (Frame.Agents) before);
            case Layer.Field field -> field(source, field, (Frame.Field) before);
            case Layer.Edges _ -> edges(source, (Frame.Edges) before);
            case Layer.Lines _ -> new Frame.Still();
        };
    }

    private static Frame.Agents agents(ByteSource source, Layer.Agents layer, Frame.Agents before)
            throws RecordingException {
        int count = source.takeInt();
        int bytesEach =
                layer.channels().stream().mapToInt(c -> c.meaning().bytes()).sum();
        requireRoom(source, count, Long.BYTES + Integer.BYTES + bytesEach);
        long[] ids = ids(source, count, before);
        boolean same = before != null && before.count() == count && Arrays.equals(before.ids(), ids);
        Frame.Agents shape = new Frame.Agents(count, ids, List.of());
        int[] places = before == null || same ? new int[0] : places(shape, before);
        List<Codes> channels = new ArrayList<>();
        for (int i = 0; i < layer.channels().size(); i++) {
            byte[] old = null;
            if (before != null) {
                Codes codes = before.channels().get(i);
                old = same ? codes.bytes() : moved(codes, places);
            }
            channels.add(codes(source, layer.channels().get(i), count, old));
        }
        return new Frame.Agents(count, ids, channels);
    }

    private static long[] ids(ByteSource source, int count, Frame.Agents before) throws RecordingException {
        int form = source.takeByte();
        return switch (form) {
            case DENSE -> new long[0];
            case LISTED -> listed(source, count);
            default -> {
                if (form != SAME || before == null || before.count() != count) {
                    throw source.damaged("ids of form " + form + " cannot stand here");
                }
                yield before.ids();
            }
        };
    }

    private static long[] listed(ByteSource source, int count) throws RecordingException {
        long[] ids = new long[count];
        long last = -1;
        for (int i = 0; i < count; i++) {
            ids[i] = Math.max(last, 0) + source.takeVarint();
            if (ids[i] <= last) {
                throw source.damaged("id " + ids[i] + " comes after " + last);
            }
            last = ids[i];
        }
        return ids;
    }

    private static Frame.Field field(ByteSource source, Layer.Field layer, Frame.Field before)
            throws RecordingException {
        requireRoom(source, layer.cells(), layer.channel().meaning().bytes());
        return new Frame.Field(codes(
                source,
                layer.channel(),
                layer.cells(),
                before == null ? null : before.cells().bytes()));
    }

    private static Codes codes(ByteSource source, Channel channel, int count, byte[] before) throws RecordingException {
        double low = source.takeDouble();
        double high = source.takeDouble();
        if (!(Double.isFinite(high - low) && low < high)) {
            throw source.damaged("channel " + channel.name() + " has the range [" + low + ", " + high + "]");
        }
        int width = channel.meaning().bytes();
        byte[] bytes;
        if (before == null) {
            source.align();
            bytes = source.take(Math.multiplyExact(count, width));
        } else {
            bytes = source.takeDifferences(count, width, before);
        }
        Codes codes = new Codes(channel.meaning(), low, high, bytes);
        requireKnown(source, channel, codes);
        return codes;
    }

    private static void requireKnown(ByteSource source, Channel channel, Codes codes) throws RecordingException {
        if (channel.meaning() == Meaning.CATEGORY) {
            int names = channel.categories().size();
            for (byte code : codes.bytes()) {
                if ((code & 0xff) >= names) {
                    throw source.damaged(
                            "channel " + channel.name() + " has a category " + (code & 0xff) + " of " + names);
                }
            }
        }
    }

    private static Frame.Edges edges(ByteSource source, Frame.Edges before) throws RecordingException {
        if (before != null) {
            int form = source.takeByte();
            if (form == SAME) {
                return before;
            }
            if (form != LISTED) {
                throw source.damaged("edges of form " + form);
            }
        }
        int count = source.takeInt();
        source.align();
        requireRoom(source, count, 0);
        int[] from = source.takeInts(count);
        int[] to = source.takeInts(count);
        return new Frame.Edges(from, to);
    }

    /** Checks that edges are between agents that are there. */
    private void requireEnds(ByteSource source, Layer layer, List<Frame.Content> contents) throws RecordingException {
        if (layer instanceof Layer.Edges edges && contents.getLast() instanceof Frame.Edges ends) {
            int count = contents.get(scene.indexOf(edges.agents())) instanceof Frame.Agents agents ? agents.count() : 0;
            for (int i = 0; i < ends.from().length; i++) {
                int from = ends.from()[i];
                int to = ends.to()[i];
                if (from < 0 || from >= count || to < 0 || to >= count) {
                    throw source.damaged("an edge of " + layer.name() + " leads from " + from + " to " + to + " of "
                            + count + " agents");
                }
            }
        }
    }

    /** Checks that so many things fit into this JVM several times. */
    private static void requireRoom(ByteSource source, int count, int bytesEach) throws RecordingException {
        long most = Runtime.getRuntime().maxMemory() / HEADROOM;
        if (count < 0 || (long) count * bytesEach > most) {
            throw source.damaged("it has " + count + " things of " + bytesEach + " bytes, more than the " + most
                    + " bytes that a heap of this size allows; if it is whole, give Java more heap");
        }
    }
}
