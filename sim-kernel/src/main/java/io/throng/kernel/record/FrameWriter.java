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

import java.util.Arrays;
import java.util.Map;

/** Writes frames as {@link FrameCodec} says. */
final class FrameWriter {
    private FrameWriter() {}

    /** A frame that needs no other. */
    static void whole(Frame frame, ByteSink into) {
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
    static void differences(Frame frame, Frame before, ByteSink into) {
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
        int[] places = same ? new int[0] : FrameCodec.places(agents, before);
        for (int i = 0; i < agents.channels().size(); i++) {
            Codes old = before.channels().get(i);
            differences(agents.channels().get(i), same ? old.bytes() : FrameCodec.moved(old, places), into);
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
}
