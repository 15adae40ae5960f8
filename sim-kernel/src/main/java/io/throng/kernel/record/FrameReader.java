package io.throng.kernel.record;

import static io.throng.kernel.record.FrameCodec.AGENTS;
import static io.throng.kernel.record.FrameCodec.DENSE;
import static io.throng.kernel.record.FrameCodec.DIFFERENCES;
import static io.throng.kernel.record.FrameCodec.EDGES;
import static io.throng.kernel.record.FrameCodec.FIELD;
import static io.throng.kernel.record.FrameCodec.LISTED;
import static io.throng.kernel.record.FrameCodec.SAME;
import static io.throng.kernel.record.FrameCodec.STILL;
import static io.throng.kernel.record.FrameCodec.WHOLE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Reads a frame as {@link FrameCodec} says, and believes nothing it reads. */
final class FrameReader {
    private static final int HEADROOM = 8;

    private final Scene scene;
    private final ByteSource source;

    FrameReader(Scene scene, ByteSource source) {
        this.scene = scene;
        this.source = source;
    }

    static SequencedMap<String, Double> measures(ByteSource source) throws RecordingException {
        SequencedMap<String, Double> measures = new LinkedHashMap<>();
        int count = source.takeCount(Integer.BYTES + Double.BYTES);
        for (int i = 0; i < count; i++) {
            measures.put(source.takeText(), source.takeDouble());
        }
        return measures;
    }

    /** A frame of either kind; the one before is asked for by differences, and null if there is none. */
    Frame read(Frame before) throws RecordingException {
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
                    scene.layers().get(i), old == null ? null : old.layers().get(i)));
            requireEnds(scene.layers().get(i), contents);
        }
        source.requireEnd();
        return new Frame(step, measures, contents);
    }

    private Frame.Content content(Layer layer, Frame.Content before) throws RecordingException {
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
            case Layer.Agents agents -> agents(agents, (Frame.Agents) before);
            case Layer.Field field -> field(field, (Frame.Field) before);
            case Layer.Edges _ -> edges((Frame.Edges) before);
            case Layer.Lines _ -> new Frame.Still();
        };
    }

    private Frame.Agents agents(Layer.Agents layer, Frame.Agents before) throws RecordingException {
        int count = source.takeInt();
        int bytesEach =
                layer.channels().stream().mapToInt(c -> c.meaning().bytes()).sum();
        requireRoom(count, Long.BYTES + Integer.BYTES + bytesEach);
        long[] ids = ids(count, before);
        boolean same = before != null && before.count() == count && Arrays.equals(before.ids(), ids);
        Frame.Agents shape = new Frame.Agents(count, ids, List.of());
        int[] places = before == null || same ? new int[0] : FrameCodec.places(shape, before);
        List<Codes> channels = new ArrayList<>();
        for (int i = 0; i < layer.channels().size(); i++) {
            byte[] old = null;
            if (before != null) {
                Codes codes = before.channels().get(i);
                old = same ? codes.bytes() : FrameCodec.moved(codes, places);
            }
            channels.add(codes(layer.channels().get(i), count, old));
        }
        return new Frame.Agents(count, ids, channels);
    }

    private long[] ids(int count, Frame.Agents before) throws RecordingException {
        int form = source.takeByte();
        return switch (form) {
            case DENSE -> new long[0];
            case LISTED -> listed(count);
            default -> {
                if (form != SAME || before == null || before.count() != count) {
                    throw source.damaged("ids of form " + form + " cannot stand here");
                }
                yield before.ids();
            }
        };
    }

    private long[] listed(int count) throws RecordingException {
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

    private Frame.Field field(Layer.Field layer, Frame.Field before) throws RecordingException {
        requireRoom(layer.cells(), layer.channel().meaning().bytes());
        return new Frame.Field(codes(
                layer.channel(),
                layer.cells(),
                before == null ? null : before.cells().bytes()));
    }

    private Codes codes(Channel channel, int count, byte[] before) throws RecordingException {
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
        requireKnown(channel, codes);
        return codes;
    }

    private void requireKnown(Channel channel, Codes codes) throws RecordingException {
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

    private Frame.Edges edges(Frame.Edges before) throws RecordingException {
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
        requireRoom(count, 0);
        int[] from = source.takeInts(count);
        int[] to = source.takeInts(count);
        return new Frame.Edges(from, to);
    }

    /** Checks that edges are between agents that are there. */
    private void requireEnds(Layer layer, List<Frame.Content> contents) throws RecordingException {
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
    private void requireRoom(int count, int bytesEach) throws RecordingException {
        long most = Runtime.getRuntime().maxMemory() / HEADROOM;
        if (count < 0 || (long) count * bytesEach > most) {
            throw source.damaged("it has " + count + " things of " + bytesEach + " bytes, more than the " + most
                    + " bytes that a heap of this size allows; if it is whole, give Java more heap");
        }
    }
}
